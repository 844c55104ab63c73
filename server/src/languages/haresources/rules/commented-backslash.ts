import { defineRule } from '../../../core/rule.ts';
import type { HaresourcesNode } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/commented-backslash',
  severity: 'warning',
  docs: {
    title: 'A backslash inside a comment',
    what: 'The line ends with a comment that has a backslash at its end. For the script that starts the resources, the backslash belongs to the comment and joins nothing; the check at start does skip the next line.',
    why: 'The resources of the next line do not belong to this group: they are never started, and its first word is taken for a node.',
    mend: 'Move the comment to a line of its own above the group.',
    source: 'heartbeat 3.0.6, ResourceManager, ipres; config.c, parse_ha_resources',
  },
  examples: {
    bad: [
      'alice 10.0.0.1 # the address \\\n#                            ^ haresources/commented-backslash: next line\n\n',
    ],
    good: ['# the address \\\nalice 10.0.0.1 \\\n  httpd\n'],
  },
  nodes: {
    group({ comment }, context) {
      if (!comment?.text.endsWith('\\')) return;
      const end = comment.span.start + comment.text.length;
      context.report({
        at: { start: end - 1, end },
        message:
          'This backslash belongs to the comment, so that the next line is not joined to this one and its resources are not started. Move the comment above the group.',
        fixes: [
          {
            title: 'Remove the comment, keep the backslash',
            edits: [{ at: { start: comment.span.start, end: end - 1 }, text: '' }],
          },
        ],
      });
    },
  },
});
