import { cutOffs } from '../../../core/lines.ts';
import { defineRule } from '../../../core/rule.ts';
import type { HaresourcesNode } from '../tree.ts';

/** heartbeat.h, MAXLINE: config.c (parse_ha_resources) reads one byte less than that; measured on 3.0.6. */
const LONGEST = 5118;
const LONG = 'x'.repeat(LONGEST - 1);

export default defineRule<HaresourcesNode>({
  code: 'haresources/line-too-long',
  severity: 'error',
  docs: {
    title: 'A line that is longer than heartbeat reads',
    what: 'Heartbeat reads lines of 5118 bytes at most, and takes what follows for a new line. That holds for comments too.',
    why: 'The rest of the line does not begin with a node, and heartbeat refuses to start: `Bad nodename`.',
    mend: 'Put a backslash at the end of the line, with a blank in front, and go on in the next.',
    source: 'heartbeat 3.0.6, config.c, parse_ha_resources (fgets)',
  },
  examples: {
    bad: [`alice 10.0.0.1\n#${LONG}y\n#${' '.repeat(LONGEST - 1)}^ haresources/line-too-long: 5118\n`],
    good: [`alice 10.0.0.1\n#${LONG}\n`],
  },
  document({ blocks }, context) {
    for (const { text, at } of blocks) {
      // Lines that are joined are read one by one.
      for (const cut of cutOffs(text, LONGEST)) {
        context.report({
          at: at(cut),
          message:
            'Heartbeat reads 5118 bytes of a line and takes what follows here for a new one, which does not begin with a node: it refuses to start. Put a backslash at the end of a shorter line, with a blank in front, and go on in the next.',
        });
      }
    }
  },
});
