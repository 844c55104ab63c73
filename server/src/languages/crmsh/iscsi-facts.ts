import type { FactCollector } from '../../core/fact.ts';
import { deviceKey } from '../../core/keys.ts';
import { type Pair, pairNamed, type Word } from './tree.ts';
import { isVariable } from './values.ts';

/** What an iSCSITarget or iSCSILogicalUnit primitive says: the target, the unit in it, and the disk it exports. */
export function iscsiFacts(
  type: string | undefined,
  id: Word,
  params: readonly Pair[],
  collect: FactCollector,
): void {
  const value = (name: string): Word | undefined => {
    const found = pairNamed(params, name)?.value;
    return found && !isVariable(found.text) ? found : undefined;
  };
  const implementation = value('implementation')?.text;
  const about = { primitive: id.text, ...(implementation !== undefined && { implementation }) };
  if (type === 'iSCSITarget') {
    const name = value('iqn');
    if (name) collect.declare('iscsi-target', name.text, name.span, { by: 'primitive', ...about });
  }
  if (type !== 'iSCSILogicalUnit') return;
  const target = value('target_iqn');
  const lun = value('lun');
  const disk = value('path');
  if (target) collect.refer('iscsi-target', target.text, target.span, about);
  if (target && lun) {
    collect.declare('iscsi-lun', `${target.text} ${lun.text}`, lun.span, { primitive: id.text });
  }
  if (disk?.text.startsWith('/dev/')) {
    collect.refer('device', deviceKey(disk.text), disk.span, { by: 'lun', id: id.text });
  }
}
