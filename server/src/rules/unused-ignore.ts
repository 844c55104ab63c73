import { defineRule } from '../core/rule.ts';
import { RULE_CODES } from '../core/rule-codes.generated.ts';

export default defineRule({
  code: 'cluster/unused-ignore',
  severity: 'hint',
  docs: {
    title: 'A comment that keeps nothing quiet',
    what: 'A `# ha-cluster-ignore` comment names a rule that reports nothing at the place it speaks of.',
    why: 'The problem is mended, or has moved. Left where it is, the comment hides the next one of its kind, which nobody has looked at.',
    mend: 'Remove the comment.',
  },
  examples: {
    bad: [
      '#- etc/ha.d/authkeys\nauth 1\n# ha-cluster-ignore ha-authkeys/weak-method the old switch knows no other\n#<- cluster/unused-ignore: nothing of the kind\n1 sha1 kO8Ud1QwpL3x\n',
    ],
    good: [
      '#- etc/ha.d/authkeys\nauth 1\n# ha-cluster-ignore ha-authkeys/weak-method the old switch knows no other\n1 md5 kO8Ud1QwpL3x\n',
      '#- etc/ha.d/ha.cf\n# ha-cluster-ignore-file ha-cf/single-medium the nodes share one box\nnode alice bob\nbcast eth0\ncrm respawn\n#- etc/ha.d/authkeys\nauth 1\n1 sha1 kO8Ud1QwpL3x\n',
    ],
  },
  ignores({ span, code, reach }, used, context) {
    if (used || !RULE_CODES.includes(code)) return;
    context.report({
      at: span,
      message: `${code} reports nothing of the kind ${reach === 'file' ? 'in this file' : 'here'}: the comment only hides what may come. Remove it.`,
      tag: 'unnecessary',
      fixes: [{ title: 'Remove the comment', edits: [{ at: span, text: '' }] }],
    });
  },
});
