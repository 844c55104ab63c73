import { defineRule } from '../../../core/rule.ts';
import { host } from '../examples.ts';
import { hostsOf } from '../resource.ts';
import { type DrbdNode, ofKind } from '../tree.ts';

const proxied = (name: string, id: number) =>
  host(name, {
    more: `    node-id ${id};\n    proxy on ${name} {\n      inside 127.0.0.1:7789;\n      outside 192.0.2.${id}:7788;\n    }\n`,
  });
const SITES = proxied('alice', 1) + proxied('bob', 2);

export default defineRule<DrbdNode>({
  code: 'drbd/proxy-in-mesh',
  severity: 'error',
  docs: {
    title: 'Proxies of hosts beside a connection-mesh',
    what: 'The hosts of a resource have `proxy on` sections, as in DRBD 8, and the resource has a `connection-mesh`.',
    why: "drbdadm 9 stops with `There is a drbd-8.x proxy config syntax within an 'on' section and you are using a connection-mesh`.",
    mend: 'Write `connection` sections in place of the mesh, with `host NAME via proxy on NAME { ... }` where the proxy is wanted, or remove the proxies.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      `resource r0 {\n${SITES.replace('    proxy on alice {\n', '    proxy on alice {\n#   ^^^^^ drbd/proxy-in-mesh: via proxy\n')}  connection-mesh {\n    hosts alice bob;\n  }\n}\n`,
    ],
    good: [`resource r0 {\n${SITES}  connection {\n    host alice;\n    host bob;\n  }\n}\n`],
  },
  nodes: {
    resource(resource, context) {
      const [mesh] = ofKind(resource.body, 'connection-mesh');
      if (!mesh) return;
      const hosts = hostsOf(resource);
      const proxies = hosts.flatMap(({ section }) => ofKind(section.body, 'proxy-on').slice(0, 1));
      const [first] = proxies;
      // Where only some hosts have one, proxy-missing says both.
      if (!first || proxies.length < hosts.length) return;
      context.report({
        at: first.keyword.span,
        message:
          'A proxy in the section of a host and a "connection-mesh" do not go together, and drbdadm 9 refuses the resource. Write connections with "host NAME via proxy on NAME { ... }", or remove the proxies.',
        related: [{ at: mesh.keyword.span, message: 'The mesh.' }],
      });
    },
  },
});
