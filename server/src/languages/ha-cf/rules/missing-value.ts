import { defineRule } from '../../../core/rule.ts';
import { directive, MEDIA } from '../catalog.ts';
import { usage } from '../describe.ts';
import { linesOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

/** One of each of these groups must have a value, or heartbeat does not start. */
const NEEDED: readonly (readonly string[])[] = [['node'], MEDIA];

export default defineRule<HaCfNode>({
  code: 'ha-cf/missing-value',
  severity: 'error',
  docs: {
    title: 'A directive without its values',
    what: 'Something that belongs to the directive is not there.',
    why: 'Heartbeat ignores most directives that stand alone, without a word: the setting one believes in does not exist. Those with several words it refuses, and `ucast` or `mcast` alone make it crash.',
    mend: 'Write the values, or remove the line.',
    source: 'heartbeat 3.0.6, config.c, parse_config; lib/plugins/HBcomm/mcast.c, ucast.c, ping_group.c',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ndeadtime\n#<- ha-cf/missing-value: ignores\n',
      'node\n#<- ha-cf/missing-value: refuses\nbcast eth0\n',
      'node alice bob\nmcast eth0 239.0.0.1\n#<- ha-cf/missing-value: PORT, TTL and LOOP\nbcast eth0\n',
      'node alice bob\nucast\n#<- ha-cf/missing-value: crashes\nbcast eth0\n',
      'node alice bob\nbcast eth0\nping_group routers\n#<- ha-cf/missing-value: HOST\n',
      'node alice bob\nbcast eth0\nstonith_host bob\n#<- ha-cf/missing-value: on "bob"\n',
    ],
    good: [
      'node alice bob\nmcast eth0 239.0.0.1 694 1 0\ndeadtime 30\nping_group routers 10.0.0.1 10.0.0.2\n',
    ],
  },
  nodes: {
    directive({ name, values, span }, context) {
      const known = directive(name.text);
      if (!known) return;
      if (known.takes === 'values') {
        if (values.length > 0 || NEEDED.some((names) => names.includes(name.text))) return;
        context.report({
          at: name.span,
          severity: 'warning',
          message: `"${name.text}" has no value, and heartbeat ignores the line without a word. Write "${usage(known)}", or remove the line.`,
          fixes: [{ title: 'Remove the line', edits: [{ at: span, text: '' }] }],
        });
        return;
      }
      // A placeholder may stand for all the words there should be: one fault is enough.
      if (values.some((word) => word.placeholder)) return;
      const missing = known.parameters.slice(values.length);
      if (known.rest?.least === 1 && values.length <= known.parameters.length) missing.push(known.rest);
      if (missing.length === 0) return;
      const names = missing.map((one) => one.name.toUpperCase());
      const last = names.pop() ?? '';
      const list = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
      // A line for one node is read beyond its first word by that node only.
      const [host] = name.text === 'stonith_host' && values[0]?.text !== '*' ? values : [];
      const crashes = values.length === 0 && known.parameters[0]?.type.kind === 'interface';
      context.report({
        at: span,
        ...(host && { severity: 'warning' as const }),
        message: `"${name.text}" lacks ${list}: heartbeat ${crashes ? 'crashes on this line' : 'refuses to start'}${host ? ` on "${host.text}"` : ''}. Write "${usage(known)}".`,
      });
    },
  },
  document(view, context) {
    for (const names of NEEDED) {
      const lines = linesOf(view, ...names);
      const isOnly = !lines.some(({ line }) => line.values.length > 0);
      for (const { line, at } of lines) {
        const known = directive(line.name.text);
        if (line.values.length > 0 || known?.takes !== 'values') continue;
        context.report({
          at: at(line.name),
          severity: isOnly ? 'error' : 'warning',
          message: `"${line.name.text}" has no value, and heartbeat ignores the line${isOnly ? '; it refuses to start, since no other line says this' : ' without a word'}. Write "${usage(known)}".`,
        });
      }
    }
  },
});
