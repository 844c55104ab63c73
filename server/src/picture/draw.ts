import type { Cluster } from '../core/cluster.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type Builder, pictureBuilder, thingId } from './builder.ts';
import { pictureHeartbeat } from './heartbeat.ts';
import { pictureTargets } from './iscsi.ts';
import { pictureDrbd, pictureNodes } from './nodes.ts';
import { pictureConstraints, pictureResources, resourceId } from './pacemaker.ts';
import type { Picture, PictureLink, PictureResource, PictureTarget } from './picture.ts';

/** What a picture of a cluster shows. `shown` leaves out problems that a person turned off. */
export function pictureOf(cluster: Cluster, shown: (diagnostic: Diagnostic) => boolean): Picture {
  const builder = pictureBuilder(cluster, shown);
  const resources = [...pictureResources(builder), ...pictureHeartbeat(builder)];
  const targets = pictureTargets(builder);
  return {
    ...builder.thing('cluster', cluster.root, undefined, { label: cluster.root.split('/').at(-1) || '/' }),
    nodes: pictureNodes(builder),
    drbd: pictureDrbd(builder),
    resources,
    constraints: pictureConstraints(builder),
    targets,
    uses: usesOf(builder, resources, targets),
  };
}

function usesOf(
  { cluster }: Builder,
  resources: readonly PictureResource[],
  targets: readonly PictureTarget[],
): readonly PictureLink[] {
  const things = new Set<string>();
  const add = (resource: PictureResource): void => {
    things.add(resource.id);
    resource.members.forEach(add);
  };
  resources.forEach(add);
  const links: PictureLink[] = [];
  for (const name of cluster.keys('drbd-resource')) {
    for (const { data } of cluster.references('drbd-resource', name)) {
      links.push({ from: resourceId(data.by), to: thingId('drbd-resource', name) });
    }
  }
  for (const key of cluster.keys('device')) {
    const [device] = cluster.declarations('device', key);
    if (!device) continue;
    for (const { data } of cluster.references('device', key)) {
      links.push({ from: resourceId(data.id), to: thingId('drbd-resource', device.data.resource) });
    }
  }
  for (const { label, id, luns } of targets) {
    for (const { data } of cluster.declarations('iscsi-target', label)) {
      if (data.primitive) links.push({ from: resourceId(data.primitive), to: id });
    }
    for (const { data } of cluster.references('iscsi-target', label)) {
      links.push({ from: resourceId(data.primitive), to: id });
    }
    for (const lun of luns) {
      const [device] = cluster.declarations('device', lun.label);
      if (device) links.push({ from: lun.id, to: thingId('drbd-resource', device.data.resource) });
      things.add(lun.id);
    }
  }
  const known = links.filter(({ from }) => things.has(from));
  return [...new Map(known.map((link) => [JSON.stringify(link), link])).values()];
}
