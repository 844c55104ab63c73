import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { host, pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';

const UPPER = (lower: string) =>
  `resource r1 {\n  stacked-on-top-of ${lower} {\n    device /dev/drbd10;\n    address 10.0.1.1:7788;\n  }\n${host('carol', { device: 'device /dev/drbd10;', address: 'address 10.0.1.2:7788;' })}}\n`;

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-resource',
  severity: 'error',
  docs: {
    title: 'A resource that does not exist',
    what: '`stacked-on-top-of` or `resync-after` names a resource that no file of the cluster defines.',
    why: 'drbdadm stops with `referenced resource not defined`. A `resync-after` it only drops when it does not run in a terminal, so that the order of resynchronisation is not what it seems.',
    mend: 'Mend the spelling, or include the file that defines the resource.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `${pair()}${UPPER('ro').replace('{\n    device', '{\n#                   ^^ drbd/unknown-resource: "r0"\n    device')}`,
    ],
    good: [pair() + UPPER('r0')],
  },
  refers: {
    'drbd-resource'({ key, slot, span, data }, context) {
      if (
        data.parameter !== 'stacked-on-top-of' &&
        data.parameter !== 'resync-after' &&
        data.parameter !== 'after'
      )
        return;
      if (context.declarations('drbd-resource', key).length > 0) return;
      const near = nearest(key, context.keys('drbd-resource'));
      const stacked = data.parameter === 'stacked-on-top-of';
      context.report({
        at: { slot, span },
        severity: stacked ? 'error' : 'warning',
        message: `No file of this cluster defines a resource "${key}". ${stacked ? 'drbdadm refuses the configuration.' : 'drbdadm ignores the option, so nothing waits for anything.'}${near ? ` Did you mean "${near}"?` : ''}`,
        fixes: near ? [{ title: `Replace with "${near}"`, edits: [{ at: { slot, span }, text: near }] }] : [],
      });
    },
  },
});
