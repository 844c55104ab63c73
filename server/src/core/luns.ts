import type { ClusterView } from './cluster-view.ts';
import type { Declaration, Reference } from './fact.ts';
import type { Slot } from './slot.ts';

interface FactSource {
  readonly cluster: ClusterView;
  factsOf(slot: Slot): readonly (Declaration | Reference)[];
}

/** The disks that are put into a target: by its tid in a script, within its section, or by primitives that name it. */
export function lunsOf(
  { cluster, factsOf }: FactSource,
  name: string,
  targets: readonly Declaration<'iscsi-target'>[],
): readonly Reference<'device'>[] {
  const primitives = new Set(cluster.references('iscsi-target', name).map(({ data }) => data.primitive));
  const tids = new Set(
    cluster
      .declared('target')
      .filter(({ data }) => data.name === name)
      .map(({ key }) => key),
  );
  const belongs = (id: string) => {
    const target = id.slice(0, Math.max(0, id.lastIndexOf('/')));
    return primitives.has(id) || id === `of ${name}` || target === name || tids.has(target);
  };
  const places = [...targets, ...cluster.references('iscsi-target', name)];
  const documents = new Set(places.map(({ slot }) => slot.document));
  return [...documents].flatMap((document) =>
    [document.fileSlot, ...document.slots].flatMap((slot) =>
      factsOf(slot)
        .filter((fact): fact is Reference<'device'> => fact.role === 'refers' && fact.kind === 'device')
        .filter(({ data }) => data.by === 'lun' && belongs(data.id)),
    ),
  );
}
