import { defineRule } from '../../../core/rule.ts';
import type { ClusterFileNode } from '../tree.ts';

export default defineRule<ClusterFileNode>({
  code: 'ha-cluster/bad-json',
  severity: 'error',
  docs: {
    title: 'ha-cluster.json that is no JSON',
    what: 'The file does not follow the rules of JSON: a comma, colon, quote or brace is missing or too many.',
    why: 'What stands there cannot be understood for certain: a version or level that you wrote may not count, and the cluster is checked otherwise than you mean it.',
    mend: 'Names and texts stand in double quotes, a colon stands between a name and its value, commas stand between members and none behind the last. JSON has no comments.',
    source: 'RFC 8259',
  },
  examples: {
    bad: [
      '{\n  "drbd": "8.4",\n#              ^ ha-cluster/bad-json: last\n}\n',
      '{\n  "drbd": "8.4"\n#              ^ ha-cluster/bad-json: comma\n  "pacemaker": "2.1"\n}\n',
      '{\n  \'drbd\': "8.4"\n# ^^^^^^ ha-cluster/bad-json: double quotes\n}\n',
      '{\n  // old\n# ^^^^^^ ha-cluster/bad-json: comments\n  "drbd": "8.4"\n}\n',
    ],
    good: ['{\n  "drbd": "8.4",\n  "pacemaker": "2.1"\n}\n'],
  },
  faults: {
    'bad-json'({ span, expected = '', found, origin }, context) {
      const [message, fix] = wording(expected, found);
      const at = expected === 'a comma' && origin ? { start: span.end, end: span.end } : span;
      context.report({
        at,
        message: `${message} Until then, only part of this file counts.`,
        ...(fix !== undefined && {
          fixes: [
            { title: fix === '' ? 'Remove it' : `Insert ${fix}`, edits: [{ at, text: fix }], certain: true },
          ],
        }),
      });
    },
  },
});

/** What to say, and what to write in place of the fault where that is beyond doubt. */
function wording(expected: string, found: string | undefined): readonly [message: string, fix?: string] {
  switch (expected) {
    case 'no comment':
      return ['JSON has no comments. Remove this one, or say it in a commit message or a README.'];
    case 'no comma behind the last':
      return ['No comma may stand behind the last entry. Remove it.', ''];
    case 'a comma':
      return found === undefined
        ? ['A comma is missing between this entry and the next. Write it here.', ',']
        : ['A comma belongs here.'];
    case 'nothing more':
      return [
        'The file ends before this: it holds one object in braces, and nothing may follow or precede it. Look for a brace too many.',
      ];
    case 'a name in double quotes':
      return ['A name in double quotes belongs here, such as "drbd".'];
    default:
      return [`The JSON is not complete here: ${expected} is missing.`];
  }
}
