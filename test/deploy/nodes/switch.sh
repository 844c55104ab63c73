#!/bin/bash
# The first process of a test cluster: switch.sh DIRECTORY. It is the network between the nodes (a bridge), holds
# their disks mounted, and ends everything when its standard input does, which happens however the tests end.
set -eu
directory=$1
read -r pid _ < /proc/self/stat # the machine's /proc is still here, so this is the pid the machine knows
ip -batch - << END
link set lo up
link add bridge type bridge
link set bridge up
address add 10.77.0.254/24 dev bridge
END
echo "$pid"
while read -r _; do :; done
# Everything in this pid namespace but this shell: the nodes, and what was started in them.
kill -KILL -1 2> /dev/null || true
wait
umount --lazy "$directory"/disks/* 2> /dev/null || true
rm -rf --one-file-system "$directory"
