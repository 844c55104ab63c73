import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

const POLICIES = new Set(['after-sb-0pri', 'after-sb-1pri', 'after-sb-2pri', 'rr-conflict']);
const VIOLENT = new Set(['violently', 'violently-as0p']);
const DISCARDING = new Set([
  'discard-younger-primary',
  'discard-older-primary',
  'discard-least-changes',
  'discard-local',
  'discard-remote',
]);

export default defineRule<DrbdNode>({
  code: 'drbd/split-brain-policy',
  severity: 'warning',
  docs: {
    title: 'A split brain that is settled by throwing data away',
    what: 'A policy for split brain or for a role conflict discards one side without looking whether it holds changes: `violently...` in any place, `discard-younger-primary` and the like with no primary.',
    why: 'After a split brain DRBD itself overwrites the changes of one node, and nobody is asked. With `violently` it does so beneath a mounted file system.',
    mend: 'Prevent split brain with fencing, and keep `after-sb-0pri discard-zero-changes;` (which only discards a side without changes), `after-sb-1pri discard-secondary;` and `after-sb-2pri disconnect;`.',
    source: 'drbd.conf-9.0(5), after-sb-0pri, after-sb-1pri, rr-conflict',
  },
  examples: {
    bad: [
      'common {\n  net {\n    after-sb-1pri violently-as0p;\n#                 ^^^^^^^^^^^^^^ drbd/split-brain-policy: mounted\n  }\n}\n',
      'common {\n  net {\n    after-sb-0pri discard-younger-primary;\n#                 ^^^^^^^^^^^^^^^^^^^^^^^ drbd/split-brain-policy: discard-zero-changes\n  }\n}\n',
    ],
    good: [
      'common {\n  net {\n    after-sb-0pri discard-zero-changes;\n    after-sb-1pri discard-secondary;\n    after-sb-2pri disconnect;\n  }\n}\n',
    ],
  },
  nodes: {
    option({ inside, keyword, value }, context) {
      if (inside !== 'net' || !value || !POLICIES.has(keyword.text)) return;
      if (VIOLENT.has(value.text)) {
        context.report({
          at: value.span,
          message: `"${keyword.text} ${value.text}" lets DRBD overwrite the data of a primary while it is mounted: file systems break, and what was written is lost. Use "disconnect", and settle it by hand.`,
        });
      } else if (keyword.text === 'after-sb-0pri' && DISCARDING.has(value.text)) {
        context.report({
          at: value.span,
          severity: 'info',
          message: `After a split brain "${value.text}" throws away the changes of one node, and nobody is asked. "discard-zero-changes" only does so where there are none.`,
        });
      }
    },
  },
});
