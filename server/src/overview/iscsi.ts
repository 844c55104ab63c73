import type { Declaration, Reference } from '../core/fact.ts';
import type { OverviewItem } from './item.ts';
import { type Builder, declared } from './overview.ts';

/** iSCSI targets, of scripts, targets.conf and primitives, with the disks they export. */
export function iscsiItems(builder: Builder): readonly OverviewItem[] {
  return declared(builder, 'iscsi-target').map(({ key, facts }) =>
    builder.item('target', key, facts[0], {
      description: facts[0]?.data.by ?? '',
      children: lunsOf(builder, key, facts).map((fact) =>
        builder.item('lun', `${fact.data.id} ${fact.key}`, fact, {
          label: fact.key,
          description: `LUN ${fact.data.id.split('/').at(-1)}`,
        }),
      ),
    }),
  );
}

/** The disks that are put into a target: by its tid in a script, within its section, or by primitives that name it. */
function lunsOf(
  { cluster, factsOf }: Builder,
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
