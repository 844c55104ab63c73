import { defineRule } from '../../../core/rule.ts';
import { overValues } from '../option-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { rangeOf, valueWithAmount } from '../wording.ts';

/** Options that drbdadm 8.4 and 9 move into their range instead of refusing them (drbdadm_parser.c). */
const CLAMPED = new Set(['al-extents']);

export default defineRule<DrbdNode>({
  code: 'drbd/out-of-range',
  severity: 'error',
  docs: {
    title: 'A number outside of the range of its option',
    what: 'The number is smaller or greater than the option allows. A plain number counts the unit of the option, often tenths of a second or KiB; the suffix `s` counts sectors of 512 bytes, never seconds.',
    why: 'drbdadm stops with `Value is too small` or `Value is too big`.',
    mend: 'Write a number in the range.',
    source: 'drbd-utils 9.22, config_flags.c; drbd_limits.h',
  },
  examples: {
    bad: [
      'common {\n  net {\n    timeout 601;\n#           ^^^ drbd/out-of-range: 1 min\n  }\n}\n',
      'common {\n  net {\n    ping-int 10s;\n#            ^^^ drbd/out-of-range: sectors\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    timeout 600;\n    ping-int 10;\n  }\n}\n'],
  },
  nodes: overValues(['too-small', 'too-big'], ({ node, option, problem, version }, context) => {
    const { text, span } = problem.at;
    const name = node.keyword.text;
    const clamped = version !== '8.3' && CLAMPED.has(option.aliasOf ?? option.name);
    const counted = /^\d+s$/.test(text) && option.unitPrefix !== 's';
    const limit = problem.kind === 'too-small' ? option.min : option.max;
    const why = counted
      ? `The "s" means sectors of 512 bytes, not seconds, so that "${text}" is ${problem.value}, and "${name}" takes ${rangeOf(option)}.`
      : `"${name}" takes ${rangeOf(option)}; ${text} is ${problem.kind === 'too-small' ? 'too small' : 'too big'}.`;
    const plain = counted ? text.slice(0, -1) : undefined;
    const effect = clamped ? `DRBD takes ${limit} instead.` : 'drbdadm refuses the configuration.';
    context.report({
      at: span,
      severity: severityOf(option.name, clamped, version),
      message: `${why} ${effect}`,
      fixes: [
        ...(plain !== undefined
          ? [{ title: `Replace with ${plain}`, edits: [{ at: span, text: plain }] }]
          : []),
        ...(limit !== undefined && plain === undefined
          ? [
              {
                title: `Replace with ${valueWithAmount(option, limit)}`,
                edits: [{ at: span, text: String(limit) }],
              },
            ]
          : []),
      ],
    });
  }),
});

function severityOf(name: string, clamped: boolean, version: string): 'error' | 'warning' {
  // drbdadm 8.x leaves the range of disk-timeout to drbdsetup, which refuses it when the disk is attached.
  return clamped || (version !== '9' && name === 'disk-timeout') ? 'warning' : 'error';
}
