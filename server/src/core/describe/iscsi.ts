import type { Cluster } from '../cluster.ts';
import type { ClusterView } from '../cluster-view.ts';
import { lunsOf } from '../luns.ts';
import { bullets, code, list, paragraphs, title } from './markdown.ts';

/** What makes an iSCSI target, and the disks it exports. */
export function describeIscsiTarget(name: string, view: ClusterView, cluster: Cluster): string | undefined {
  const targets = view.declarations('iscsi-target', name);
  if (targets.length === 0) return undefined;
  const makers = targets.map(({ slot, data }) => data.primitive ?? slot.document.name);
  const luns = lunsOf({ cluster: view, factsOf: (slot) => cluster.model.factsOf(slot) }, name, targets).map(
    ({ key, data }) => {
      const number = data.id.split('/').at(-1) ?? '';
      return /^\d+$/.test(number) ? `LUN ${number}: ${code(key)}` : `${code(key)}, by ${code(data.id)}`;
    },
  );
  return paragraphs(`${title(name)}: iSCSI target, made by ${list(makers)}.`, bullets([...new Set(luns)]));
}

/** A target by its number is only a name for the target that a script makes under it. */
export function describeTargetNumber(tid: string, view: ClusterView, cluster: Cluster): string | undefined {
  const [target] = view.declarations('target', tid);
  if (!target) return undefined;
  const { name } = target.data;
  return paragraphs(
    `Target ${tid}${name === undefined ? '' : ` is ${code(name)}`}, made in ${code(target.slot.document.name)}.`,
    name !== undefined && describeIscsiTarget(name, view, cluster),
  );
}
