import type { ClusterView } from '../cluster-view.ts';
import { isDualPrimary, usersOf, volumesOf } from '../devices.ts';
import type { Declaration } from '../fact.ts';
import { bullets, code, list, paragraphs, title } from './markdown.ts';

/** The hosts of a DRBD resource, its devices with the disks beneath them, and who uses it. */
export function describeDrbdResource(name: string, cluster: ClusterView): string | undefined {
  const [declared] = cluster.declarations('drbd-resource', name);
  if (!declared) return undefined;
  const { hosts, stacked, template } = declared.data;
  const volumes = volumesOf(cluster, name).map(
    (volume) => `volume ${volume.data.volume}: ${code(volume.data.name)}${beneath(volume, cluster)}`,
  );
  const users = cluster.references('drbd-resource', name).map(({ data }) => data.by);
  const protocol = template === undefined ? `, ${protocolOf(name, cluster)}` : '';
  return paragraphs(
    `${title(name)}: ${stacked ? 'stacked ' : ''}DRBD resource${protocol}${isDualPrimary(cluster, name) ? ', Primary on two nodes at once' : ''}`,
    hosts.length > 0 && `Between ${hostsWithAddresses(name, hosts, cluster).join(', ')}.`,
    bullets(volumes),
    users.length > 0 && `Used by ${list(users)}.`,
  );
}

/** The protocol in force: the resource's own, else that of `common`, else DRBD's default. */
function protocolOf(resource: string, cluster: ClusterView): string {
  const own = cluster.declarations('drbd-option', `${resource} protocol`);
  const whole = own.filter(({ data }) => !data.connection).at(-1);
  const common = cluster.declarations('drbd-option', '* protocol').at(-1);
  const inForce = (whole ?? common)?.data.value.toUpperCase();
  const differs = own.some(({ data }) => data.connection) ? ', another one in some connections' : '';
  return `protocol ${inForce ?? 'C (the default)'}${differs}`;
}

function hostsWithAddresses(
  resource: string,
  hosts: readonly string[],
  cluster: ClusterView,
): readonly string[] {
  const addresses = cluster
    .declared('address')
    .filter(({ data }) => data.use === 'drbd' && data.resource === resource);
  return hosts.map((host) => {
    const own = addresses.filter(({ data }) => data.host === host).map(({ key }) => key);
    return own.length > 0 ? `${code(host)} (${[...new Set(own)].join(', ')})` : code(host);
  });
}

/** What a device is of, and what is beneath it and on top of it. */
export function describeDevice(path: string, cluster: ClusterView): string | undefined {
  const declared = cluster.declarations('device', path);
  const [device] = declared;
  if (!device) return describeDisk(path, cluster);
  const { resource, volume, name } = device.data;
  const minors = [...new Set(declared.flatMap(({ data }) => data.minor ?? []))];
  const users = usersOf(cluster, path).map(({ data }) => (data.by === 'lun' ? lunName(data.id) : data.id));
  return paragraphs(
    `${title(path)}: volume ${volume} of the DRBD resource ${code(resource)}${minors.length > 0 ? `, minor ${minors.join(' or ')}` : ''}${name === path ? '' : `, the same device as ${code(name)}`}${beneath(device, cluster)}.`,
    users.length > 0 && `Used by ${list(users)}.`,
  );
}

/** Somebody uses a disk that belongs to DRBD, past the device above it. */
function describeDisk(path: string, cluster: ClusterView): string | undefined {
  const above = cluster
    .declarations('disk', path)
    .map(({ data: { resource, volume } }) => `volume ${volume} of the DRBD resource ${code(resource)}`);
  return above.length > 0
    ? `${title(path)}: the disk beneath ${[...new Set(above)].join(' and ')}.`
    : undefined;
}

/** A logical unit of a script is named `tid/lun`; elsewhere a primitive or a target is. */
function lunName(id: string): string {
  const [, tid, lun] = /^(\d+)\/(\d+)$/.exec(id) ?? [];
  return lun === undefined ? id.replace(/^of /, '') : `tid ${tid} lun ${lun}`;
}

/** ", on /dev/vg0/db of alice and bob": the disks of a volume, with the hosts that have each. */
function beneath({ data: { resource, volume } }: Declaration<'device'>, cluster: ClusterView): string {
  const hostsOf = new Map<string, string[]>();
  for (const { key, data } of cluster.declared('disk')) {
    if (data.resource !== resource || data.volume !== volume) continue;
    const hosts = hostsOf.get(key) ?? [];
    hostsOf.set(key, hosts);
    if (data.host !== undefined) hosts.push(data.host);
  }
  const disks = [...hostsOf].map(([disk, hosts]) =>
    hosts.length > 0 ? `${code(disk)} of ${list(hosts)}` : code(disk),
  );
  return disks.length > 0 ? `, on ${disks.join(', ')}` : '';
}
