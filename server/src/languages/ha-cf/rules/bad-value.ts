import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { describeType } from '../describe.ts';
import type { HaCfNode } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';
import { readWord } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/bad-value',
  severity: 'error',
  docs: {
    title: 'A value that the directive does not have',
    what: 'The directive takes one of a few words.',
    why: 'Heartbeat refuses to start with any other.',
    mend: 'Use one of the words that the message names.',
    source: 'heartbeat 3.0.6, config.c, set_autojoin, set_pcmk_support, set_facility and others',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ncrm perhaps\n#   ^^^^^^^ ha-cf/bad-value: respawn\n',
      'node alice bob\nbcast eth0\nlogfacility LOCAL0\n#           ^^^^^^ ha-cf/bad-value: "local0"\n',
      'node alice bob\nbcast eth0\nauto_failback legasy\n#             ^^^^^^ ha-cf/bad-value: "legacy"\n',
      'node alice bob\nbcast eth0\nenv =1\n#   ^^ ha-cf/bad-value: NAME=VALUE\n',
      'node alice bob\nbaud 12345\n#    ^^^^^ ha-cf/bad-value: 19200\nserial /dev/ttyS0\n',
    ],
    good: [
      'node alice bob\nbaud 19200\nserial /dev/ttyS0\ncrm Respawn\nlogfacility local0\nenv OCF_ROOT=/usr/lib/ocf\n',
    ],
  },
  nodes: {
    directive(line, context) {
      const { name } = line;
      for (const { word, type } of valuesOfKind(line, 'word')) {
        if (readWord(word.text, type) !== undefined) continue;
        const meant = nearest(word.text, [
          ...type.words,
          ...(type.boolean ? ['on', 'off', 'yes', 'no'] : []),
        ]);
        const onlyCase = meant?.toLowerCase() === word.text.toLowerCase();
        context.report({
          at: word.span,
          message: `"${name.text}" takes no value "${word.text}", and heartbeat refuses to start with it. ${meant ? `Did you mean "${meant}"? ` : ''}It takes ${describeType(type)}.`,
          fixes: meant
            ? [
                {
                  title: `Replace with "${meant}"`,
                  certain: onlyCase,
                  edits: [{ at: word.span, text: meant }],
                },
              ]
            : [],
        });
      }
      if (name.text !== 'env') return;
      for (const { word } of valuesOfKind(line, 'text')) {
        const equals = word.text.indexOf('=');
        if (equals > 0) continue;
        context.report({
          at: word.span,
          severity: equals === 0 ? 'error' : 'warning',
          message:
            equals === 0
              ? `"${word.text}" sets a variable without a name, and heartbeat refuses to start with it. Write NAME=VALUE.`
              : `"${word.text}" gives the variable no value: heartbeat then takes whatever stands behind it in memory. Write NAME=VALUE.`,
        });
      }
    },
  },
});
