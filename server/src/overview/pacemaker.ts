import type { Constraint, CrmResource } from '../core/fact.ts';
import type { OverviewItem } from './item.ts';
import { type Builder, declared } from './overview.ts';

/** Groups with their members in start order, clones and primitives; what is inside of another stands there. */
export function resourceItems(builder: Builder): readonly OverviewItem[] {
  return declared(builder, 'crm-resource')
    .filter(({ key, facts }) => facts[0]?.data.type !== 'template' && parentsOf(builder, key).length === 0)
    .map(({ key }) => resourceItem(builder, key, new Set()));
}

function parentsOf({ cluster }: Builder, id: string) {
  return cluster.declarations('crm-parent', id);
}

/** `above` are the resources it is in, which damaged text may make its members, too. */
function resourceItem(builder: Builder, id: string, above: ReadonlySet<string>): OverviewItem {
  const [fact] = builder.cluster.declarations('crm-resource', id);
  if (!fact || fact.data.type === 'template') return builder.item('primitive', id, undefined);
  const members = above.has(id) ? [] : fact.data.members;
  return builder.item(fact.data.type, id, fact, {
    description: resourceDetail(fact.data),
    children: members.map((member) => resourceItem(builder, member, new Set([...above, id]))),
  });
}

/** What a resource is, in a few words: its agent, and what of its parameters tells most. */
export function resourceDetail({ type, agent, promotable, params }: CrmResource): string {
  if (type === 'clone') return promotable ? 'promotable' : 'clone';
  if (type !== 'primitive') return type;
  const what = agent?.split(':').at(-1) ?? '';
  const detail = params['ip'] ?? params['directory'] ?? params['drbd_resource'] ?? params['target_iqn'];
  return detail === undefined ? what : `${what} ${detail}`;
}

/** Constraints in the words of crmsh: who with, after or on what, and how much that counts. */
export function constraintItems(builder: Builder): readonly OverviewItem[] {
  return declared(builder, 'constraint').map(({ key, facts: [fact] }) =>
    builder.item('constraint', key, fact, { description: fact ? sentence(fact.data) : '' }),
  );
}

function sentence({ type, members, node, score }: Constraint): string {
  const names = members.map(({ resource, role, action }) =>
    [resource, role ?? action].filter(Boolean).join(':'),
  );
  const weight = score === undefined ? '' : ` (${score.replace(/:$/, '')})`;
  switch (type) {
    case 'location':
      return `${names.join(', ')} on ${node ?? 'nodes of a rule'}${weight}`;
    case 'colocation':
      return `${names[0] ?? ''} with ${names.slice(1).join(', ')}${weight}`;
    case 'order':
      return `${names.join(' then ')}${weight}`;
    case 'ticket':
      return `${names.join(', ')} with a ticket`;
  }
}
