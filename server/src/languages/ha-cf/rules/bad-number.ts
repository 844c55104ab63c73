import { defineRule } from '../../../core/rule.ts';
import { describeType } from '../describe.ts';
import type { HaCfNode } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';
import { isInteger, readInteger } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/bad-number',
  severity: 'error',
  docs: {
    title: 'A number that is none, or is out of range',
    what: 'The directive needs a whole number in a certain range.',
    why: 'Heartbeat refuses to start when the number is out of range. Text after the digits is dropped silently, a word counts as 0, and a port above 65535 becomes another port: then heartbeat starts, but not with what the file says.',
    mend: 'Write a whole number in range.',
    source: 'heartbeat 3.0.6, config.c, set_udpport and others (atoi); lib/plugins/HBcomm/mcast.c',
  },
  examples: {
    bad: [
      'node alice bob\nudpport ha-cluster\n#       ^^^^^^^^^^ ha-cf/bad-number: 1 to 65535\nbcast eth0\n',
      'node alice bob\nudpport 70694\n#       ^^^^^ ha-cf/bad-number: 5158\nbcast eth0\n',
      'node alice bob\nmcast eth0 239.0.0.1 694 64 0\n#                        ^^ ha-cf/bad-number: 0 to 4\n',
      'node alice bob\nbcast eth0\ndebug high\n#     ^^^^ ha-cf/bad-number: as 0\n',
    ],
    good: ['node alice bob\nudpport 694\nmcast eth0 239.0.0.1 694 1 0\nrtprio 5\n'],
  },
  nodes: {
    directive(line, context) {
      const { name } = line;
      for (const { word, type } of valuesOfKind(line, 'integer')) {
        const value = readInteger(word.text, type);
        const inRange = type.min <= value && value <= type.max;
        if (inRange && isInteger(word.text) && value === Number(word.text)) continue;
        const wanted = describeType(type);
        context.report({
          at: word.span,
          severity: inRange ? 'warning' : 'error',
          message: inRange
            ? `"${name.text}" needs a ${wanted}; heartbeat reads "${word.text}" as ${value} and starts with that. Write the number that is meant.`
            : `"${name.text}" needs a ${wanted}; heartbeat refuses to start with "${word.text}".`,
        });
      }
    },
  },
});
