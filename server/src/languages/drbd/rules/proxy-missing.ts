import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { isComplete, isDamaged } from '../checked-resource.ts';
import { pathsOf } from '../connections.ts';
import { host, pair } from '../examples.ts';
import { hostsOf, type ResourceHost } from '../resource.ts';
import { type DrbdNode, ofKind, type ProxyOnSection, type ResourceSection } from '../tree.ts';
import { versionOf } from '../version.ts';
import { both } from '../wording.ts';

const proxy = (name: string) => ({
  more: `    proxy on ${name} {\n      inside 127.0.0.1:7789;\n      outside 192.0.2.${name === 'alice' ? 1 : 2}:7788;\n    }\n`,
});

export default defineRule<DrbdNode>({
  code: 'drbd/proxy-missing',
  severity: 'error',
  docs: {
    title: 'A proxy on only some of the hosts',
    what: 'Some hosts of a resource have a `proxy on` section and the others have none.',
    why: "drbdadm stops with `Either all 'on' sections must contain a proxy subsection, or none` (8.x: `Either both ...`). What one proxy packs, only another can unpack.",
    mend: 'Add a `proxy on` section for the other host too, or remove the one that is there.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c (ensure_proxy_sections); v84/drbdadm_main.c',
  },
  examples: {
    bad: [
      pair('', proxy('alice')).replace('on bob {\n', 'on bob {\n# ^^ drbd/proxy-missing: "bob"\n'),
      pair('', {}, proxy('bob')).replace('on alice {\n', 'on alice {\n# ^^ drbd/proxy-missing: "alice"\n'),
      `resource r0 {\n${host('alice', { more: `    node-id 0;\n${proxy('alice').more}` })}${host('bob', { more: '    node-id 1;\n' }).replace('\n', '\n# ^^ drbd/proxy-missing: "bob" and "carol" have none\n')}${host('carol', { address: 'address 10.0.0.3:7788;', more: '    node-id 2;\n' })}  connection-mesh {\n    hosts bob carol;\n  }\n  connection {\n    host alice;\n    host bob;\n  }\n}\n`,
      pair(
        '  connection {\n    host alice via proxy on alice {\n      inside 127.0.0.1:7789;\n      outside 192.0.2.1:7788;\n    }\n    host bob;\n#        ^^^ drbd/proxy-missing: both ends\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
      ),
    ],
    good: [pair('', proxy('alice'), proxy('bob')), pair()],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource)) return;
      checkConnections(resource, context);
      const hosts = hostsOf(resource);
      // drbdadm 8.x compares this host with its peer only, which it does not choose among several.
      if (hosts.length > 2 && versionOf(context) !== '9') return;
      if (hosts.some(({ section }) => isDamaged(section.body))) return;
      const proxied = hosts.find(proxyOf);
      const proxy = proxied && proxyOf(proxied);
      const bare = hosts.filter((one) => !proxyOf(one));
      if (!proxied || !proxy || !bare[0]) return;
      // One fault, however many hosts it concerns: it may as well be the one proxy that is too much.
      const names = bare.flatMap((one) => one.names.slice(0, 1).map(({ text }) => `"${text}"`));
      const others =
        names.length < bare.length ? 'this one has' : `${both(names)} ${names.length === 1 ? 'has' : 'have'}`;
      const owner = proxied.names[0] ? `Host "${proxied.names[0].text}"` : 'Another host';
      // In a mesh drbdadm 9 refuses the proxies of hosts altogether.
      const mend = resource.body.some(({ kind }) => kind === 'connection-mesh')
        ? 'Remove the proxies from the hosts; they do not go together with a "connection-mesh" either.'
        : 'Add "proxy on HOST { inside IP:PORT; outside IP:PORT; }" here, or remove the other one.';
      context.report({
        at: bare[0].section.keyword.span,
        message: `${owner} has a proxy and ${others} none. drbdadm wants one on all hosts of a resource or on none, and refuses the resource. ${mend}`,
        related: [{ at: proxy.keyword.span, message: 'The proxy that is there.' }],
      });
    },
  },
});

function proxyOf({ section }: ResourceHost): ProxyOnSection | undefined {
  return ofKind(section.body, 'proxy-on')[0];
}

/** In a connection, `via proxy on` stands at both ends or at none. */
function checkConnections(resource: ResourceSection, context: RuleContext): void {
  for (const { ends } of pathsOf(resource)) {
    const proxied = ends.find(({ proxy }) => proxy);
    const bare = ends.find(({ proxy }) => !proxy);
    if (!proxied?.proxy || !bare) continue;
    context.report({
      at: bare.name.span,
      message: `"${proxied.name.text}" reaches this connection through a proxy and "${bare.name.text}" does not. drbdadm wants a proxy at both ends or at none, and refuses the resource. Add "via proxy on ${bare.name.text} { inside IP:PORT; outside IP:PORT; }" here, or remove the other one.`,
      related: [{ at: proxied.proxy.keyword.span, message: 'The proxy that is there.' }],
    });
  }
}
