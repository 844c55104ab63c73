import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/invalid-target-name',
  severity: 'error',
  docs: {
    title: 'A character that a target name cannot have',
    what: 'The name of a target has letters, digits, `:`, `.` and `-`, and nothing else; an underscore is the usual slip.',
    why: 'tgtd answers `invalid request` (since tgt 1.0.67), and the target is not made.',
    mend: 'Use a dash in place of the character.',
    source: 'tgt 1.0.85, target.c, tgt_target_create; RFC 3722',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:my_disk\n#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgtadm/invalid-target-name: "_"\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:my-disk\n'],
  },
  nodes: {
    call(call, context) {
      if (!does(call, 'target', 'new')) return;
      const name = certainValue(call, 'targetname');
      const bad = name && /[^A-Za-z0-9:.,-]/.exec(name.text)?.[0];
      if (!name || bad === undefined) return;
      const mended = name.text.replace(/[^A-Za-z0-9:.-]+/g, '-');
      context.report({
        at: name.span,
        message: `"${bad}" cannot stand in the name of a target: tgtd takes letters, digits, ":", "." and "-", and refuses this one.`,
        fixes: [{ title: `Replace with ${mended}`, edits: [{ at: name.span, text: mended }] }],
      });
    },
  },
});
