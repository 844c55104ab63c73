import { defineRule } from '../../../core/rule.ts';
import { describeNumber } from '../describe.ts';
import { overValues } from '../entry-rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { checkNumber, readNumber } from '../values.ts';

/** Keys whose limits corosync itself does not check: a switch is on with any number but 0, and so on. */
const UNCHECKED = /^(?:quorum\.|totem\.interface\.ringnumber|resources\.)/;

export default defineRule<CorosyncNode>({
  code: 'corosync/out-of-range',
  severity: 'error',
  docs: {
    title: 'A number that is too small or too large',
    what: 'The number is outside of what the key can hold, or of what makes sense to corosync.',
    why: 'Corosync refuses to start, e.g. `The token timeout parameter (29 ms) may not be less than (30 ms)`. Times are milliseconds: who writes `token: 5` means 5000.',
    mend: 'Write a number in the range.',
    source: 'corosync 3.1.7, coroparse.c, safe_atoq; totemconfig.c, totem_volatile_config_validate',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  token: 5\n#        ^ corosync/out-of-range: 30\n}\n',
      'totem {\n  version: 3\n#          ^ corosync/out-of-range: 2\n}\n',
      'totem {\n  version: 2\n  interface {\n    mcastport: 99999\n#              ^^^^^ corosync/out-of-range: 65535\n  }\n}\n',
      'quorum {\n  provider: corosync_votequorum\n  two_node: 2\n#           ^ corosync/out-of-range: 0 or 1\n}\n',
    ],
    good: ['totem {\n  version: 2\n  token: 5000\n}\n'],
  },
  nodes: overValues(['number'], ({ node, key, type, context }) => {
    const { value, inside } = node;
    const problem = checkNumber(value.text, type);
    if (problem?.kind !== 'too-small' && problem?.kind !== 'too-large') return;
    const path = `${inside}.${key.name}`;
    const isStored = readNumber(value.text, type.store) !== undefined;
    // The number of a link is judged together with the others (link-number).
    if (key.name === 'linknumber' && isStored) return;
    const isRefused = type.store !== undefined && !(isStored && UNCHECKED.test(path));
    const seconds = type.unit === 'ms' && problem.kind === 'too-small' && Number(value.text) > 0;
    context.report({
      at: value.span,
      ...(!isRefused && { severity: 'warning' as const }),
      message: `"${key.name}" takes ${type.least === type.most && type.least !== undefined ? `${type.least} and nothing else` : describeNumber(type)}, and ${value.text} is ${problem.kind === 'too-small' ? 'too small' : 'too large'}${isRefused ? ': corosync refuses to start' : ''}.${seconds ? ' The time is in milliseconds.' : ''}`,
      fixes: seconds
        ? [
            {
              title: `Write ${Number(value.text) * 1000}`,
              edits: [{ at: value.span, text: String(Number(value.text) * 1000) }],
            },
          ]
        : [],
    });
  }),
});
