import { defineRule } from '../../../core/rule.ts';
import { isComplete, isDamaged } from '../checked-resource.ts';
import { host, pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import { type DrbdNode, integerOf, ofKind } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-node-id',
  severity: 'error',
  docs: {
    title: 'A host without its node-id',
    what: 'In DRBD 9 each host of a resource needs a `node-id`. Only a plain pair of two hosts, without `connection` sections and with no `node-id` at all, does without.',
    why: "drbdadm stops with `'node-id' keyword missing`.",
    mend: 'Number the hosts 0, 1, 2 ... The number is kept in the meta-data, so never change it later.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `resource r0 {\n${host('alice', { more: '    node-id 0;\n' })}${host('bob').replace('on bob {', 'on bob {\n# ^^ drbd/missing-node-id: "node-id 1;"')}}\n`,
    ],
    good: [pair(), pair('', { more: '    node-id 0;\n' }, { more: '    node-id 1;\n' })],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource) || versionOf(context) !== '9') return;
      const hosts = hostsOf(resource);
      const without = hosts.filter(({ nodeId }) => !nodeId);
      const connections = [
        ...ofKind(resource.body, 'connection'),
        ...ofKind(resource.body, 'connection-mesh'),
      ];
      // Two hosts derive their ids from their addresses; where these are missing, that is the mistake.
      if (hosts.length === 2 && without.length === 2 && connections.length === 0) return;
      const used = new Set(hosts.map(({ nodeId }) => integerOf(nodeId?.id)));
      let free = 0;
      for (const { section, names } of without) {
        if (!section.braces || isDamaged(section.body)) continue;
        while (used.has(free)) free++;
        used.add(free);
        const at = section.keyword.span;
        const open = context.text(section.span).indexOf('{') + 1;
        context.report({
          at,
          message: `${names[0] ? `Host "${names[0].text}"` : 'This host'} has no node-id, which DRBD 9 needs here, and drbdadm refuses the resource. Add "node-id ${free};", and never change it once the meta-data exist.`,
          fixes: [
            {
              title: `Insert "node-id ${free};"`,
              edits: [
                {
                  at: { start: section.span.start + open, end: section.span.start + open },
                  text: `\n    node-id ${free};`,
                },
              ],
            },
          ],
        });
      }
    },
  },
});
