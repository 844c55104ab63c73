#!/bin/bash
# The first process of a node: node.sh DISK NAME ADDRESS NAME=ADDRESS...
#
# DISK is a tmpfs, and is what stays of a node that is switched off. The node sees the machine's files through it, so
# that all programs are there and whatever is changed is changed on the DISK only. What the machine's own
# administrator configured or stored is hidden the first time, and replaced by what a fresh installation has.
# Prints the pid that the machine knows the node by, waits for a line, then for the end of its standard input.
set -eu
disk=$1 name=$2 address=$3
shift 3
read -r pid _ < /proc/self/stat # the machine's /proc is still here
root=$disk/root

# What is hidden with all that is in it, and directories that stay as they are but for the files in them.
hidden=(
  boot home media mnt opt root srv tmp
  etc/csync2 etc/drbd.conf etc/ha.d/authkeys etc/ha.d/conf etc/ha.d/ha.cf etc/ha.d/haresources
  etc/ssh etc/sudoers etc/sudoers.d var/backups var/lib/ha-cluster var/tmp
)
emptied=(
  etc/cluster etc/corosync etc/drbd.d etc/pacemaker etc/tgt
  var/cache var/log var/lib/corosync var/lib/drbd var/lib/heartbeat var/lib/pacemaker var/lib/tgt
)
fresh=false
if [ ! -e "$disk/changes" ]; then
  fresh=true
  mkdir "$disk/changes" "$disk/work" "$root"
  for path in "${hidden[@]}" "${emptied[@]}"; do
    mkdir -p "$disk/changes/$(dirname "$path")"
    mknod "$disk/changes/$path" c 0 0 # says to overlayfs that there is no such file
  done
fi
mount -t overlay overlay -o "lowerdir=/,upperdir=$disk/changes,workdir=$disk/work" "$root"
cd "$root"

if $fresh; then
  mkdir -p boot etc/ssh home media mnt opt srv var/backups
  mkdir -m 700 root
  mkdir -m 1777 tmp var/tmp
  mkdir -m 750 etc/sudoers.d
  for path in "${emptied[@]}"; do
    [ ! -d "/$path" ] || (cd / && find "$path" -type d -print0) || true
  done | tar -C / --create --null --no-recursion --files-from - | tar --extract --preserve-permissions --same-owner
  echo "$name" > etc/hostname
  echo '127.0.0.1 localhost' > etc/hosts
  for node; do echo "${node#*=} ${node%%=*}" >> etc/hosts; done
  # deployer may become root without a password; operator has a password, which sudo asks for too.
  # The hash is that of "it's 3 o'clock" (openssl passwd -6).
  hash='$6$nodes$YVjZJymBIB88zYWeOKPrP/wfI/VBamnn7PmOq/rFiV8gJOa762xfj2.3bAqWJzIvUqNUaZ/ZrklDEg8CD29da0'
  printf '%s\n' deployer:x:4001:4001::/home/deployer:/bin/sh operator:x:4002:4002::/home/operator:/bin/sh >> etc/passwd
  printf '%s\n' deployer:x:4001: operator:x:4002: >> etc/group
  printf '%s\n' 'deployer:*:19000:0:99999:7:::' "operator:$hash:19000:0:99999:7:::" >> etc/shadow
  install -d -m 750 -o 4001 -g 4001 home/deployer
  install -d -m 750 -o 4002 -g 4002 home/operator
  printf '%s\n' 'Defaults env_file=/etc/clock' 'root ALL=(ALL:ALL) ALL' 'deployer ALL=(ALL:ALL) NOPASSWD: ALL' 'operator ALL=(ALL:ALL) ALL' > etc/sudoers
  chmod 440 etc/sudoers
  cat > etc/ssh/sshd_config << END
Include /etc/ssh/sshd_config.d/*.conf
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin prohibit-password
PasswordAuthentication yes
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
MaxStartups 200
PidFile /run/sshd.pid
Subsystem sftp internal-sftp
LogLevel VERBOSE
END
fi

mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mknod -m 666 dev/null c 1 3
mknod -m 666 dev/zero c 1 5
mknod -m 666 dev/full c 1 7
mknod -m 666 dev/random c 1 8
mknod -m 666 dev/urandom c 1 9
mknod -m 666 dev/tty c 5 0
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
pivot_root . mnt
cd /
umount --lazy /mnt
# Not hostname(1), which refuses names that the cluster tools take, such as web_1.
echo "$name" > /proc/sys/kernel/hostname
mkdir -p /run/sshd /run/lock/subsys /run/tgtd /run/resource-agents
if getent passwd hacluster > /dev/null; then
  install -d -o hacluster -g haclient -m 750 /run/crm /run/pacemaker /run/heartbeat /run/heartbeat/{ccm,crm,dopd}
fi

echo "$pid"
read -r _ # the cable is plugged in now
ip -batch - << END
link set lo up
address add $address/24 brd + dev eth0
link set eth0 up
END
echo up
while read -r _; do :; done
