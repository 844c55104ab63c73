import { defineRule } from '../../../core/rule.ts';
import { generalOptions } from '../catalog.ts';
import { dashed, meaningOf } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/option-not-allowed',
  severity: 'error',
  docs: {
    title: 'An option that this operation does not take',
    what: 'The option exists, but not for this mode and operation.',
    why: "tgtadm prints `option '-X' is not allowed/supported` and does nothing.",
    mend: 'Take it out, or make a call of its own for it: a target and its first logical unit are two calls.',
    source: 'tgt 1.0.85, tgtadm.c, verify_mode_params; asked for every mode and operation',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a -b /dev/drbd0\n#                                                              ^^^^^^^^^^^^^ tgtadm/option-not-allowed: "--mode target --op new"\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\n',
    ],
  },
  nodes: {
    call(call, context) {
      const { mode, op, operation } = meaningOf(call);
      if (!mode || !operation || operation.isUnchecked) return;
      const legal = [...generalOptions, ...operation.required, ...operation.oneOf, ...operation.allowed];
      for (const use of call.options) {
        if (!use.option || legal.includes(use.option.name)) continue;
        const place =
          mode.name === 'target' && op === 'new' && ['lun', 'backing-store'].includes(use.option.name)
            ? ' Units are made by a call of their own with "--mode logicalunit".'
            : mode.name === 'target' && op === 'new' && use.option.name.startsWith('initiator-')
              ? ' Initiators are let in by a call of their own with "--op bind".'
              : '';
        context.report({
          at: use.span,
          message: `"--mode ${mode.name} --op ${op}" does not take "${dashed(use.option.name)}", and tgtadm refuses the command.${place}`,
          fixes: [{ title: `Take out ${use.written}`, edits: [{ at: use.span, text: '' }] }],
        });
      }
    },
  },
});
