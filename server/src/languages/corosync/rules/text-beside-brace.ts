import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/text-beside-brace',
  severity: 'error',
  docs: {
    title: 'Text on the line of a brace',
    what: '`NAME {` and `}` are lines of their own: nothing may follow `{`, and nothing may stand beside `}`, not even a comment.',
    why: 'Corosync 3 refuses to start: `Extra characters after opening bracket`. Corosync 1 and 2 drop the text without a word. When there is a colon in the text beside `}`, the line is taken for a key, and the section is not closed.',
    mend: 'Put it on a line of its own.',
    source: 'corosync 3.1.7 and 2.4.6, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'totem { # how they talk\n#       ^^^^^^^^^^^^^^^ corosync/text-beside-brace: comment\n  version: 2\n}\n',
      'totem {\n  version: 2\n  interface { linknumber: 0 }\n#             ^^^^^^^^^^^^^^^ corosync/text-beside-brace: own\n}\n',
      'quorum {\n  provider: corosync_votequorum\n} # end: quorum\n# ^^^^^^^^^^^^^ corosync/text-beside-brace: comment\n',
      'quorum {\n  provider: corosync_votequorum }\n#                               ^ corosync/text-beside-brace: value\n',
    ],
    good: ['# who may go on\nquorum {\n  provider: corosync_votequorum\n}\n'],
  },
  faults: {
    'text-beside-brace'({ span, found = '{', subject, origin }, context) {
      const isOld = versionOf(context) !== '3';
      const isComment = subject === 'comment';
      const text = context.text(span);
      const swallowed = found === '}' && (subject === 'value' || text.includes(':'));
      const consequence = swallowed
        ? 'corosync takes the line for a key with its value, and the section is never closed'
        : isOld
          ? 'corosync drops it without a word, and corosync 3 refuses to start because of it'
          : 'corosync refuses to start because of it';
      const lineStart = context.text({ start: 0, end: span.start }).split('\n').at(-1) ?? '';
      const indent = /^[ \t]*/.exec(lineStart)?.[0] ?? '';
      const opens = found === '{';
      // `{ key: value }` is mended at both braces, since taking the text off the first one alone bares the second.
      const closing = opens && text.endsWith('}') && text.includes(':') ? span.end - 1 : undefined;
      context.report({
        at: span,
        ...(isOld && !swallowed && { severity: 'warning' as const }),
        message:
          subject === 'value'
            ? `A "}" behind a value is a part of the value: ${consequence}. Put "}" on a line of its own.`
            : `Nothing may stand beside "${found}", ${isComment ? 'not even a comment' : 'whatever it is'}: ${consequence}. Put it on a line of its own.`,
        fixes: isComment
          ? [{ title: 'Remove the comment', edits: [{ at: span, text: '' }] }]
          : span.start >= (origin?.end ?? span.start)
            ? [
                {
                  title: 'Put it on a line of its own',
                  edits: [
                    {
                      at: { start: span.start, end: span.start },
                      text: `\n${indent}${closing === undefined ? '' : '  '}`,
                    },
                    ...(closing === undefined
                      ? []
                      : [{ at: { start: closing, end: closing }, text: `\n${indent}` }]),
                  ],
                },
              ]
            : [],
      });
    },
  },
});
