import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { either } from '../wording.ts';

/** What drbdadm 8.x checks itself; other words it hands to drbdsetup, which refuses them later. */
const CHECKED_EARLY = new Set(['protocol', 'usage-count']);

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-value',
  severity: 'error',
  docs: {
    title: 'A word the option does not take',
    what: 'The option takes one of a few words, and this is none of them.',
    why: 'drbdadm 9 stops with `Value is not valid`. drbdadm 8.3 and 8.4 read the file, and drbdsetup fails when the resource is brought up.',
    mend: 'Write one of the words in the list.',
    source: 'drbd-utils 9.22, config_flags.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    after-sb-0pri discard-zero-change;\n#                 ^^^^^^^^^^^^^^^^^^^ drbd/unknown-value: "discard-zero-changes"\n  }\n}\n',
      'global {\n  usage-count maybe;\n#             ^^^^^ drbd/unknown-value: yes, no or ask\n}\n',
    ],
    good: ['common {\n  net {\n    after-sb-0pri discard-zero-changes;\n  }\n}\n'],
  },
  nodes: overValues(['unknown-word'], ({ node, option, problem, version }, context) => {
    const { text, span } = problem.at;
    const near = nearest(text, problem.allowed);
    const numbers = option.type === 'number' ? ', or a number' : '';
    const late = version !== '9' && !CHECKED_EARLY.has(option.name);
    context.report({
      at: span,
      severity: late ? 'warning' : 'error',
      message: `"${node.keyword.text}" does not take "${text}"; it takes ${either(problem.allowed)}${numbers}. ${late ? 'drbdadm reads the file, but drbdsetup refuses it when the resource is brought up.' : 'drbdadm refuses the configuration.'}${near ? ` Did you mean "${near}"?` : ''}`,
      fixes: near ? [{ title: `Replace with "${near}"`, edits: [{ at: span, text: near }] }] : [],
    });
  }),
});
