import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { lastUse, type TgtadmNode, textOf } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/backing-store-mismatch',
  severity: 'error',
  docs: {
    title: 'A backing store that does not go with the device type',
    what: 'Pass-through (`--device-type pt`) needs the backing store `sg` or `bsg`, and these need pass-through; a tape always has `ssc`.',
    why: 'tgtd refuses the unit with `invalid request`; for a tape it takes `ssc` whatever is asked for.',
    mend: 'Let both say the same.',
    source: 'tgt 1.0.85, target.c, tgt_device_create; tgtadm.c, main',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/sg0 --bstype sg\n#                                                                       ^^ tgtadm/backing-store-mismatch: --device-type pt\n',
    ],
    good: ['tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/sg0 --bstype sg --device-type pt\n'],
  },
  nodes: {
    call(call, context) {
      if (!does(call, 'logicalunit', 'new')) return;
      const store = lastUse(call, 'bstype')?.value;
      const type = lastUse(call, 'device-type')?.value;
      if ((store && store.text === undefined) || (type && type.text === undefined)) return;
      const isRaw = store?.text === 'sg' || store?.text === 'bsg';
      const isPassThrough = textOf(call, 'device-type') === 'pt';
      if (store && isRaw && !isPassThrough) {
        context.report({
          at: store.span,
          message: `The backing store "${store.text}" is for pass-through only, and tgtd refuses the unit without it. Add "--device-type pt".`,
        });
      } else if (type && isPassThrough && !isRaw) {
        context.report({
          at: type.span,
          message: `Pass-through needs the backing store "sg" or "bsg", and tgtd refuses the unit with any other. Add "--bstype sg".`,
        });
      } else if (store && (type?.text === 'tape' || type?.text === 'ssc') && store.text !== 'ssc') {
        context.report({
          at: store.span,
          severity: 'warning',
          message: `A tape has the backing store "ssc" in any case; "${store.text}" is ignored. Take it out.`,
          tag: 'unnecessary',
        });
      }
    },
  },
});
