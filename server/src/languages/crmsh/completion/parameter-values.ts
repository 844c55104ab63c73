import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import type { Agent } from '../catalog.ts';
import { payloadOf } from '../words.ts';
import { type Cursor, restAfter } from './context.ts';
import { type Named, nodeItems, valueItem, valueItems } from './items.ts';

/** What a parameter is about, as far as the names of parameters and agents tell. */
type Subject =
  | 'drbd-resource'
  | 'device'
  | 'directory'
  | 'fstype'
  | 'node'
  | 'node-map'
  | 'address'
  | 'portal'
  | 'volume-group'
  | 'iscsi-target'
  | 'lun'
  | 'tid';

/** Parameters that mean the same with every agent that has them. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  drbd_resource: 'drbd-resource',
  device: 'device',
  fstype: 'fstype',
  pcmk_host_list: 'node',
  hostname: 'node',
  hostlist: 'node',
  nodename: 'node',
  pcmk_host_map: 'node-map',
  volgrpname: 'volume-group',
  vg_name: 'volume-group',
  target_iqn: 'iscsi-target',
  portals: 'portal',
  nfs_ip: 'address',
};

/** Those that mean it with one agent. */
const SUBJECTS_OF: Readonly<Record<string, Readonly<Record<string, Subject>>>> = {
  drbddisk: { '1': 'drbd-resource' },
  portblock: { ip: 'address' },
  exportfs: { directory: 'directory' },
  iSCSILogicalUnit: { path: 'device', lun: 'lun' },
  iSCSITarget: { tid: 'tid' },
  'LVM-activate': { vgname: 'volume-group' },
  SendArp: { ip: 'address' },
};

/** Values of parameters: what the other files of the cluster have to offer comes first. */
export function parameterValues(
  cursor: Cursor,
  of: Agent | undefined,
  known: readonly Named[],
  cluster: ClusterView,
): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  const found = known.find((one) => one.name === name);
  const { replace } = restAfter(cursor, '=');
  const subject = SUBJECTS_OF[of?.spec.split(':').at(-1) ?? '']?.[name] ?? SUBJECTS[name];
  return [
    ...(subject ? subjectItems(subject, cursor, replace, cluster) : []),
    ...(found ? valueItems(found, replace) : []),
  ];
}

const FILE_SYSTEMS = ['ext4', 'xfs', 'btrfs', 'ext3', 'nfs', 'ocfs2', 'gfs2'];

function subjectItems(
  subject: Subject,
  cursor: Cursor,
  replace: Completion['replace'],
  cluster: ClusterView,
): readonly Completion[] {
  const reference = (label: string, detail: string): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
    rank: 0,
  });
  const free = (label: number, what: string): Completion => ({
    ...valueItem(String(label), replace),
    detail: `next free ${what}`,
    rank: 0,
  });
  switch (subject) {
    case 'drbd-resource':
      return cluster.keys('drbd-resource').map((key) => reference(key, 'DRBD resource'));
    case 'device':
      return cluster.keys('device').map((key) => {
        const resource = cluster.declarations('device', key)[0]?.data.resource;
        const offered = reference(key, resource ? `DRBD resource ${resource}` : 'device');
        // The names that udev makes are right, too, but hardly anybody writes them.
        return key.startsWith('/dev/drbd/') ? { ...offered, rank: 2 } : offered;
      });
    case 'directory':
      return cluster.keys('mount-point').map((key) => reference(key, 'mounted by this cluster'));
    case 'fstype':
      return FILE_SYSTEMS.map((label) => valueItem(label, replace));
    case 'node':
      return nodeItems(cluster, lastOf(cursor, replace, /[\s,]/));
    case 'node-map':
      return nodeItems(cluster, lastOf(cursor, replace, /[;\s]/), ':');
    case 'address':
      return cluster.keys('virtual-ip').map((key) => reference(key, 'address of this cluster'));
    case 'portal':
      return cluster.keys('virtual-ip').map((key) => reference(`${key}:3260`, 'address of this cluster'));
    case 'volume-group':
      return [...new Set([...cluster.keys('backing-group'), ...cluster.keys('volume-group')])].map((key) =>
        reference(key, 'volume group'),
      );
    case 'iscsi-target':
      return cluster.keys('iscsi-target').map((key) => reference(key, 'iSCSI target'));
    case 'lun': {
      const target = attributeValue(cursor, 'target_iqn');
      const used = cluster.keys('iscsi-lun').flatMap((key) => {
        const at = key.lastIndexOf(' ');
        return target === undefined || key.slice(0, at) === target ? [Number(key.slice(at + 1))] : [];
      });
      return [free(nextFree(used), 'LUN')];
    }
    case 'tid':
      return [free(nextFree(cluster.keys('target').map(Number)), 'target id')];
  }
}

/** The smallest number from 1 on that is not among those in use; LUN 0 is the controller. */
function nextFree(used: readonly number[]): number {
  const taken = new Set(used);
  let next = 1;
  while (taken.has(next)) next++;
  return next;
}

/** Of a list in one value, the place of its last entry. */
function lastOf({ typed }: Cursor, replace: Completion['replace'], separator: RegExp): Completion['replace'] {
  const last =
    typed
      .slice(typed.indexOf('=') + 1)
      .split(separator)
      .at(-1) ?? '';
  return { start: replace.end - last.length, end: replace.end };
}

function attributeValue({ words }: Cursor, name: string): string | undefined {
  const text = words.map((token) => payloadOf(token).text).find((word) => word.startsWith(`${name}=`));
  return text?.slice(name.length + 1);
}
