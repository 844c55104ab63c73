import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, isPlaceholder, type TargetsNode } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/placeholder',
  severity: 'error',
  docs: {
    title: 'A place that was left to be filled in',
    what: 'The value still holds what a manual or a template wrote for the reader to replace: `<path>`, `{{ address }}`, or the password that `tgt-admin --dump` does not know.',
    why: 'tgt-admin takes it literally: the disk does not exist, the address matches nobody, and the password is known to everybody who read the manual.',
    mend: 'Write the real value.',
    source: 'tgt-admin 1.0.85, dump_config',
  },
  examples: {
    bad: [
      exampleTarget(
        'backing-store <path of the disk>\n#             ^^^^^^^^^^^^^^^^^^ tgt-targets/placeholder: literally\ninitiator-address 10.0.0.5\n',
      ),
      exampleTarget(
        `${SOUND}incominguser backup PLEASE_CORRECT_THE_PASSWORD\n#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/placeholder: dump\n`,
      ),
    ],
    good: [exampleTarget(SOUND)],
  },
  nodes: {
    root: check,
    section: check,
  },
});

function check(node: TargetsNode, context: RuleContext): void {
  if (node.kind === 'section' && node.argument && isPlaceholder(node.argument)) {
    context.report({
      at: node.argument.span,
      message: `"${node.argument.text}" is a place to be filled in, which tgt-admin takes literally. Write the name that belongs there.`,
    });
  }
  for (const child of children(node)) {
    if (child.kind !== 'entry' || !child.value) continue;
    if (child.value.text.includes('PLEASE_CORRECT_THE_PASSWORD')) {
      context.report({
        at: child.value.span,
        message:
          '"tgt-admin --dump" cannot read passwords and wrote this in place of one: initiators would have to use it as their password. Write the real one.',
      });
    } else if (isPlaceholder(child.value)) {
      context.report({
        at: child.value.span,
        message: `"${child.value.text}" is a place to be filled in, which tgt-admin takes literally. Write what belongs there.`,
      });
    }
  }
}
