import { defineRule } from '../../../core/rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/unreadable-line',
  severity: 'error',
  docs: {
    title: 'A line that is neither section nor key',
    what: 'A line opens a section (`NAME {`), closes one (`}`), gives a key its value (`KEY: VALUE`), or is a comment that begins with `#`.',
    why: 'Corosync 3 refuses to start: `Line is not opening or closing section or key value`. Corosync 1 and 2 pass over the line without a word.',
    mend: 'Write a colon between key and value, a `{` behind the name of a section, or `#` before a comment.',
    source: 'corosync 3.1.7 and 2.4.6, coroparse.c, parse_section',
  },
  examples: {
    bad: [
      'totem {\n  version 2\n# ^^^^^^^^^ corosync/unreadable-line: "version: 2"\n}\n',
      'totem {\n  version: 2\n  token = 3000\n# ^^^^^^^^^^^^ corosync/unreadable-line: "token: 3000"\n}\n',
      'totem {\n  version: 2\n  // as in the manual\n# ^^^^^^^^^^^^^^^^^^^ corosync/unreadable-line: "#"\n}\n',
    ],
    good: ['totem {\n  version: 2\n}\n'],
  },
  faults: {
    'unreadable-line'({ span, found = '' }, context) {
      const mended = mend(found);
      const isOld = versionOf(context) !== '3';
      context.report({
        at: span,
        ...(isOld && { severity: 'warning' as const }),
        message: `Corosync cannot read this line and ${isOld ? 'passes over it without a word' : 'refuses to start'}. ${hint(found, mended)}`,
        fixes:
          mended === undefined ? [] : [{ title: `Write "${mended}"`, edits: [{ at: span, text: mended }] }],
      });
    },
  },
});

function mend(line: string): string | undefined {
  const comment = /^(?:\/\/|--|;|!)+[ \t]*(.*)$/s.exec(line)?.[1];
  if (comment !== undefined) return `# ${comment}`;
  const [, key, value] = /^([\w.-]+)(?:[ \t]*=[ \t]*|[ \t]+)(\S.*)$/s.exec(line) ?? [];
  return key === undefined ? undefined : `${key}: ${value}`;
}

function hint(line: string, mended: string | undefined): string {
  if (mended?.startsWith('#')) return 'Comments begin with "#".';
  if (mended !== undefined) return `Between a key and its value stands a colon: "${mended}".`;
  return /^[\w-]+$/.test(line)
    ? `To open a section, write "${line} {"; to set a key, "${line}: VALUE".`
    : 'Write "KEY: VALUE", or put "#" before it when it is a comment.';
}
