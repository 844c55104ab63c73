import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { directive, directives, elsewhere } from '../catalog.ts';
import type { HaCfNode } from '../tree.ts';

const names = directives.map(({ name }) => name);

export default defineRule<HaCfNode>({
  code: 'ha-cf/unknown-directive',
  severity: 'error',
  docs: {
    title: 'A line that begins with no directive of heartbeat',
    what: 'The first word of every line must be a directive. Their names are written in lower case and end at a blank.',
    why: 'Heartbeat refuses to start: `Illegal directive [...]`.',
    mend: 'Correct the name, or put `#` in front of the line if it is a remark.',
    source: 'heartbeat 3.0.6, config.c, islegaldirective; media are the plugins in lib/plugins/HBcomm',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nKeepAlive 2\n#<- ha-cf/unknown-directive: lower case\n',
      'node alice bob\nbcast eth0\ndedtime 30\n#<- ha-cf/unknown-directive: "deadtime"\n',
      'node,alice bob\n#<- ha-cf/unknown-directive: blank\nnode alice bob\nbcast eth0\n',
    ],
    good: ['node alice,bob\nbcast eth0\nkeepalive 2\n'],
  },
  nodes: {
    directive({ name, span }, context) {
      if (directive(name.text) || name.text.includes('<')) return;
      const replace = (text: string, certain: boolean) => ({
        title: `Replace with "${text}"`,
        certain,
        edits: [{ at: name.span, text }],
      });
      const other = elsewhere.get(name.text);
      if (other) {
        context.report({
          at: name.span,
          severity: 'warning',
          message: `${other} A heartbeat without it refuses to start with "${name.text}". Make sure that every node has it.`,
        });
        return;
      }
      const lower = name.text.toLowerCase();
      if (directive(lower)) {
        context.report({
          at: name.span,
          message: `Heartbeat writes its directives in lower case and refuses to start with "${name.text}". Write "${lower}".`,
          fixes: [replace(lower, true)],
        });
        return;
      }
      const [first = '', ...others] = name.text.split(/[,=:]/);
      if (others.length > 0 && directive(first)) {
        context.report({
          at: name.span,
          message: `A blank must follow "${first}": heartbeat takes "${name.text}" for one word, which it does not know, and refuses to start.`,
          fixes: [replace(`${first} ${others.filter(Boolean).join(' ')}`.trim(), span.end === name.span.end)],
        });
        return;
      }
      const suggestion = nearest(name.text, names);
      context.report({
        at: name.span,
        message: `Heartbeat has no directive "${name.text}" and refuses to start with it. ${suggestion ? `Did you mean "${suggestion}"?` : 'Correct the name, or put "#" in front of the line if it is a remark.'}`,
        fixes: suggestion ? [replace(suggestion, false)] : [],
      });
    },
  },
});
