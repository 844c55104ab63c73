import type { Completion, FeatureRequest } from '../../core/language.ts';
import { operationAttributes } from './catalog.ts';
import { agentItems } from './completion/agents.ts';
import {
  agentOfWords,
  metaItems,
  metaValues,
  named,
  primitiveItems,
  propertyItems,
  sections,
} from './completion/attributes.ts';
import {
  colocationItems,
  locationItems,
  orderItems,
  ruleItems,
  ticketItems,
} from './completion/constraints.ts';
import { attributeNames, type Cursor, cursorAt, namesOf, sectionOf } from './completion/context.ts';
import { attributeItem, nodeItems, resourceItems } from './completion/items.ts';
import { statementItems } from './completion/statements.ts';
import { parentsOf } from './resources.ts';
import * as T from './tokens.ts';
import type { CrmshNode } from './tree.ts';
import { payloadOf } from './words.ts';

type Request = FeatureRequest<CrmshNode>;

/** What can be written at the cursor. Reads the text before it, so that half a statement is enough. */
export function complete({ text, offset, cluster }: Request): readonly Completion[] {
  const cursor = cursorAt(text, offset);
  if (!cursor) return [];
  const [keyword] = cursor.words;
  if (!keyword) return statementItems(cursor.replace);
  const names = namesOf(cursor.words);
  switch (keyword.tokenType) {
    case T.Primitive:
    case T.Template:
      return primitive(cursor, names, cluster);
    case T.Group:
      return group(cursor, names, cluster);
    case T.Clone:
      return clone(cursor, names, cluster);
    case T.Colocation:
      return colocationItems(cursor, cluster);
    case T.Order:
      return orderItems(cursor, cluster);
    case T.Location:
      return locationItems(cursor, cluster);
    case T.Ticket:
      return ticketItems(cursor, cluster);
    case T.Property:
      return inRule(cursor, cluster) ?? propertyItems(cursor);
    case T.Defaults:
      return inRule(cursor, cluster) ?? defaults(cursor);
    case T.Node:
      return node(cursor, cluster);
    case T.Bundle:
      return bundle(cursor, names, cluster);
    case T.Fencing:
      return fencing(cursor, cluster);
    case T.Monitor:
      return names.length === 0
        ? resourceItems(cluster, cursor.replace, ({ type }) => type === 'primitive')
        : [{ label: '30s:60s', kind: 'value', detail: 'interval:timeout', replace: cursor.replace, rank: 0 }];
    case T.Tag:
      return names.length === 0 ? [] : resourceItems(cluster, cursor.replace, () => true);
    case T.Acl:
      return names.length === 0 ? [] : idsOf('role', cursor, cluster);
    case T.Command:
      return /^(?:show|edit|delete|rm|rename|modgroup)$/.test(payloadOf(keyword).text)
        ? resourceItems(cluster, cursor.replace, () => true)
        : [];
    default:
      return [];
  }
}

function primitive(
  cursor: Cursor,
  names: readonly ReturnType<typeof namesOf>[number][],
  cluster: Request['cluster'],
) {
  if (names.length === 0) return [];
  if (names.length === 1) {
    const templates = resourceItems(
      cluster,
      cursor.replace,
      ({ type }) => type === 'template',
      (_, id) => `@${id}`,
    );
    return [...templates, ...agentItems(cursor, cluster)];
  }
  return inRule(cursor, cluster) ?? primitiveItems(cursor, agentOfWords(names[1], cluster), cluster);
}

function group(
  cursor: Cursor,
  names: ReturnType<typeof namesOf>,
  cluster: Request['cluster'],
): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (opened) return cursor.typed.includes('=') ? metaValues(cursor) : metaItems('group', cursor, since);
  if (names.length === 0) return [];
  const members = new Set(names.slice(1).map((token) => payloadOf(token).text));
  const free = resourceItems(
    cluster,
    cursor.replace,
    ({ type }, id) => type === 'primitive' && !members.has(id) && parentsOf(id, cluster).length === 0,
  );
  return names.length > 1 ? [...free, ...sections(cursor.replace, ['meta'])] : free;
}

function clone(
  cursor: Cursor,
  names: ReturnType<typeof namesOf>,
  cluster: Request['cluster'],
): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (opened) return cursor.typed.includes('=') ? metaValues(cursor) : metaItems('clone', cursor, since);
  if (names.length === 0) return [];
  if (names.length > 1) return sections(cursor.replace, ['meta']);
  return resourceItems(
    cluster,
    cursor.replace,
    ({ type }, id) => (type === 'primitive' || type === 'group') && parentsOf(id, cluster).length === 0,
  );
}

function defaults(cursor: Cursor): readonly Completion[] {
  const operations =
    payloadOf(cursor.words[0] as (typeof cursor.words)[number]).text.toLowerCase() === 'op_defaults';
  if (!operations) {
    return cursor.typed.includes('=')
      ? metaValues(cursor)
      : metaItems('primitive', cursor, cursor.words.slice(1));
  }
  if (cursor.typed.includes('=')) return named(cursor, operationAttributes);
  const given = attributeNames(cursor.words.slice(1));
  return operationAttributes
    .filter(({ name }) => !given.has(name))
    .map((one) => attributeItem(one, cursor.replace, one.name === 'timeout' ? 0 : 1));
}

const NODE_ATTRIBUTES = [
  {
    name: 'standby',
    type: 'boolean',
    default: 'off',
    values: ['on', 'off'],
    doc: 'Moves all resources away and keeps the node empty.',
  },
  {
    name: 'maintenance',
    type: 'boolean',
    default: 'off',
    values: ['on', 'off'],
    doc: 'Leaves the resources of the node running, but alone.',
  },
];

function node(cursor: Cursor, cluster: Request['cluster']): readonly Completion[] {
  const { opened } = sectionOf(cursor.words);
  if (opened?.tokenType === T.Utilization) return [];
  if (cursor.typed.includes('=')) return named(cursor, NODE_ATTRIBUTES);
  const attributes = NODE_ATTRIBUTES.map((one) => attributeItem(one, cursor.replace, 1));
  if (opened) return attributes;
  const written = cursor.words.some(({ tokenType }) => tokenType === T.PlainWord);
  return written
    ? [...sections(cursor.replace, ['attributes', 'utilization'])]
    : nodeItems(cluster, cursor.replace);
}

function bundle(
  cursor: Cursor,
  names: ReturnType<typeof namesOf>,
  cluster: Request['cluster'],
): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (opened?.tokenType === T.Contained) {
    return resourceItems(
      cluster,
      cursor.replace,
      ({ type }, id) => type === 'primitive' && parentsOf(id, cluster).length === 0,
    );
  }
  if (opened?.tokenType === T.Meta)
    return cursor.typed.includes('=') ? metaValues(cursor) : metaItems('bundle', cursor, since);
  const choices = opened ? ['network', 'port-mapping', 'storage', 'storage-mapping', 'meta'] : [];
  const containers = names.length === 1 && !opened ? ['docker', 'podman'] : [];
  return [
    ...containers.map((label) => ({
      label,
      kind: 'section' as const,
      insert: `${label} image=`,
      replace: cursor.replace,
      rank: 0 as const,
    })),
    ...sections(cursor.replace, choices),
    ...(opened
      ? [
          {
            label: 'primitive',
            kind: 'section' as const,
            insert: 'primitive ',
            replace: cursor.replace,
            rank: 1 as const,
          },
        ]
      : []),
  ];
}

function fencing(cursor: Cursor, cluster: Request['cluster']): readonly Completion[] {
  const comma = cursor.typed.lastIndexOf(',') + 1;
  const replace = { start: cursor.replace.start + comma, end: cursor.replace.end };
  const devices = resourceItems(
    cluster,
    replace,
    ({ type, agent }) => type === 'primitive' && /^(?:stonith:|fence_)/.test(agent ?? ''),
  );
  return comma > 0 ? devices : [...nodeItems(cluster, cursor.replace, ':'), ...devices];
}

/** Inside the conditions of a rule; undefined elsewhere. */
function inRule(cursor: Cursor, cluster: Request['cluster']): readonly Completion[] | undefined {
  const { opened, since } = sectionOf(cursor.words);
  return opened?.tokenType === T.Rule ? ruleItems(cursor, since, cluster) : undefined;
}

function idsOf(type: string, cursor: Cursor, cluster: Request['cluster']): readonly Completion[] {
  return cluster
    .keys('crm-id')
    .filter((id) => cluster.declarations('crm-id', id).some(({ data }) => data.type === type))
    .map((label) => ({ label, kind: 'reference', detail: type, replace: cursor.replace, rank: 0 }));
}
