import { defineRule } from '../core/rule.ts';
import { RULE_CODES } from '../core/rule-codes.generated.ts';
import { nearest } from '../core/suggest.ts';

export default defineRule({
  code: 'cluster/unknown-ignore',
  severity: 'info',
  docs: {
    title: 'A comment that names no rule',
    what: 'The word behind `# ha-cluster-ignore` is not the code of a rule.',
    why: 'It keeps nothing quiet: the problem that was meant is still reported.',
    mend: 'Write the code that stands behind the problem, such as `drbd/unknown-option`; `ha-cluster explain` lists all of them.',
  },
  examples: {
    bad: [
      '#- etc/ha.d/authkeys\nauth 1\n# ha-cluster-ignore ha-authkeys/weak-methods the old switch\n#                   ^^^^^^^^^^^^^^^^^^^^^^^^ cluster/unknown-ignore: weak-method"\n1 md5 kO8Ud1QwpL3x\n',
      '#- etc/ha.d/authkeys\nauth 1\n# ha-cluster-ignore\n#<- cluster/unknown-ignore: names no rule\n1 sha1 kO8Ud1QwpL3x\n',
    ],
    good: [
      '#- etc/ha.d/authkeys\nauth 1\n# ha-cluster-ignore ha-authkeys/weak-method the old switch knows no other\n1 md5 kO8Ud1QwpL3x\n',
    ],
  },
  ignores({ span, code, codeSpan }, _used, context) {
    if (code === '') {
      context.report({
        at: span,
        message:
          'The comment names no rule, and keeps nothing quiet. Write the code of the rule behind it, as the problem shows it.',
      });
      return;
    }
    if (RULE_CODES.includes(code)) return;
    const meant = nearest(code, RULE_CODES);
    context.report({
      at: codeSpan,
      message: `There is no rule "${code}", so that this comment keeps nothing quiet. ${meant ? `Did you mean "${meant}"?` : 'Write the code as the problem shows it.'}`,
      fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: codeSpan, text: meant }] }] : [],
    });
  },
});
