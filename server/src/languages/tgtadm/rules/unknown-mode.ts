import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { mode, modes } from '../catalog.ts';
import { either } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unknown-mode',
  severity: 'error',
  docs: {
    title: 'A mode tgtadm does not have',
    what: 'The value of `--mode` is none of the modes, nor one of their short forms (sys, tgt, lu, pt, sess, conn). Case counts.',
    why: 'tgtadm prints `unknown mode` and does nothing.',
    mend: 'Correct the mode.',
    source: 'tgt 1.0.85, tgtadm.c, str_to_mode',
  },
  examples: {
    bad: ['tgtadm --op show --mode Target\n#                       ^^^^^^ tgtadm/unknown-mode: "target"\n'],
    good: ['tgtadm --op show --mode tgt\n'],
  },
  nodes: {
    call(call, context) {
      const value = lastUse(call, 'mode')?.value;
      if (value?.text === undefined || mode(value.text)) return;
      const names = modes.map(({ name }) => name);
      const meant = value.text === 'lun' ? 'logicalunit' : nearest(value.text, names);
      context.report({
        at: value.span,
        message: `tgtadm has no mode "${value.text}" and refuses the command. ${meant ? `Did you mean "${meant}"?` : `It knows ${either(names)}.`}`,
        fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: value.span, text: meant }] }] : [],
      });
    },
  },
});
