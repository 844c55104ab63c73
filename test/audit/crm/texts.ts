export const dummy = (id: string, rest = '') =>
  `primitive ${id} ocf:pacemaker:Dummy op monitor interval=10s timeout=20s${rest}\n`;

export const A = dummy('a');

export const B = dummy('b');

export const C = dummy('c');

export const VIP = 'primitive vip IPaddr2 params ip=10.0.0.100 op monitor interval=10s timeout=20s\n';

export const FS = (device = '/dev/drbd0', type = 'ext4', id = 'fs', directory = '/srv') =>
  `primitive ${id} Filesystem params device=${device} directory=${directory} fstype=${type} op start interval=0 timeout=60s op stop interval=0 timeout=60s op monitor interval=20s timeout=40s\n`;

const DRBD_OPS =
  'op start interval=0 timeout=240s op stop interval=0 timeout=100s op promote interval=0 timeout=90s op demote interval=0 timeout=90s op monitor interval=10s timeout=20s role=Promoted op monitor interval=20s timeout=20s role=Unpromoted';

export const DRBD = `primitive drbd ocf:linbit:drbd params drbd_resource=web ${DRBD_OPS}\n`;

export const CLONE =
  'clone drbd-clone drbd meta promotable=true promoted-max=1 clone-max=2 clone-node-max=1 notify=true interleave=true\n';

export const TIED =
  'colocation fs-with-drbd inf: fs drbd-clone:Promoted\norder drbd-then-fs Mandatory: drbd-clone:promote fs:start\n';

export const STATEFUL =
  'primitive s ocf:pacemaker:Stateful op monitor interval=10s timeout=20s role=Promoted op monitor interval=11s timeout=20s role=Unpromoted\nclone s-clone s meta promotable=true interleave=true\n';

export const FENCING =
  'primitive st-alice stonith:fence_ipmilan params ip=10.0.0.201 username=admin password=Ain6eiNg pcmk_host_list=alice op monitor interval=60s timeout=60s\nprimitive st-bob stonith:fence_ipmilan params ip=10.0.0.202 username=admin password=Ain6eiNg pcmk_host_list=bob op monitor interval=60s timeout=60s\n';

export const NODES = 'node 1: alice\nnode 2: bob\n';

export const RES = `#- etc/drbd.d/web.res
resource web {
  net {
    fencing resource-and-stonith;
  }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  device /dev/drbd0;
  disk /dev/vg/web;
  meta-disk internal;
  on alice {
    address 10.0.0.1:7788;
  }
  on bob {
    address 10.0.0.2:7788;
  }
}
`;
