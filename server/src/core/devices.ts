import type { ClusterView } from './cluster-view.ts';
import type { Declaration, Reference } from './fact.ts';

/** A block device has several paths; these functions say which of them are one device. */

/** `/dev/drbd0`, `/dev/drbd_name` and the links by resource: paths that only DRBD makes. */
export function isDrbdPath(path: string): boolean {
  return /^\/dev\/drbd(?:\d|_|\/by-res\/)/.test(path);
}

/** The device without the number of its partition, which the kernel makes and no drbd.conf names. */
function wholeDrbdDevice(path: string): string {
  return path.replace(/^(\/dev\/drbd\d+)p\d+$/, '$1');
}

/** The DRBD device at a path, as the first host that has it. */
export function drbdDeviceAt(cluster: ClusterView, path: string): Declaration<'device'> | undefined {
  return cluster.declarations('device', wholeDrbdDevice(path))[0];
}

/** All paths of the device at a path, in the same order whichever of them is given. */
export function pathsOf(cluster: ClusterView, path: string): readonly string[] {
  const device = cluster.declarations('device', path)[0];
  if (!device) return spellingsOf(path);
  const { resource, volume, minor, name } = device.data;
  const byResource = `/dev/drbd/by-res/${resource}`;
  const paths = [name, ...(minor === undefined ? [] : [`/dev/drbd${minor}`])];
  return [...new Set([...paths, `${byResource}/${volume}`, byResource])].filter((one) =>
    cluster
      .declarations('device', one)
      .some(({ data }) => data.resource === resource && data.volume === volume),
  );
}

/** Everything that uses the device at a path, under whichever of its paths. */
export function usersOf(cluster: ClusterView, path: string): readonly Reference<'device'>[] {
  return pathsOf(cluster, path).flatMap((one) => cluster.references('device', one));
}

/** Whether a DRBD resource may be Primary on two nodes at once, by its own word or by that of `common`. */
export function isDualPrimary(cluster: ClusterView, resource: string): boolean {
  const own = cluster.declarations('drbd-option', `${resource} allow-two-primaries`);
  if (own.length > 0) return own.some(({ data }) => data.value === 'yes');
  return cluster.declarations('drbd-option', '* allow-two-primaries').at(-1)?.data.value === 'yes';
}

/** A logical volume is `/dev/GROUP/VOLUME`, and `/dev/mapper/GROUP-VOLUME` with hyphens in names doubled. */
export function spellingsOf(path: string): readonly string[] {
  const volume = logicalVolume(path);
  if (!volume) return [path];
  const escaped = [volume.group, volume.name].map((part) => part.replaceAll('-', '--')).join('-');
  return [...new Set([`/dev/${volume.group}/${volume.name}`, `/dev/mapper/${escaped}`, path])];
}

/** What a path says of a logical volume. Other devices may have paths of this form too. */
export function logicalVolume(path: string): { readonly group: string; readonly name: string } | undefined {
  const plain = /^\/dev\/([^/]+)\/([^/]+)$/.exec(path);
  if (plain?.[1] && plain[2] && !NO_GROUPS.has(plain[1])) return { group: plain[1], name: plain[2] };
  const mapped = /^\/dev\/mapper\/((?:[^-/]|--)+)-((?:[^-/]|--)+)$/.exec(path);
  if (!mapped?.[1] || !mapped[2]) return undefined;
  return { group: mapped[1].replaceAll('--', '-'), name: mapped[2].replaceAll('--', '-') };
}

/** Directories of /dev that are no volume groups. */
const NO_GROUPS = new Set([
  'block',
  'bus',
  'cciss',
  'char',
  'disk',
  'drbd',
  'etherd',
  'fd',
  'ida',
  'input',
  'mapper',
  'md',
  'rd',
  'zvol',
]);

/** The disk that a partition is on: `/dev/sda` of `/dev/sda1`, `/dev/nvme0n1` of `/dev/nvme0n1p2`. */
export function diskOfPartition(path: string): string | undefined {
  return (
    /^(\/dev\/(?:[hsv]|xv)d[a-z]+)\d+$/.exec(path)?.[1] ??
    /^(\/dev\/(?:nvme\d+n\d+|mmcblk\d+|md\d+|cciss\/c\d+d\d+))p\d+$/.exec(path)?.[1] ??
    /^(\/dev\/disk\/by-(?:id|path)\/.+)-part\d+$/.exec(path)?.[1]
  );
}

/** The path to write for a volume of a DRBD resource: by resource where `like` is, else what drbd.conf calls it. */
export function pathLike(cluster: ClusterView, like: string, { data }: Declaration<'device'>): string {
  if (!like.startsWith('/dev/drbd/by-res/')) return data.name;
  const link = `/dev/drbd/by-res/${data.resource}`;
  const isImplicit = cluster.declarations('device', link).length > 0;
  return isImplicit && numbersAllLinks(cluster) === undefined ? link : `${link}/${data.volume}`;
}

/** Where `global` says so, also the link to a volume outside of `volume` sections has its number. */
export function numbersAllLinks(cluster: ClusterView): Declaration<'drbd-option'> | undefined {
  return cluster.declarations('drbd-option', '* udev-always-use-vnr')[0];
}

/** The volumes that a DRBD resource makes, each once, by the path that drbd.conf gives it. */
export function volumesOf(cluster: ClusterView, resource: string): readonly Declaration<'device'>[] {
  const volumes = new Map<number, Declaration<'device'>>();
  for (const path of cluster.keys('device')) {
    if (path.startsWith('/dev/drbd/')) continue;
    for (const one of cluster.declarations('device', path)) {
      const { data } = one;
      if (data.resource === resource && one.key === data.name && !volumes.has(data.volume)) {
        volumes.set(data.volume, one);
      }
    }
  }
  return [...volumes.values()].sort((a, b) => a.data.volume - b.data.volume);
}
