import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { keyOf } from '../catalog.ts';
import { splitComment } from '../entry-rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { checkNumber, isWord } from '../values.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/inline-comment',
  severity: 'warning',
  docs: {
    title: 'A comment behind a value',
    what: '`#` starts a comment at the beginning of a line only. Behind a value it is a part of the value.',
    why: 'Where a number or one of certain words is expected, corosync refuses to start. Elsewhere the value silently is another one: the cluster is called `web # the new one`, a node has no address that exists.',
    mend: 'Put the comment on a line of its own, above.',
    source: 'corosync 3.1.7, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  cluster_name: web # the new one\n#                  ^^^^^^^^^^^^^^ corosync/inline-comment: part of the value\n}\n',
      'quorum {\n  provider: corosync_votequorum\n  two_node: 1 # only two\n#            ^^^^^^^^^^^ corosync/inline-comment: refuses\n}\n',
    ],
    good: ['totem {\n  version: 2\n  # the new one\n  cluster_name: web#1\n}\n'],
  },
  nodes: {
    entry(node, context) {
      const parts = splitComment(node.value.text);
      // A comment with a brace in it makes the line a section, which is said instead.
      if (!parts || node.value.text.includes('{')) return;
      const at = span(node.value.span.start + parts.value.length, node.value.span.end);
      const type = node.inside === undefined ? undefined : keyOf(node.inside, node.key.text)?.value;
      const isRefused =
        (type?.type === 'number' && type.store !== undefined && checkNumber(node.value.text, type)) ||
        (type?.type === 'word' && type.strict && !isWord(node.value.text, type)) ||
        type?.type === 'address' ||
        type?.type === 'multicast';
      const lineStart = node.key.span.start;
      context.report({
        at,
        ...(isRefused && { severity: 'error' as const }),
        message: `To corosync this is no comment but a part of the value of "${node.key.text}"${isRefused ? ', which it refuses' : ''}: a comment stands on a line of its own. Move it above.`,
        fixes: [
          {
            title: 'Move the comment to a line of its own',
            certain: true,
            edits: [
              {
                at: span(lineStart, lineStart),
                text: `${parts.comment.trim()}\n${indentOf(context.text(span(0, lineStart)))}`,
              },
              { at, text: '' },
            ],
          },
        ],
      });
    },
  },
});

function indentOf(before: string): string {
  return /[ \t]*$/.exec(before)?.[0] ?? '';
}
