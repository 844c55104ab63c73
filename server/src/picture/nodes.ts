import { nodeKey } from '../core/keys.ts';
import { groupBy } from '../overview/drbd.ts';
import { type Builder, thingId } from './builder.ts';
import type { PictureDrbd, PictureNode, PictureVolume } from './picture.ts';

/** The nodes that files list, and behind them the hosts that DRBD and constraints name beyond these. */
export function pictureNodes(builder: Builder): readonly PictureNode[] {
  const { cluster } = builder;
  const listed = cluster.keys('node');
  const named = [
    ...cluster.declared('drbd-resource').flatMap(({ data }) => data.hosts.map(nodeKey)),
    ...cluster.declared('constraint').flatMap(({ data }) => (data.node ? [nodeKey(data.node)] : [])),
  ];
  const others = [...new Set(named)].filter((key) => !listed.includes(key)).sort();
  const addresses = groupBy(cluster.declared('fixed-ip'), ({ data }) => nodeKey(data.host ?? ''));
  return [...listed, ...others].map((key) => {
    const [place] = [...cluster.declarations('node', key), ...cluster.references('node', key)];
    return {
      ...builder.thing('node', key, place, { label: place?.data.name ?? key }),
      addresses: [...new Set((addresses.get(key) ?? []).map((address) => address.key))],
      listed: listed.length === 0 || listed.includes(key),
    };
  });
}

/** DRBD resources with a device for each volume, and the disk that it lies on at each host. */
export function pictureDrbd(builder: Builder): readonly PictureDrbd[] {
  const { cluster } = builder;
  const devices = groupBy(cluster.declared('device'), ({ data }) => data.resource);
  const disks = groupBy(cluster.declared('disk'), ({ data }) => data.resource);
  return cluster.keys('drbd-resource').map((key) => {
    const [fact] = cluster.declarations('drbd-resource', key);
    const nodes = [...new Set((fact?.data.hosts ?? []).map(nodeKey))].map((host) => thingId('node', host));
    const ofResource = devices.get(key) ?? [];
    // A device has several paths; the one that the file gives it names it.
    const named = ofResource.filter((device) => device.key === device.data.name);
    const byVolume = groupBy(named.length > 0 ? named : ofResource, ({ data }) => data.volume);
    const volumes = [...byVolume].flatMap(([number, [device]]): PictureVolume[] => {
      if (!device) return [];
      const beneath = (disks.get(key) ?? []).filter(({ data }) => data.volume === number);
      return [
        {
          ...builder.thing('device', `${key}/${number}`, device, { label: device.key }),
          disks: nodes.flatMap((node) => {
            const disk = beneath.find(
              ({ data }) => data.host === undefined || thingId('node', nodeKey(data.host)) === node,
            );
            return disk ? [{ node, path: disk.key }] : [];
          }),
        },
      ];
    });
    return {
      ...builder.thing('drbd-resource', key, fact, { detail: fact?.data.stacked && 'stacked' }),
      nodes,
      volumes,
    };
  });
}
