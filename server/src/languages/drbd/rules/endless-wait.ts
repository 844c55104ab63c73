import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/endless-wait',
  severity: 'info',
  docs: {
    title: 'A boot that waits for the peer for ever',
    what: '`wfc-timeout 0` (and `degr-wfc-timeout 0`) lets the start script of DRBD wait for the peer without end.',
    why: 'When the other node stays off, this one does not get past the start of DRBD: no login prompt on some systems, no cluster on others, until somebody types "yes" at the console. It is the default too, but here somebody wrote it.',
    mend: 'Write a time in seconds, e.g. `wfc-timeout 120;`. Where Pacemaker starts DRBD, the script is not used and the line can go.',
    source: 'drbd.conf-9.0(5), wfc-timeout; drbdadm wait-connect',
  },
  examples: {
    bad: [
      'common {\n  startup {\n    wfc-timeout 0;\n#               ^ drbd/endless-wait: for ever\n  }\n}\n',
    ],
    good: ['common {\n  startup {\n    wfc-timeout 120;\n  }\n}\n'],
  },
  nodes: {
    option({ inside, keyword, value }, context) {
      if (inside !== 'startup' || !value || !/^0+$/.test(value.text)) return;
      if (keyword.text !== 'wfc-timeout' && keyword.text !== 'degr-wfc-timeout') return;
      context.report({
        at: value.span,
        message: `With "${keyword.text} 0" the start script waits for the peer for ever, so that a node cannot come up alone. Write a time in seconds, e.g. 120.`,
      });
    },
  },
});
