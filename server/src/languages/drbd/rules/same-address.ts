import { addressKey } from '../../../core/keys.ts';
import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pathsOf } from '../connections.ts';
import { pair } from '../examples.ts';
import { hostsOf, nameOf } from '../resource.ts';
import {
  type AddressValue,
  children,
  type DrbdNode,
  integerOf,
  ofKind,
  type ResourceSection,
} from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/same-address',
  severity: 'error',
  docs: {
    title: 'Both hosts with the same address',
    what: 'Two hosts of a resource have the same IP address and port.',
    why: 'A host cannot connect to itself. drbdadm 9 stops with the words `BAD LUCK, equal hashes`, drbdadm 8.x with `conflicting use of IP`.',
    mend: 'Write the address of the other host; it is usually a line that was copied and not changed.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c; LINBIT/drbd issue 81',
  },
  examples: {
    bad: [
      pair(
        '',
        { address: 'address 10.0.0.1:7788;' },
        { address: 'address 10.0.0.1:7788;\n#           ^^^^^^^^^^^^^ drbd/same-address: "alice"' },
      ),
      pair(
        '  connection {\n    host alice;\n    host alice;\n#        ^^^^^ drbd/same-address: "alice"\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
      ),
      pair(
        '  connection {\n    path {\n      host alice address 10.1.0.1:7788;\n      host bob address 10.1.0.1:7788;\n#          ^^^ drbd/same-address: 10.1.0.1:7788\n    }\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
      ),
    ],
    good: [pair()],
  },
  nodes: {
    resource(resource, context) {
      const proxied =
        versionOf(context) !== '9' ||
        resource.body.some((node) => ofKind(children(node), 'proxy-on').length > 0);
      const seen = new Map<string, { address: AddressValue; name: string }>();
      for (const { address, names } of hostsOf(resource)) {
        const ip = nameOf(address?.host);
        const port = integerOf(address?.port);
        if (!address || ip === undefined || port === undefined) continue;
        // A proxy listens on the loopback address of its own host (drbdadm_postparse.c exempts it).
        if (proxied && /^(?:127\.|::1$)/.test(ip)) continue;
        const key = addressKey(ip, port);
        const name = names[0]?.text ?? 'the first host';
        const first = seen.get(key);
        if (!first) {
          seen.set(key, { address, name });
          continue;
        }
        context.report({
          at: address.span,
          message: `This is the address and port of "${first.name}" too, and a host cannot connect to itself (drbdadm 9 says "BAD LUCK, equal hashes"). Write the address of "${name}" here.`,
          related: [{ at: first.address.span, message: `The same address, of "${first.name}".` }],
        });
      }
      checkConnections(resource, context);
    },
  },
});

/** Connections may bring addresses of their own, and may name one host twice. */
function checkConnections(resource: ResourceSection, context: RuleContext): void {
  for (const { ends } of pathsOf(resource)) {
    const [a, b] = ends;
    if (!a || !b || a.ip === undefined || a.port === undefined) continue;
    const twice = a.host !== undefined && a.host === b.host;
    if (!twice && (a.ip !== b.ip || a.port !== b.port)) continue;
    // Where the sections of the hosts say it, it is reported there.
    if (!twice && !a.statement.address && !b.statement.address && !a.statement.port && !b.statement.port)
      continue;
    context.report({
      at: b.name.span,
      message: twice
        ? `Both ends of this connection are "${a.name.text}", and a host cannot connect to itself; drbdadm refuses the resource. Write the name of the other host.`
        : `Both ends of this connection have the address ${a.ip}:${a.port}, and drbdadm refuses the resource. Write the address of "${b.name.text}" here.`,
      related: [{ at: a.name.span, message: 'The other end.' }],
    });
  }
}
