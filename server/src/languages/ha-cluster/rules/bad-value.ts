import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { ClusterFileNode } from '../tree.ts';

export default defineRule<ClusterFileNode>({
  code: 'ha-cluster/bad-value',
  severity: 'error',
  docs: {
    title: 'A value in ha-cluster.json that cannot be used',
    what: 'The value has another type than its key takes, or is not one of those that it may be.',
    why: 'It is left out, as if it were not there: files are checked against another version, or a rule keeps its own level.',
    mend: 'Write a value of the kind that the message names. Versions and names stand in double quotes; true and false do not.',
  },
  examples: {
    bad: [
      '{\n  "drbd": 8.4\n#         ^^^ ha-cluster/bad-value: in double quotes, such as "9"\n}\n',
      '{\n  "rules": { "drbd/unknown-option": "warn" }\n#                                   ^^^^^^ ha-cluster/bad-value: "warning"\n}\n',
      '{\n  "nodes": ["alice", "bob"]\n#          ^^^^^^^^^^^^^^^^ ha-cluster/bad-value: braces\n}\n',
    ],
    good: [
      '{\n  "drbd": "8.4",\n  "rules": { "drbd/unknown-option": "warning" },\n  "nodes": { "alice": {}, "bob": {} }\n}\n',
    ],
  },
  faults: {
    'bad-value'({ span, expected = '', subject = '' }, context) {
      const choices = expected.startsWith('one of ') ? expected.slice('one of '.length).split(', ') : [];
      const written = context.text(span);
      const number =
        /^[\d.]+$/.test(written) && expected.startsWith('a version') ? `"${written}"` : undefined;
      const meant = number ?? nearest(written, choices);
      context.report({
        at: span,
        message: `"${subject}" cannot be this: it takes ${expected}. As it is, it does not count.${meant ? ` Did you mean ${meant}?` : ''}`,
        fixes: meant
          ? [
              {
                title: `Replace with ${meant}`,
                edits: [{ at: span, text: meant }],
                certain: meant === number,
              },
            ]
          : [],
      });
    },
  },
});
