import type { Reference } from '../core/fact.ts';
import { pacemakerSwitch } from '../core/heartbeat-mode.ts';
import { nodeKey, shortName } from '../core/keys.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { EXAMPLE_HEARTBEAT } from './examples/example-heartbeat.ts';
import {
  drbdHosts,
  type KnownNode,
  letsNodesJoin,
  likeName,
  listedNodes,
  namesOf,
  relatedNodes,
} from './nodes/known-nodes.ts';

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
    why: 'Every tool compares with `uname -n`. A DRBD resource without a section for this host is passed over without a word (`not defined in your config (for this host)`), and a location constraint for a node that does not exist never counts. Heartbeat refuses to start with such a line in haresources: `Bad nodename`.',
    mend: 'Write the name exactly as `uname -n` prints it on that node, the same in all files.',
    source: 'drbd.conf(5), on; ha.cf: node; facts measured on drbdadm 9.22 and heartbeat 3.0.6',
  },
  examples: {
    bad: [
      `${EXAMPLE_HEARTBEAT}${RESOURCE('bobb')}#    ^^^^ cluster/node-name-mismatch: "bob"
}
`,
      `${EXAMPLE_HEARTBEAT}${RESOURCE('bob.example.com')}#    ^^^^^^^^^^^^^^^ cluster/node-name-mismatch: domain
}
`,
      `${EXAMPLE_HEARTBEAT.replace('bob\n', 'bbo\n#          ^^^ cluster/node-name-mismatch: "bob"\n')}${RESOURCE('bob')}}
resource www {
  device /dev/drbd1;
  disk /dev/vg0/www;
  meta-disk internal;
  on alice { address 10.0.0.1:7790; node-id 0; }
  on bob { address 10.0.0.2:7790; node-id 1; }
}
`,
      `${EXAMPLE_HEARTBEAT.replace('crm respawn\n', '')}#- etc/ha.d/haresources
alice 10.0.0.100 httpd
bbo 10.0.0.101 mysqld
#<- cluster/node-name-mismatch: "bob"
`,
    ],
    good: [
      `${EXAMPLE_HEARTBEAT}${RESOURCE('bob')}}
resource db-far {
  net { protocol A; }
  stacked-on-top-of db { device /dev/drbd10; address 10.0.0.100:7790; }
  on zoe { device /dev/drbd10; disk /dev/vg0/db; meta-disk internal; address 10.9.0.1:7790; }
}
`,
      `${EXAMPLE_HEARTBEAT}${RESOURCE('bob')}}
`,
    ],
  },
  declares: {
    node(listed, context) {
      const hosts = drbdHosts(context);
      const strangers = [...hosts.keys()].filter((key) => context.declarations('node', key).length === 0);
      const meant = hosts.has(listed.key) ? undefined : likeName(listed.key, strangers);
      const host = meant && hosts.get(meant);
      if (!host || !isOddOneOut(context, listed.key, meant)) return;
      context.report({
        at: listed,
        message: `"${listed.data.name}" is named nowhere else; the DRBD files call a node "${host.name}". A name that is not what "uname -n" prints keeps that node out of the cluster. Did you mean "${host.name}"?`,
        related: [{ at: host.at, message: `"${host.name}" in a DRBD resource` }],
        fixes: [{ title: `Replace with ${host.name}`, edits: [{ at: listed, text: host.name }] }],
      });
    },
  },
  refers: {
    node(use, context) {
      const known = nodesFor(context, use.data.by);
      if (known.size === 0 || known.has(use.key)) return;
      const names = [...known.keys()];
      const hosts = hostsBeside(context, use);
      // A connection with a host that its resource has no section for: drbd/unknown-host.
      if (hosts.size > 0 && !hosts.has(use.key)) return;
      const meant = likeName(
        use.key,
        names.filter((name) => !hosts.has(name)),
      );
      if (!meant && (isOpen(context, known) || isOffSite(context, use, names))) return;
      if (meant && isOddOneOut(context, meant, use.key)) return;
      const spelled = meant && known.get(meant);
      const list = namesOf(known);
      const isSameHost = meant !== undefined && shortName(meant) === shortName(use.key);
      const hint = !spelled
        ? `The cluster's nodes are ${list}.`
        : isSameHost
          ? `It is "${spelled.name}" elsewhere: with and without domain are two names to Heartbeat and Pacemaker. Use what "uname -n" prints, everywhere.`
          : `Did you mean "${spelled.name}"? (The cluster's nodes are ${list}.)`;
      context.report({
        at: use,
        severity: isRefused(context, use) ? 'error' : 'warning',
        message: `No node of the cluster is called "${use.data.name}", so ${consequence(use.data.by, use.data.id, isSameHost)}. ${hint}`,
        related: relatedNodes(known),
        fixes: spelled
          ? [{ title: `Replace with ${spelled.name}`, edits: [{ at: use, text: spelled.name }] }]
          : [],
      });
    },
  },
});

/** Heartbeat checks the nodes of haresources against ha.cf at start (config.c, parse_ha_resources). */
function isRefused(context: RuleContext, { slot, data }: Reference<'node'>): boolean {
  if (data.by !== 'haresources') return false;
  const { directory } = slot.document;
  const inHaCf = context
    .declarations('directive', 'node')
    .some((one) => one.slot.document.directory === directory);
  return inHaCf && pacemakerSwitch(context, directory) === undefined;
}

/** The hosts of the DRBD resource that names the node: what two of its sections are called is not one misspelled. */
function hostsBeside(context: RuleContext, { data }: Reference<'node'>): ReadonlySet<string> {
  if (data.by !== 'drbd' || data.id === undefined) return new Set();
  return new Set(
    context.declarations('drbd-resource', data.id).flatMap((resource) => resource.data.hosts.map(nodeKey)),
  );
}

/** A host beside all nodes of the cluster, or of a stacked resource: a copy at another site, which is no member. */
function isOffSite(context: RuleContext, { data }: Reference<'node'>, nodes: readonly string[]): boolean {
  if (data.by !== 'drbd' || data.id === undefined) return false;
  return context.declarations('drbd-resource', data.id).some((resource) => {
    const hosts = new Set(resource.data.hosts.map(nodeKey));
    return resource.data.stacked || nodes.every((node) => hosts.has(node));
  });
}

/** The nodes that some file lists; for location constraints also DRBD's hosts, when nobody else lists any. */
function nodesFor(context: RuleContext, by: Reference<'node'>['data']['by']): ReadonlyMap<string, KnownNode> {
  const listed = listedNodes(context);
  return listed.size > 0 || by === 'drbd' ? listed : drbdHosts(context);
}

/** Whether there may be nodes that nobody lists: ha.cf may let them join, and crm statements may be a few of many. */
function isOpen(context: RuleContext, nodes: ReadonlyMap<string, KnownNode>): boolean {
  if (letsNodesJoin(context)) return true;
  const [only, ...more] = nodes.values();
  return more.length === 0 && only?.at.slot.document.language.id === 'crmsh';
}

/** The list of nodes has the typo when nothing uses the listed name and several places agree on one like it. */
function isOddOneOut(context: RuleContext, listed: string, used: string): boolean {
  return context.references('node', listed).length === 0 && context.references('node', used).length > 1;
}

function consequence(
  by: Reference<'node'>['data']['by'],
  id: string | undefined,
  isSameHost: boolean,
): string {
  // drbdadm takes names with and without domain for the same; its fence-peer handlers hand the name to Pacemaker.
  if (by === 'drbd' && isSameHost)
    return 'Pacemaker does not know the node that the fencing handlers of DRBD name';
  if (by === 'drbd') return `DRBD resource ${id ? `"${id}"` : 'this'} does not exist on it`;
  if (by === 'ha-cluster') return 'what ha-cluster.json says of it concerns nobody';
  if (by === 'location') return `constraint ${id ? `"${id}"` : 'this'} never counts`;
  return 'Heartbeat refuses to start ("Bad nodename")';
}
