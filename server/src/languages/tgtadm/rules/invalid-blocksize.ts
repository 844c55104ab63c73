import { defineRule } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/invalid-blocksize',
  severity: 'warning',
  docs: {
    title: 'A block size that is no power of two',
    what: 'Block sizes are powers of two from 512 on.',
    why: 'tgtd writes a line to its log, keeps 512 and reports success: initiators see other blocks than the script says.',
    mend: 'Use 512 or 4096.',
    source: 'tgt 1.0.85, target.c, update_blocksize; measured: 777 and text are accepted',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0 --blocksize 1000\n#                                                                            ^^^^ tgtadm/invalid-blocksize: 512\n',
    ],
    good: ['tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0 --blocksize 4096\n'],
  },
  nodes: {
    call(call, context) {
      const value = certainValue(call, 'blocksize');
      if (!value) return;
      const size = /^\d+$/.test(value.text) ? Number(value.text) : 0;
      if (size >= 512 && Number.isInteger(Math.log2(size))) return;
      context.report({
        at: value.span,
        message: `"${value.text}" is no power of two from 512 on: tgtd says so in its log only and uses 512. Use 512 or 4096.`,
      });
    },
  },
});
