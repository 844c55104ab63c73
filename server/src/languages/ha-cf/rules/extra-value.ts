import { defineRule } from '../../../core/rule.ts';
import { cover } from '../../../core/span.ts';
import { directive } from '../catalog.ts';
import { usage } from '../describe.ts';
import type { HaCfNode } from '../tree.ts';
import { isReadable, typesOf } from '../typed.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/extra-value',
  severity: 'warning',
  docs: {
    title: 'More values than the directive takes',
    what: 'The directive takes one value, or a fixed number of words, and more stand there.',
    why: 'Heartbeat applies the values of a line one after the other, so that only the last counts; `ucast` and `mcast` ignore what follows their own words. In both cases it says nothing.',
    mend: 'Keep the value that is meant. A second peer needs a `ucast` line of its own.',
    source: 'heartbeat 3.0.6, config.c, parse_config; lib/plugins/HBcomm/ucast.c, mcast.c',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ndeadtime 15 30\n#        ^^ ha-cf/extra-value: only 30\n',
      'node alice bob\nucast eth0 10.0.0.1 10.0.0.2\n#                   ^^^^^^^^ ha-cf/extra-value: line of its own\nbcast eth1\n',
    ],
    good: ['node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nbcast eth1 eth2\ndeadtime 30\n'],
  },
  nodes: {
    directive({ name, values, span }, context) {
      const known = directive(name.text);
      if (!known || values.some((word) => word.placeholder)) return;
      if (known.takes === 'values') {
        const [first] = values;
        const last = values.at(-1);
        const beforeLast = values.at(-2);
        if (known.again !== 'last' || !first || !last || !beforeLast) return;
        // A value that cannot be read is told so, and is the one too many.
        if (values.some((word) => !isReadable(word, known.type))) return;
        context.report({
          at: cover(first.span, beforeLast.span),
          message: `"${name.text}" takes one value; of several, only ${last.text} counts. Remove the others.`,
          tag: 'unnecessary',
          fixes: [
            {
              title: `Keep only ${last.text}`,
              edits: [{ at: { start: first.span.start, end: last.span.start }, text: '' }],
            },
          ],
        });
        return;
      }
      const extra = values[known.parameters.length];
      const types = typesOf(name.text, values);
      if (!extra || known.rest || values.some((word, index) => !isReadable(word, types[index]))) return;
      const isPeer = name.text === 'ucast' || name.text === 'ucast6';
      const own = isPeer ? ' Another peer needs a line of its own.' : ` It reads "${usage(known)}".`;
      context.report({
        at: { start: extra.span.start, end: span.end },
        message: `Heartbeat ignores what follows here, without a word.${own}`,
        tag: 'unnecessary',
      });
    },
  },
});
