import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/malformed-score',
  severity: 'error',
  docs: {
    title: 'A score without its colon, or no score',
    what: 'The score of a constraint is a word of its own that ends in a colon: `inf: `, `100: `, `-inf: `.',
    why: 'crmsh refuses the constraint: `Expected <score>:`.',
    mend: 'Write the score, a colon and a blank.',
    source: 'crmsh 4.4.1, parse.py, parse_colocation and parse_location',
  },
  examples: {
    bad: [
      'colocation web_on_db inf web db\n#                    ^^^ crmsh/malformed-score: inf:\nprimitive web apache params configfile=/etc/apache2/apache2.conf\nprimitive db ocf:pacemaker:Dummy\n',
      'location near web inf:alice\n#                 ^^^^^^^^^ crmsh/malformed-score: blank\nprimitive web apache params configfile=/etc/apache2/apache2.conf\n',
      'colocation web_on_db web db\n#                   ^ crmsh/malformed-score: no score\nprimitive web apache params configfile=/etc/apache2/apache2.conf\nprimitive db ocf:pacemaker:Dummy\n',
    ],
    good: [
      'colocation web_on_db inf: web db\nlocation near web 100: alice\nprimitive web apache params configfile=/etc/apache2/apache2.conf\nprimitive db ocf:pacemaker:Dummy\n',
    ],
  },
  faults: {
    'malformed-score'({ span: at, found, subject = '' }, context) {
      if (found === undefined) {
        context.report({
          at,
          message: `The ${subject} has no score, and crmsh refuses it with "Expected <score>:". Write inf: after the id if the resources must run together.`,
          fixes: [{ title: 'Insert inf:', edits: [{ at, text: ' inf:' }] }],
        });
        return;
      }
      if (subject === 'rule') {
        context.report({
          at,
          message: `The score of a rule stands after the word "rule": crmsh takes what follows "${found}" for a node and refuses the rest. Write rule ${found}`,
        });
        return;
      }
      const colon = found.indexOf(':');
      const wanted = colon < 0 ? `${found}:` : `${found.slice(0, colon)}: ${found.slice(colon + 1)}`;
      context.report({
        at,
        message:
          colon < 0
            ? `A score ends in a colon: crmsh does not read "${found}" as one and refuses the constraint. Write ${wanted}`
            : `There must be a blank after the colon of a score: crmsh reads "${found}" as one word and refuses the constraint. Write ${wanted}`,
        fixes: [{ title: `Write ${wanted}`, edits: [{ at: span(at.start, at.end), text: wanted }] }],
      });
    },
  },
});
