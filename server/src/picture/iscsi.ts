import { lunsOf } from '../core/luns.ts';
import type { Builder } from './builder.ts';
import type { PictureTarget } from './picture.ts';

/** iSCSI targets with the disks they export. */
export function pictureTargets(builder: Builder): readonly PictureTarget[] {
  const { cluster } = builder;
  return cluster.keys('iscsi-target').map((key) => {
    const facts = cluster.declarations('iscsi-target', key);
    const luns = new Map(
      lunsOf(builder, key, facts).map((fact) => {
        const number = fact.data.id.split('/').at(-1) ?? '';
        const detail = /^\d+$/.test(number) ? `LUN ${number}` : undefined;
        const lun = builder.thing('lun', `${key} ${fact.data.id} ${fact.key}`, fact, {
          label: fact.key,
          detail,
        });
        return [lun.id, lun] as const;
      }),
    );
    return {
      ...builder.thing('target', key, facts[0], { detail: facts[0]?.data.by }),
      luns: [...luns.values()],
    };
  });
}
