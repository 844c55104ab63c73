import { iscsiNameProblem } from '../../../core/iscsi-name.ts';
import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { isPlaceholder, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/target-name-form',
  severity: 'warning',
  docs: {
    title: 'A target name that is no iSCSI name',
    what: 'iSCSI names have the form `iqn.YYYY-MM.REVERSED-DOMAIN:TEXT`, `eui.` with 16 hexadecimal digits or `naa.` with 16 or 32, all in lower case. tgtd takes letters, digits, `:`, `.` and `-` and nothing else.',
    why: 'With another character tgtd answers `invalid request`, and tgt-admin stops there. Other forms it takes, but initiators may refuse them or find another name when they compare in lower case.',
    mend: 'Use e.g. `iqn.2026-01.com.example:backup`.',
    source: 'RFC 7143, 4.2.7; RFC 3722; tgt 1.0.85, target.c, tgt_target_create',
  },
  examples: {
    bad: [
      '<target backup-disk>\n#       ^^^^^^^^^^^ tgt-targets/target-name-form: iqn.\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
      '<target iqn.2026-01.com.example:my_disk>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/target-name-form: "_"\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
      '<target iqn.2026-01.com.example:Disk>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/target-name-form: lower case\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [exampleTarget(SOUND), exampleTarget(SOUND, 'eui.0123456789abcdef')],
  },
  nodes: {
    root(root, context) {
      for (const { argument } of targetsOf(root)) {
        if (!argument || isPlaceholder(argument)) continue;
        const { text, span } = argument;
        const bad = /[^A-Za-z0-9:.-]/.exec(text)?.[0];
        if (bad !== undefined) {
          const mended = text.replace(/[^A-Za-z0-9:.-]+/g, '-');
          context.report({
            at: span,
            severity: 'error',
            message: `"${bad}" cannot stand in the name of a target: tgtd refuses it, and tgt-admin stops there. Use letters, digits, ":", "." and "-".`,
            fixes: [{ title: `Replace with ${mended}`, edits: [{ at: span, text: mended }] }],
          });
          continue;
        }
        const problem = iscsiNameProblem(text);
        if (!problem) continue;
        const wellFormed = problem === 'upper-case';
        const lower = text.toLowerCase();
        context.report({
          at: span,
          message: wellFormed
            ? 'iSCSI names are in lower case; an initiator that compares otherwise does not find this target. Write it in lower case.'
            : `"${text}" is no iSCSI name, and initiators may refuse it: write iqn.YYYY-MM.REVERSED-DOMAIN:TEXT, e.g. "iqn.2026-01.com.example:backup".`,
          fixes: wellFormed ? [{ title: `Replace with ${lower}`, edits: [{ at: span, text: lower }] }] : [],
        });
      }
    },
  },
});
