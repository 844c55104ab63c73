import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

// 8.x alone takes this one.
const OLD = 'common {\n  net {\n    unplug-watermark 128;\n  }\n}\n';
const other = (name: string) =>
  `resource r1 {\n${host(name, { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7789;' })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`;

export default defineRule<DrbdNode>({
  code: 'drbd/host-two-names',
  severity: 'warning',
  docs: {
    title: 'One host under two names',
    what: 'A host is called by its short name in one resource and with its domain in another.',
    why: 'drbdadm 8.x compares the name with what `uname -n` prints, and silently passes over the resources that have the other one: they never come up on that host. drbdadm 9 takes both for the same host.',
    mend: 'Write what `uname -n` prints in all resources.',
    source: 'drbdadm-84 of drbd-utils 9.22 (drbdadm_parser.c)',
  },
  examples: {
    bad: [
      OLD +
        pair() +
        other('alice.example.com').replace(
          '\n    device',
          '\n#    ^^^^^^^^^^^^^^^^^ drbd/host-two-names: "alice"\n    device',
        ),
    ],
    good: [OLD + pair() + other('alice'), pair() + other('alice.example.com')],
  },
  refers: {
    node(fact, context) {
      const { key, data } = fact;
      const dot = key.indexOf('.');
      if (data.by !== 'drbd' || dot <= 0 || versionOf(context) === '9') return;
      const short = context
        .references('node', key.slice(0, dot))
        .find((one) => one.data.by === 'drbd' && one.data.id !== data.id);
      // Where the nodes are listed, cluster/node-name-mismatch knows which of the two is right.
      if (!short || [key, short.key].some((name) => context.declarations('node', name).length > 0)) return;
      context.report({
        at: fact,
        message: `Resource "${short.data.id}" calls this host "${short.data.name}". Only one of the names is what "uname -n" prints there, and drbdadm 8.x passes over the resources with the other one without a word. Write the same name in all of them.`,
        related: [{ at: short, message: `The other name, in resource "${short.data.id}".` }],
      });
    },
  },
});
