#!/bin/bash
# Asks the installed heartbeat about ha.cf, authkeys and haresources files.
#
#   heartbeat-judge.sh CASES INTERFACE...
#
# CASES holds one directory per case, each with ha.cf, the file "node" with the name of the machine, and where wanted
# authkeys and haresources (empty when absent; none at all beside a file "no-haresources"). Heartbeat runs on each of
# them in namespaces of its own, with these network interfaces at 10.0.0.1, 10.0.1.1 and so on; it is ended as soon as
# it says that the configuration is valid. For each case a line "NAME accepted" or "NAME refused" is printed, and what
# heartbeat said is left in CASES/NAME/said.
set -u
CASES=$(realpath "$1")
shift
export CASES INTERFACES=$*

exec unshare --fork --pid --mount --net --uts --ipc --kill-child --mount-proc --propagation private bash -c '
mount -t tmpfs tmpfs /mnt || exit 1
# A log file without a path is made in the directory heartbeat starts in.
cd /mnt
mkdir -p /mnt/ha.d /mnt/state /mnt/programs
cp -a /etc/ha.d/. /mnt/ha.d/
cp -a /var/lib/heartbeat/. /mnt/state/
cp -a /mnt/state /mnt/fresh-state
cp -a /usr/lib/heartbeat/. /mnt/programs/
# With Pacemaker on, heartbeat looks for daemons that Pacemaker 2 no longer has: only the syntax is asked about here.
for daemon in cib stonithd lrmd attrd crmd pengine ccm ipfail; do
  [ -e "/mnt/programs/$daemon" ] || { printf "#!/bin/sh\nexec sleep 100\n" > "/mnt/programs/$daemon"; chmod 755 "/mnt/programs/$daemon"; }
done
mount --bind /mnt/ha.d /etc/ha.d
mount --bind /mnt/state /var/lib/heartbeat
mount --bind /mnt/programs /usr/lib/heartbeat
mount -t tmpfs tmpfs /var/log
mount -t tmpfs tmpfs /run
ip link set lo up
n=0
for interface in $INTERFACES; do
  ip link add "$interface" type veth peer name "peer$n"
  ip link set "peer$n" up
  ip link set "$interface" up
  ip address add "10.0.$n.1/24" dev "$interface"
  n=$((n + 1))
done
for case in "$CASES"/*/; do
  name=$(basename "$case")
  # Not hostname(1), which refuses names that heartbeat takes, such as web_1.
  cat "$case/node" > /proc/sys/kernel/hostname
  rm -rf /mnt/state/* /var/log/* /run/*
  cp -a /mnt/fresh-state/. /mnt/state/
  mkdir -p /run/lock/subsys /run/heartbeat/ccm /run/heartbeat/crm /run/heartbeat/dopd
  chown -R hacluster:haclient /run/heartbeat
  rm -f /etc/ha.d/ha.cf /etc/ha.d/authkeys /etc/ha.d/haresources
  cp "$case/ha.cf" /etc/ha.d/ha.cf
  if [ -e "$case/authkeys" ]; then cp "$case/authkeys" /etc/ha.d/authkeys; else printf "auth 1\n1 sha1 aSecretOfTheTests\n" > /etc/ha.d/authkeys; fi
  if [ -e "$case/haresources" ]; then cp "$case/haresources" /etc/ha.d/haresources
  elif [ ! -e "$case/no-haresources" ]; then : > /etc/ha.d/haresources; fi
  chmod 600 /etc/ha.d/authkeys
  /usr/libexec/heartbeat/heartbeat -f > "$case/said" 2>&1 < /dev/null &
  process=$!
  verdict=refused
  # Ten seconds, for machines that are busy: who refuses ends at once.
  for try in $(seq 500); do
    if grep -qs "Configuration validated" "$case/said" /var/log/*; then
      verdict=accepted
      # What haresources says is read a moment later, and ends the program.
      if [ -e "$case/haresources" ] || [ -e "$case/no-haresources" ]; then sleep 0.15; kill -0 $process 2>/dev/null || verdict=refused; fi
      break
    fi
    kill -0 $process 2>/dev/null || break
    sleep 0.02
  done
  # Everything in this pid namespace but this shell.
  kill -KILL -1 2>/dev/null
  wait 2>/dev/null
  find /var/log -type f -exec cat {} + >> "$case/said"
  echo "$name $verdict"
done
' 2>/dev/null
