#!/bin/bash
# Runs scripts against a real tgtd, a fresh one for each: tgt-judge.sh FOLDER. Prints "SCRIPT LINE STATUS" for every
# call of tgtadm. To be started in network and mount namespaces of its own, where it cannot meet another tgtd.
folder=$1
ip link set lo up
mount -t tmpfs none /run
mkdir -p /run/lock
truncate -s 1M /run/disk
ln -s /run/disk /run/disk1
ln -s /run/disk /run/disk2
for script in "$folder"/*.sh; do
  tgtd -f -C 7 --iscsi portal=127.0.0.1:3260 >/dev/null 2>&1 &
  daemon=$!
  for _ in $(seq 200); do
    tgtadm -C 7 --mode system --op show >/dev/null 2>&1 && break
    sleep 0.02
  done
  (
    tgtadm() {
      command tgtadm -C 7 "$@" >/dev/null 2>&1
      local status=$?
      echo "${script##*/} ${BASH_LINENO[0]} $status"
      return $status
    }
    . "$script" 2>/dev/null
  )
  kill -9 "$daemon"
  wait "$daemon" 2>/dev/null
done
exit 0
