import { cutOffs } from '../../../core/lines.ts';
import { defineRule } from '../../../core/rule.ts';
import type { HaCfNode } from '../tree.ts';

/** heartbeat.h, MAXLINE less the closing zero; measured on 3.0.6. */
const LONGEST = 5119;
const LONG = 'x'.repeat(LONGEST - 1);

export default defineRule<HaCfNode>({
  code: 'ha-cf/line-too-long',
  severity: 'error',
  docs: {
    title: 'A line that is longer than heartbeat reads',
    what: 'Heartbeat reads lines of 5119 bytes at most, and takes what follows for a new line. That holds for comments too.',
    why: 'The rest of the line begins with no directive, and heartbeat refuses to start: `Illegal directive`.',
    mend: 'Write several lines: `node`, `bcast` and `ping` may stand several times.',
    source: 'heartbeat 3.0.6, config.c, parse_config (fgets)',
  },
  examples: {
    bad: [`node alice bob\nbcast eth0\n#${LONG}y\n#${' '.repeat(LONGEST - 1)}^ ha-cf/line-too-long: 5119\n`],
    good: [`node alice bob\nbcast eth0\n#${LONG}\n`],
  },
  document({ blocks }, context) {
    for (const { text, at } of blocks) {
      for (const cut of cutOffs(text, LONGEST)) {
        context.report({
          at: at(cut),
          message:
            'Heartbeat reads 5119 bytes of a line and takes what follows here for a new one, which begins with no directive: it refuses to start. Make two lines of it.',
        });
      }
    }
  },
});
