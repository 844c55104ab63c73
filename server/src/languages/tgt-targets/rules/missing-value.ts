import { defineRule } from '../../../core/rule.ts';
import { describeType, keyInfo } from '../catalog.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, entriesOf, sectionsOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/missing-value',
  severity: 'error',
  docs: {
    title: 'A key without a value, or an account without a password',
    what: 'Every key needs a value; `incominguser` and `outgoinguser` need two words, the name and the password.',
    why: 'tgt-admin stops in the middle: `Option ... has a missing value`. This target and those after it are not set up.',
    mend: 'Write the value, or remove the line.',
    source: 'tgt-admin 1.0.85, check_value',
  },
  examples: {
    bad: [
      exampleTarget(`${SOUND}incominguser\n#<- tgt-targets/missing-value: name password\n`),
      exampleTarget(`${SOUND}incominguser backup\n#            ^^^^^^ tgt-targets/missing-value: password\n`),
      '<target>\n#^^^^^^ tgt-targets/missing-value: name\nbacking-store /dev/drbd0\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [exampleTarget(`${SOUND}incominguser backup secretsecret\n`)],
  },
  nodes: {
    root(root, context) {
      const accounts = ['incomingdiscoveryuser', 'outgoingdiscoveryuser', 'incominguser', 'outgoinguser'];
      for (const target of targetsOf(root)) {
        if (!target.argument) {
          context.report({
            at: target.name.span,
            message:
              'A target needs a name, such as "<target iqn.2026-01.com.example:disk>"; without one tgt-admin fails in the middle of its work.',
          });
        }
      }
      const targets = targetsOf(root);
      for (const node of [root, ...targets, ...targets.flatMap(sectionsOf)]) {
        for (const child of children(node)) {
          if (child.kind !== 'entry' || child.value) continue;
          const known = keyInfo(child.key.text);
          // Outside of targets, what is not known is not looked at.
          if (!known && node.kind === 'root') continue;
          context.report({
            at: child.key.span,
            message: known
              ? `"${known.name}" has no value, and tgt-admin stops in the middle of its work. It reads "${known.name} ${describeType(known.type)}"; without it, remove the line.`
              : `"${child.key.text}" is no key of tgt-admin, and without a value it stops tgt-admin in the middle of its work. Correct the line, or remove it.`,
          });
        }
        for (const { value } of entriesOf(node, ...accounts)) {
          if (!value || /\s/.test(value.text)) continue;
          context.report({
            at: value.span,
            message: `"${value.text}" has no password, and tgt-admin stops in the middle of its work. Write name and password with one blank between them.`,
          });
        }
      }
    },
  },
});
