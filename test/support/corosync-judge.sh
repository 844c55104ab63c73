#!/bin/bash
# Asks the installed corosync about corosync.conf files.
#
#   corosync-judge.sh CASES
#
# CASES holds one directory per case with corosync.conf, the file "node" with the name of the machine, "addresses" with
# the addresses it has, and "hosts" in the form of /etc/hosts. Every case is read by "corosync -t" in namespaces of its
# own. For each a line "NAME STATUS" is printed, and what corosync said is left in CASES/NAME/said.
set -u
CASES=$(realpath "$1")
export CASES

exec unshare --mount --net --uts --propagation private bash -c '
mount -t tmpfs tmpfs /mnt || exit 1
mkdir -p /mnt/corosync/uidgid.d
head -c 256 /dev/zero | tr "\0" k > /mnt/corosync/authkey
: > /mnt/hosts
mount --bind /mnt/corosync /etc/corosync
mount --bind /mnt/hosts /etc/hosts
mount -t tmpfs tmpfs /var/log
mkdir -p /var/log/corosync /var/log/cluster
ip link set lo up
for case in "$CASES"/*/; do
  name=$(basename "$case")
  # Not hostname(1), which refuses names that corosync takes.
  cat "$case/node" > /proc/sys/kernel/hostname
  cat "$case/hosts" > /etc/hosts
  ip address flush dev lo
  while read -r address; do ip address add "$address" dev lo nodad 2> /dev/null; done < "$case/addresses"
  timeout -s KILL 120 corosync -t -c "$case/corosync.conf" > "$case/said" 2>&1 < /dev/null
  echo "$name $?"
done
' 2> /dev/null
