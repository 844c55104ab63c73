import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { HaCfNode } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';
import { BOOLEAN_WORDS, readBoolean } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/bad-boolean',
  severity: 'error',
  docs: {
    title: 'Neither on nor off',
    what: 'This directive is switched with `on`, `yes`, `true`, `y` or `1`, and `off`, `no`, `false`, `n` or `0`.',
    why: 'Heartbeat refuses to start.',
    mend: 'Write `on` or `off`.',
    source: 'cluster-glue 1.0.12, cl_misc.c, cl_str_to_boolean',
  },
  examples: {
    bad: ['node alice bob\nbcast eth0\nuse_logd enabled\n#        ^^^^^^^ ha-cf/bad-boolean: on or off\n'],
    good: ['node alice bob\nbcast eth0\nuse_logd Yes\ncoredumps 1\n'],
  },
  nodes: {
    directive(line, context) {
      for (const { word } of valuesOfKind(line, 'boolean')) {
        if (readBoolean(word.text) !== undefined) continue;
        const meant = meaning(word.text) ?? nearest(word.text, BOOLEAN_WORDS);
        context.report({
          at: word.span,
          message: `"${line.name.text}" is on or off, and heartbeat refuses to start with "${word.text}".${meant ? ` Did you mean "${meant}"?` : ' Write "on" or "off".'}`,
          fixes: meant ? [{ title: `Replace with "${meant}"`, edits: [{ at: word.span, text: meant }] }] : [],
        });
      }
    },
  },
});

function meaning(text: string): 'on' | 'off' | undefined {
  if (/^enabled?$/i.test(text)) return 'on';
  return /^(?:disabled?|none|never)$/i.test(text) ? 'off' : undefined;
}
