import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { entriesOf, storesOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/open-to-all',
  severity: 'info',
  docs: {
    title: 'A target open to every initiator',
    what: 'The target has neither an `initiator-address` nor an `incominguser`; tgt-admin binds it to `ALL`.',
    why: 'Every host that reaches the portal may log in and write to the disk; two that mount it at once destroy its file system.',
    mend: 'Name the `initiator-address` of each host, or ask for an account with `incominguser`.',
    source: 'tgt-admin 1.0.85, add_targets ($allowall)',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:disk>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/open-to-all: every host\nbacking-store /dev/drbd0\n</target>\n',
    ],
    good: [
      exampleTarget(SOUND),
      exampleTarget('backing-store /dev/drbd0\nincominguser backup secretsecret\n'),
    ],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        const restricted =
          entriesOf(target, 'initiator-address', 'initiator-name', 'incominguser').length > 0;
        if (restricted || !target.argument || storesOf(target).length === 0) continue;
        context.report({
          at: target.argument.span,
          message:
            'This target is open to every host that reaches it, and whoever logs in may write to the disk. Name the "initiator-address" of each initiator, or ask for an account with "incominguser".',
        });
      }
    },
  },
});
