import { defineRule } from '../../../core/rule.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { either, rangeOf } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-value',
  severity: 'error',
  docs: {
    title: 'An option without its value',
    what: 'The option needs a value and has none.',
    why: 'drbdadm 8.3 and 8.4 stop with a parse error. drbdadm 9 reads the file and hands drbdsetup an option without a value, so that the resource fails when it is brought up.',
    mend: 'Write the value after the name.',
    source: 'drbd-utils 9.22, config_flags.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    cram-hmac-alg;\n#   ^^^^^^^^^^^^^ drbd/missing-value: needs a value\n  }\n}\n',
      'common {\n  net {\n    timeout;\n#   ^^^^^^^ drbd/missing-value: 1 to 600\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    timeout 60;\n    tcp-cork;\n  }\n}\n'],
  },
  nodes: overValues(['missing'], ({ node, option, version }, context) => {
    const allowed =
      option.type === 'number'
        ? `: a number from ${rangeOf(option)}`
        : option.values
          ? `: ${either(option.values)}`
          : '';
    // drbdadm 9 reads a value as "yes" that is not there, and finds out where it has to count with it.
    const late =
      version === '9' && !option.isPeerDevice && node.inside !== 'resource' && node.inside !== 'common';
    const why = late
      ? 'drbdadm reads the file, but the resource fails when it is brought up'
      : 'drbdadm refuses the configuration';
    context.report({
      at: node.keyword.span,
      severity: late ? 'warning' : 'error',
      message: `"${node.keyword.text}" needs a value${allowed}. Without one ${why}.`,
    });
  }),
});
