import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import { agentNameOf } from '../resources.ts';
import { payloadOf } from '../words.ts';
import type { Cursor } from './context.ts';
import { nodeItems, resourceItems } from './items.ts';

/** Nodes with their colon, and devices: those of one level joined by commas. */
export function fencingItems({ words, typed, replace }: Cursor, cluster: ClusterView): readonly Completion[] {
  const comma = typed.lastIndexOf(',') + 1;
  const targets = words.slice(1).map((token) => payloadOf(token).text);
  const last = targets.findLastIndex((text) => text.endsWith(':'));
  const used = new Set(
    [...targets.slice(last + 1), ...typed.slice(0, comma).split(',')].flatMap((text) => text.split(',')),
  );
  const devices = resourceItems(
    cluster,
    { start: replace.start + comma, end: replace.end },
    (resource, id) =>
      resource.type === 'primitive' &&
      !used.has(id) &&
      /^(?:stonith:|fence_)/.test(agentNameOf(resource, cluster) ?? ''),
  );
  if (comma > 0) return devices;
  const nodes = nodeItems(cluster, replace, ': ').filter(({ label }) => !targets.includes(label.trimEnd()));
  // A target comes first, and behind it at least one device.
  return targets.at(-1)?.endsWith(':') ? devices : [...nodes, ...devices];
}
