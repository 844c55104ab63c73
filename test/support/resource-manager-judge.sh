#!/bin/bash
# Asks heartbeat's ResourceManager how it reads haresources files.
#
#   resource-manager-judge.sh CASES SCRIPT...
#
# CASES holds one directory per case, each with haresources and the file "nodes", one name on each line. The scripts
# named are put in place of the resource scripts and only print how they are called. For each case the directory gets
# "owned", a line "NODE: RESOURCE..." for each group, and "calls", a line for each call of a script.
set -u
CASES=$(realpath "$1")
shift
export CASES SCRIPTS=$*

exec unshare --fork --pid --mount --net --uts --kill-child --mount-proc --propagation private bash -c '
mount -t tmpfs tmpfs /mnt || exit 1
cp -a /etc/ha.d/. /mnt/
rm -rf /mnt/resource.d
mkdir /mnt/resource.d
mount --bind /mnt /etc/ha.d
mount -t tmpfs tmpfs /var/log
mount -t tmpfs tmpfs /etc/init.d
for script in $SCRIPTS; do
  printf "#!/bin/sh\necho \"%s \$*\" >> \$CALLS\n" "$script" > "/etc/ha.d/resource.d/$script"
  chmod 755 "/etc/ha.d/resource.d/$script"
done
for case in "$CASES"/*/; do
  cp "$case/haresources" /etc/ha.d/haresources
  export CALLS=$case/calls
  : > "$CALLS"
  while read -r node; do
    HA_CURHOST=$node /usr/share/heartbeat/ResourceManager ourkeys | sed "s/^/$node: /"
  done < "$case/nodes" > "$case/owned" 2> /dev/null
  # Only "status": it calls the script and starts nothing.
  sed "s/^[^ ]*: //" "$case/owned" | tr " " "\n" | while read -r resource; do
    [ -z "$resource" ] || /usr/share/heartbeat/ResourceManager status "$resource" > /dev/null 2>&1
  done
done
'
