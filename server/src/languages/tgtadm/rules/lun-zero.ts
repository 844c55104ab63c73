import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { numberKey } from '../numbers.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/lun-zero',
  severity: 'error',
  docs: {
    title: 'Logical unit 0 is taken',
    what: 'Every target has unit 0 from the start: the controller that initiators ask for the list of units.',
    why: '`--op new` with `--lun 0` fails with `this logical unit number already exists`, and it cannot be deleted either.',
    mend: 'Number disks from 1.',
    source: 'tgt 1.0.85, target.c, tgt_target_create, tgt_device_create',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode logicalunit --tid 1 --lun 0 -b /dev/drbd0\n#                                                ^ tgtadm/lun-zero: 1\n',
    ],
    good: ['tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\n'],
  },
  nodes: {
    call(call, context) {
      const lun = certainValue(call, 'lun');
      if (!lun || numberKey('lun', lun.text) !== '0' || !does(call, 'logicalunit', 'new', 'delete')) return;
      context.report({
        at: lun.span,
        message:
          'Unit 0 of every target is its controller: it is there already and cannot be deleted. Number disks from 1.',
      });
    },
  },
});
