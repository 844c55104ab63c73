import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Declaration, Location, Reference } from '../../../core/fact.ts';
import { defineRule, type FixProposal } from '../../../core/rule.ts';
import { isAdvisory } from '../constraints.ts';
import { furtherStatements } from '../edits.ts';
import { resourceOf } from '../resources.ts';
import { type CrmshNode, type PrimitiveStatement, pairNamed, pairsOf } from '../tree.ts';
import { isVariable, scoreNumber } from '../values.ts';
import { isPacemakerSince } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/old-drbddisk',
  severity: 'hint',
  docs: {
    title: 'drbddisk, the DRBD script of Heartbeat 1',
    what: 'A primitive makes the DRBD device Primary with heartbeat:drbddisk, a script for haresources. With Pacemaker, ocf:linbit:drbd runs DRBD on both nodes, watches it, and promotes one of them.',
    why: 'drbddisk has no monitor that tells Primary from Secondary, starts and stops no DRBD, and knows nothing of the state of the data: Pacemaker may try to promote a node with outdated data again and again. Pacemaker 3.0 has no class heartbeat any more.',
    mend: 'Use a promotable clone of ocf:linbit:drbd, and a colocation and an order between it and the group. DRBD itself must then not be started by init or systemd.',
    source:
      'DRBD User’s Guide, "Adding a DRBD-backed service to the cluster configuration"; drbd-utils, scripts/drbddisk; Pacemaker 3.0 release notes',
  },
  examples: {
    bad: [
      'primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4 op monitor interval=20s\nprimitive disk heartbeat:drbddisk params 1=r0 op monitor interval=20s\n#              ^^^^^^^^^^^^^^^^^^ crmsh/old-drbddisk: ocf:linbit:drbd\ngroup data disk fs\n',
      'primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4 op monitor interval=20s\nprimitive disk heartbeat:drbddisk params 1=r0\n#              ^^^^^^^^^^^^^^^^^^ crmsh/old-drbddisk: ocf:linbit:drbd\ncolocation fs_on_disk inf: fs disk\norder fs_after_disk Mandatory: disk fs\nproperty cluster-infrastructure=Heartbeat\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\nclone c_drbd drbd meta promotable=true notify=true\n',
    ],
  },
  nodes: {
    primitive(statement, context) {
      const { agent, id } = statement;
      if (!id || agent?.type.text !== 'drbddisk') return;
      const fix = rewrite(statement, id.text, context);
      context.report({
        at: agent.span,
        message: `${agent.text} is the script of Heartbeat 1: it only switches to Primary, is not watched, and Pacemaker 3.0 has no such class. ocf:linbit:drbd in a promotable clone takes its place.`,
        tag: 'deprecated',
        fixes: fix ? [fix] : [],
      });
    },
  },
});

/** The whole of it: primitive, clone, colocation and order; undefined where it is not certain what they must be. */
function rewrite(statement: PrimitiveStatement, id: string, cluster: ClusterView): FixProposal | undefined {
  const [declaration, twice] = cluster.declarations('crm-resource', id);
  const params = pairsOf(statement, 'params');
  const resource = pairNamed(params, '1')?.value?.text;
  if (!declaration || twice || params.length !== 1 || !resource || isVariable(resource)) return undefined;
  if (statement.lists.some(({ section }) => section !== 'params')) return undefined;
  // Statements of a crm file: what a shell does to text in a script is not for a rewrite of several of them.
  if (declaration.slot.block.language.id !== 'crmsh') return undefined;
  const clone = `ms_${id}`;
  if (cluster.declarations('crm-id', clone).length > 0) return undefined;
  const old = isPacemakerSince('2.0', cluster) === false;
  const [promoted, unpromoted] = old ? ['Master', 'Slave'] : ['Promoted', 'Unpromoted'];
  const users = followers(id, clone, promoted ?? '', cluster);
  if (!users) return undefined;
  const primitive = `primitive ${id} ocf:linbit:drbd params drbd_resource=${resource} op start interval=0 timeout=240s op promote interval=0 timeout=90s op demote interval=0 timeout=90s op stop interval=0 timeout=100s op monitor interval=29s timeout=20s role=${promoted} op monitor interval=31s timeout=20s role=${unpromoted}`;
  const made = old
    ? `ms ${clone} ${id} meta master-max=1 master-node-max=1 clone-max=2 clone-node-max=1 notify=true`
    : `clone ${clone} ${id} meta promotable=true promoted-max=1 promoted-node-max=1 clone-max=2 clone-node-max=1 notify=true`;
  const added = furtherStatements(declaration, [made]);
  if (added === undefined) return undefined;
  const { start, end } = statement.span;
  return {
    title: `Rewrite to ocf:linbit:drbd with the promotable clone ${clone}`,
    edits: [{ at: { start, end }, text: primitive + added }, ...users],
    kind: 'modernise',
  };
}

type Edits = FixProposal['edits'];

/** What has to change where the primitive is used: in a group, or in constraints between it and one other resource. */
function followers(id: string, clone: string, promoted: string, cluster: ClusterView): Edits | undefined {
  const uses = cluster.references('crm-resource', id);
  const edits: Edits[number][] = [];
  for (const use of uses) {
    if (use.slot.block.language.id !== 'crmsh') return undefined;
    const { by } = use.data;
    const more =
      by === 'group'
        ? leaveGroup(use, clone, promoted, cluster)
        : by === 'colocation' || by === 'order'
          ? nameClone(use, clone, promoted, cluster)
          : undefined;
    if (!more) return undefined;
    edits.push(...more);
  }
  return edits;
}

function leaveGroup(
  use: Reference<'crm-resource'>,
  clone: string,
  promoted: string,
  cluster: ClusterView,
): Edits | undefined {
  const [group, twice] = cluster.declarations('crm-resource', use.data.id);
  if (!group || twice || group.slot !== use.slot || group.data.members.length < 2) return undefined;
  const colocation = `colocation ${group.key}_with_${clone} inf: ${group.key} ${clone}:${promoted}`;
  const order = `order ${group.key}_after_${clone} Mandatory: ${clone}:promote ${group.key}:start`;
  const added = furtherStatements(group, [colocation, order]);
  const gap = wordWithBlanks(use);
  if (added === undefined || !gap) return undefined;
  const { text } = group.slot.block;
  const end = text.trimEnd().length;
  // The member is the last word of the statement: the new ones take its place.
  if (gap.span.end === end) return [{ at: gap, text: added }];
  return [
    { at: gap, text: '' },
    { at: { slot: group.slot, span: { start: end, end } }, text: added },
  ];
}

/** The word and the blanks between it and a neighbour in the same line. */
function wordWithBlanks({ slot, span }: Reference<'crm-resource'>): Location | undefined {
  const { text } = slot.block;
  const after = /^[ \t]+(?=[^\s\\])/.exec(text.slice(span.end))?.[0].length;
  if (after !== undefined) return { slot, span: { start: span.start, end: span.end + after } };
  const before = /[^\s]([ \t]+)$/.exec(text.slice(0, span.start))?.[1]?.length;
  return before === undefined ? undefined : { slot, span: { start: span.start - before, end: span.end } };
}

/** Of two resources, the one that needs DRBD must stand first in the colocation and last in the order. */
function nameClone(
  use: Reference<'crm-resource'>,
  clone: string,
  promoted: string,
  cluster: ClusterView,
): Edits | undefined {
  const [constraint, twice] = cluster.declarations('constraint', use.data.id);
  if (!constraint || twice || !constraint.data.simple) return undefined;
  const [first, second] = constraint.data.members;
  const other = constraint.data.type === 'order' ? second : first;
  if (!first || !second || !other || other.resource === use.key) return undefined;
  if (first.role || second.role || first.action || second.action) return undefined;
  if (resourceOf(other.resource, cluster)?.promotable) return undefined;
  if (constraint.data.type === 'colocation') {
    return isPositive(constraint) ? [{ at: use, text: `${clone}:${promoted}` }] : undefined;
  }
  const follower = cluster
    .references('crm-resource', other.resource)
    .find(({ data }) => data.by === 'order' && data.id === constraint.key);
  if (!follower || isAdvisory(constraint.data.score)) return undefined;
  return [
    { at: use, text: `${clone}:promote` },
    { at: follower, text: `${other.resource}:start` },
  ];
}

function isPositive({ data }: Declaration<'constraint'>): boolean {
  return (scoreNumber(data.score ?? '') ?? 0) > 0;
}
