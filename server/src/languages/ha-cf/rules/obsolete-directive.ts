import { defineRule } from '../../../core/rule.ts';
import type { HaCfNode } from '../tree.ts';
import { readBoolean } from '../values.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/obsolete-directive',
  severity: 'warning',
  docs: {
    title: 'A directive with a newer name',
    what: '`udp` is called `bcast` now. `nice_failback` became `auto_failback`, with the opposite meaning.',
    why: 'Heartbeat 3 still reads them, with a warning for `udp` and errors in the log for `nice_failback`, whose meaning it does not keep exactly.',
    mend: 'Use the new name.',
    source: 'heartbeat 3.0.6, config.c, parse_config (DIRTYALIASKLUDGE) and set_nice_failback',
  },
  examples: {
    bad: [
      'node alice bob\nudp eth0\n#<- ha-cf/obsolete-directive: "bcast"\n',
      'node alice bob\nbcast eth0\nnice_failback on\n#<- ha-cf/obsolete-directive: auto_failback off\n',
    ],
    good: ['node alice bob\nbcast eth0\nauto_failback off\n'],
  },
  nodes: {
    directive({ name, values }, context) {
      if (name.text === 'udp') {
        context.report({
          at: name.span,
          message: '"udp" is the old name of "bcast"; heartbeat still reads it, and warns. Write "bcast".',
          tag: 'deprecated',
          fixes: [
            { title: 'Replace with "bcast"', certain: true, edits: [{ at: name.span, text: 'bcast' }] },
          ],
        });
      }
      if (name.text !== 'nice_failback') return;
      const [value] = values;
      const old = value && readBoolean(value.text);
      const now = old === undefined ? undefined : old ? 'auto_failback off' : 'auto_failback on';
      context.report({
        at: name.span,
        message: `"nice_failback" was replaced by "auto_failback", which means the opposite, and heartbeat logs errors about it. Write ${now ? `"${now}"` : 'auto_failback off for nice_failback on'}.`,
        tag: 'deprecated',
        fixes:
          value && now
            ? [
                {
                  title: `Replace with "${now}"`,
                  edits: [{ at: { start: name.span.start, end: value.span.end }, text: now }],
                },
              ]
            : [],
      });
    },
  },
});
