#!/bin/bash
# Has tgt-admin set up a real tgtd of each file: tgt-admin-judge.sh FOLDER. FOLDER holds NAME.conf and beside each
# NAME.stores, the paths it exports, which are made as files. Prints "NAME STATUS", and leaves in NAME.state what tgtd
# then has. To be started in network and mount namespaces of its own, where it cannot meet another tgtd.
folder=$1
ip link set lo up
mount -t tmpfs none /run
mkdir -p /run/lock
mount -t tmpfs none /mnt
mkdir -p /mnt/shm
for device in null zero urandom random full; do cp -a "/dev/$device" /mnt/; done
mount --bind /mnt /dev
for file in "$folder"/*.conf; do
  while read -r store; do
    case $store in
    /dev/*) mkdir -p "$(dirname "$store")" && truncate -s 1M "$store" ;;
    esac
  done < "${file%.conf}.stores"
  tgtd -f -C 7 --iscsi portal=127.0.0.1:3260 > /dev/null 2>&1 &
  daemon=$!
  for _ in $(seq 200); do
    tgtadm -C 7 --mode system --op show > /dev/null 2>&1 && break
    sleep 0.02
  done
  tgt-admin -e -C 7 -c "$file" > "${file%.conf}.said" 2>&1 < /dev/null
  status=$?
  echo "$(basename "$file" .conf) $status"
  tgtadm -C 7 --mode target --op show > "${file%.conf}.state" 2>&1
  kill -9 "$daemon"
  wait "$daemon" 2> /dev/null
done 2> /dev/null
exit 0
