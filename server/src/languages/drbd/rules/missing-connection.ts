import { defineRule } from '../../../core/rule.ts';
import { isComplete } from '../checked-resource.ts';
import { host, pair } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import { type DrbdNode, ofKind } from '../tree.ts';
import { versionOf } from '../version.ts';

const ID = (id: number) => ({ more: `    node-id ${id};\n` });

export default defineRule<DrbdNode>({
  code: 'drbd/missing-connection',
  severity: 'warning',
  docs: {
    title: 'More than two hosts and no connections',
    what: 'A resource of three or more hosts has neither `connection` nor `connection-mesh` sections.',
    why: 'drbdadm prints a message and makes no connection at all: the hosts never replicate.',
    mend: 'Add `connection-mesh { hosts A B C; }` to connect all with all.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `resource r0 {\n#        ^^ drbd/missing-connection: connection-mesh\n${host('alice', ID(0))}${host('bob', ID(1))}${host('carol', { ...ID(2), address: 'address 10.0.0.3:7788;' })}}\n`,
    ],
    good: [pair()],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource) || versionOf(context) !== '9') return;
      const hosts = hostsOf(resource);
      if (hosts.length <= 2) return;
      if (resource.body.some(({ kind }) => kind === 'connection' || kind === 'connection-mesh')) return;
      const names = hosts.flatMap((one) => one.names.map(({ text }) => text)).join(' ');
      const last = resource.body.at(-1)?.span ?? resource.keyword.span;
      const named = ofKind(resource.body, 'on').length === hosts.length;
      context.report({
        at: resource.name?.span ?? resource.keyword.span,
        message: `This resource has ${hosts.length} hosts and says nothing of their connections, so drbdadm makes none and nothing is replicated. Add "connection-mesh { hosts ${names || '...'}; }".`,
        fixes: named
          ? [
              {
                title: 'Connect all hosts with each other',
                edits: [
                  {
                    at: { start: last.end, end: last.end },
                    text: `\n  connection-mesh {\n    hosts ${names};\n  }`,
                  },
                ],
              },
            ]
          : [],
      });
    },
  },
});
