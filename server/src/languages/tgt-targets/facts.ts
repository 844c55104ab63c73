import type { FactCollector } from '../../core/fact.ts';
import { deviceKey } from '../../core/keys.ts';
import { entriesOf, isPlaceholder, storesOf, type TargetsNode, targetsOf } from './tree.ts';

/** The targets by name, and the disks they export. */
export function facts(tree: TargetsNode, collect: FactCollector): void {
  for (const target of targetsOf(tree)) {
    const name = target.argument;
    if (!name || isPlaceholder(name)) continue;
    collect.declare('iscsi-target', name.text, name.span, { by: 'targets.conf' });
    const shared = entriesOf(target, 'lun')[0]?.value?.text;
    for (const { path, section } of storesOf(target)) {
      if (!path.text.startsWith('/') || isPlaceholder(path)) continue;
      const lun = (section && entriesOf(section, 'lun')[0]?.value?.text) ?? shared;
      const id = lun ? `${name.text}/${lun}` : `of ${name.text}`;
      collect.refer('device', deviceKey(path.text), path.span, { by: 'lun', id });
    }
  }
}
