import { shortName, UNNAMED_NODE } from '../core/keys.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { EXAMPLE_HEARTBEAT } from './examples/example-heartbeat.ts';
import { type KnownNode, letsNodesJoin, likeName, namesOf, relatedNodes } from './nodes/known-nodes.ts';

/** The languages whose files say which nodes form the cluster. */
const MEMBERSHIP: readonly string[] = ['ha-cf', 'corosync'];

export default defineRule({
  code: 'cluster/unlisted-node',
  severity: 'warning',
  docs: {
    title: 'A node of the CIB that is no member',
    what: 'A `node` statement of crm names a node which neither ha.cf nor corosync.conf lists.',
    why: 'Pacemaker keeps it as a node that is OFFLINE, or UNCLEAN and to be fenced, for ever; attributes such as `standby` that stand there do not reach the node that is meant.',
    mend: 'Write the name as ha.cf or corosync.conf has it. Remove a node that is gone with `crm node delete`.',
    source: 'Pacemaker Explained, "Cluster Nodes"',
  },
  examples: {
    bad: [
      `#- cluster.crm
node alice
node bobb \\
#    ^^^^ cluster/unlisted-node: "bob"
  attributes standby=off
${EXAMPLE_HEARTBEAT}`,
      `#- cluster.crm
node alice.example.com
#    ^^^^^^^^^^^^^^^^^ cluster/unlisted-node: domain
node bob
${EXAMPLE_HEARTBEAT}`,
    ],
    good: [`#- cluster.crm\nnode alice\nnode bob\nnode far:remote\n${EXAMPLE_HEARTBEAT}`, EXAMPLE_HEARTBEAT],
  },
  declares: {
    node(node, context) {
      if (node.slot.document.language.id !== 'crmsh' || node.data.remote) return;
      const members = membersOf(context);
      if (members.size === 0 || members.has(node.key)) return;
      const keys = [...members.keys()];
      const meant = likeName(node.key, keys);
      const spelled = meant === undefined ? undefined : members.get(meant);
      if (!spelled && (mayHaveOthers(context) || isListedTwice(keys, context))) return;
      const hint = !spelled
        ? `The members are ${namesOf(members)}.`
        : shortName(spelled.name.toLowerCase()) === shortName(node.key)
          ? `It is "${spelled.name}" there: with and without domain are two nodes to Pacemaker. Use what "uname -n" prints.`
          : `Did you mean "${spelled.name}"?`;
      context.report({
        at: node,
        message: `"${node.data.name}" is no member of the cluster, so Pacemaker keeps it as an offline node, and what is said here reaches nobody. ${hint}`,
        related: relatedNodes(members, 'member'),
        fixes: spelled
          ? [{ title: `Replace with ${spelled.name}`, edits: [{ at: node, text: spelled.name }] }]
          : [],
      });
    },
  },
});

function membersOf(context: RuleContext): ReadonlyMap<string, KnownNode> {
  const members = new Map<string, KnownNode>();
  for (const key of context.keys('node')) {
    const listed = context
      .declarations('node', key)
      .find(({ slot }) => MEMBERSHIP.includes(slot.document.language.id));
    if (listed) members.set(key, { name: listed.data.name, at: listed });
  }
  return members;
}

/** Whether one name stands for two members: one of them may be the node, and the list is what is wrong. */
function isListedTwice(members: readonly string[], context: RuleContext): boolean {
  return members.some((key) => {
    const documents = context.declarations('node', key).map(({ slot }) => slot.document);
    const lists = documents.filter(({ language }) => MEMBERSHIP.includes(language.id));
    return lists.length > new Set(lists).size;
  });
}

/** Whether there may be members without a name in the list: ha.cf may let nodes join, corosync knows addresses. */
function mayHaveOthers(context: RuleContext): boolean {
  return context.declarations('unread-name', UNNAMED_NODE).length > 0 || letsNodesJoin(context);
}
