import { defineRule } from '../../../core/rule.ts';
import { isComplete, isDamaged } from '../checked-resource.ts';
import { pathsOf } from '../connections.ts';
import { host } from '../examples.ts';
import { type DrbdNode, ofKind } from '../tree.ts';

const ends = (...lines: readonly string[]) =>
  `resource r0 {\n${['alice', 'bob'].map((name, id) => host(name, { address: '', more: `    node-id ${id};\n` })).join('')}  connection {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}\n`;

export default defineRule<DrbdNode>({
  code: 'drbd/missing-address',
  severity: 'error',
  docs: {
    title: 'An end of a connection without address',
    what: 'A `host` line of a connection has no `address`, and the `on` section of that host has none either.',
    why: 'drbdadm stops with `cannot determine which address and port to use`.',
    mend: 'Write the address in the `on` section, or in the line: `host NAME address IP:PORT;`. `port N` alone only replaces the port of an address.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      ends('host alice address 10.0.0.1:7788;', 'host bob;\n#        ^^^ drbd/missing-address: "bob"'),
      ends(
        'host alice address 10.0.0.1:7788;',
        'host bob port 7788;\n#        ^^^ drbd/missing-address: IP:PORT',
      ),
    ],
    good: [ends('host alice address 10.0.0.1:7788;', 'host bob address 10.0.0.2:7788;')],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource)) return;
      for (const { ends: both } of pathsOf(resource)) {
        for (const { name, host: owner, statement } of both) {
          // A host that the resource does not have is another mistake, and an address of no meaning is one too.
          if (!owner || owner.address || statement.address || isDamaged(owner.section.body)) continue;
          if (ofKind(owner.section.body, 'address').length > 0) continue;
          context.report({
            at: name.span,
            message: `Neither this line nor the section of "${name.text}" says its address, and drbdadm refuses the resource. Write "host ${name.text} address IP:PORT;", or the address in its section.`,
          });
        }
      }
    },
  },
});
