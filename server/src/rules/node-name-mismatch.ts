import type { Location } from '../core/fact.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';

const RESOURCE = (peer: string) => `#- etc/drbd.d/db.res
resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on ${peer} { address 10.0.0.2:7789; node-id 1; }
`;

export default defineRule({
  code: 'cluster/node-name-mismatch',
  severity: 'warning',
  docs: {
    title: 'A node that the cluster does not know by this name',
    what: 'A file names a node that is not among the nodes which ha.cf, corosync.conf or the CIB list.',
    why: 'Every tool compares with `uname -n`. A DRBD resource without a section for this host is passed over without a word (`not defined in your config (for this host)`), and a location constraint for a node that does not exist never counts.',
    mend: 'Write the name exactly as `uname -n` prints it on that node, the same in all files.',
    source: 'drbd.conf(5), on; ha.cf: node; facts measured on drbdadm 9.22 and heartbeat 3.0.6',
  },
  examples: {
    bad: [
      `#- etc/ha.d/ha.cf
ucast eth0 10.0.0.1
ucast eth0 10.0.0.2
node alice bob
crm respawn
#- etc/ha.d/authkeys
auth 1
1 sha1 kO8Ud1Qw
${RESOURCE('bobb')}#    ^^^^ cluster/node-name-mismatch: "bob"
}
`,
      `#- etc/ha.d/ha.cf
ucast eth0 10.0.0.1
ucast eth0 10.0.0.2
node alice bob
crm respawn
#- etc/ha.d/authkeys
auth 1
1 sha1 kO8Ud1Qw
${RESOURCE('bob.example.com')}#    ^^^^^^^^^^^^^^^ cluster/node-name-mismatch: domain
}
`,
    ],
    good: [
      `#- etc/ha.d/ha.cf
ucast eth0 10.0.0.1
ucast eth0 10.0.0.2
node alice bob
crm respawn
#- etc/ha.d/authkeys
auth 1
1 sha1 kO8Ud1Qw
${RESOURCE('bob')}}
`,
    ],
  },
  refers: {
    node(use, context) {
      const known = knownNodes(context, use.data.by);
      if (known.size === 0 || known.has(use.key)) return;
      const names = [...known.keys()];
      const sameHost = names.find((name) => name.split('.')[0] === use.key.split('.')[0]);
      const meant = sameHost ?? nearest(use.key, names);
      const spelled = meant && known.get(meant);
      const list = [...known.values()].map(({ name }) => name).join(', ');
      const hint = !spelled
        ? `The cluster's nodes are ${list}.`
        : sameHost
          ? `It is "${spelled.name}" elsewhere: with and without domain are two names to Heartbeat and Pacemaker. Use what "uname -n" prints, everywhere.`
          : `Did you mean "${spelled.name}"? (The cluster's nodes are ${list}.)`;
      context.report({
        at: use,
        message: `No node of the cluster is called "${use.data.name}", so ${consequence(use.data.by, use.data.id)}. ${hint}`,
        related: [...known.values()].slice(0, 4).map(({ at, name }) => ({ at, message: `node "${name}"` })),
        fixes: spelled
          ? [{ title: `Replace with ${spelled.name}`, edits: [{ at: use, text: spelled.name }] }]
          : [],
      });
    },
  },
});

interface KnownNode {
  readonly name: string;
  readonly at: Location;
}

/** The nodes that some file lists; for location constraints also DRBD's hosts, when nobody else lists any. */
function knownNodes(context: RuleContext, by: string): ReadonlyMap<string, KnownNode> {
  const nodes = new Map<string, KnownNode>();
  for (const key of context.keys('node')) {
    const [first] = context.declarations('node', key);
    if (first) nodes.set(key, { name: first.data.name, at: first });
  }
  if (nodes.size > 0 || by === 'drbd') return nodes;
  for (const name of context.keys('drbd-resource')) {
    const [resource] = context.declarations('drbd-resource', name);
    for (const host of resource?.data.hosts ?? []) {
      if (resource) nodes.set(host.toLowerCase(), { name: host, at: resource });
    }
  }
  return nodes;
}

function consequence(by: 'drbd' | 'location' | 'haresources', id: string | undefined): string {
  if (by === 'drbd') return `DRBD resource ${id ? `"${id}"` : 'this'} does not exist on it`;
  if (by === 'location') return `constraint ${id ? `"${id}"` : 'this'} never counts`;
  return 'Heartbeat ignores the line';
}
