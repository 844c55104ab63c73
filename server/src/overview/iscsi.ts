import { lunsOf } from '../core/luns.ts';
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
