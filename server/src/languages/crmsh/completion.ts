import type { IToken } from 'chevrotain';
import type { Completion, FeatureRequest } from '../../core/language.ts';
import { aclItems, alertItems, commandItems, permissionItems } from './completion/administration.ts';
import { agentItems } from './completion/agents.ts';
import {
  agentOfWords,
  defaultsItems,
  metaItems,
  metaValues,
  nodeStatementItems,
  primitiveItems,
  propertyItems,
} from './completion/attributes.ts';
import { bundleItems } from './completion/bundle.ts';
import { colocationItems, locationItems, orderItems, ticketItems } from './completion/constraints.ts';
import { type Cursor, cursorAt, namesOf, sectionOf, widened } from './completion/context.ts';
import { fencingItems } from './completion/fencing.ts';
import { freeItems, resourceItems, sections, valueItem } from './completion/items.ts';
import { ruleItems } from './completion/rule.ts';
import { statementItems } from './completion/statements.ts';
import * as T from './tokens.ts';
import type { CrmshNode } from './tree.ts';
import { payloadOf } from './words.ts';

type Request = FeatureRequest<CrmshNode>;

/** What can be written at the cursor. Reads the text before it, so that half a statement is enough. */
export function complete(request: Request): readonly Completion[] {
  const cursor = cursorAt(request.text, request.offset);
  return cursor ? widened(offers(cursor, request), cursor) : [];
}

function offers(cursor: Cursor, request: Request): readonly Completion[] {
  const { cluster } = request;
  const [keyword] = cursor.words;
  if (!keyword) return statementItems(cursor);
  const names = namesOf(cursor.words);
  const { opened, since } = sectionOf(cursor.words);
  if (opened?.tokenType === T.Rule) return ruleItems(cursor, since, request);
  switch (keyword.tokenType) {
    case T.Primitive:
      return primitive(cursor, names, request);
    case T.Template:
      return names.length === 1 ? agentItems(cursor, cluster) : primitive(cursor, names, request);
    case T.Group:
      return group(cursor, names, request);
    case T.Clone:
      return clone(cursor, names, request);
    case T.Colocation:
      return colocationItems(cursor, cluster);
    case T.Order:
      return orderItems(cursor, cluster);
    case T.Location:
      return locationItems(cursor, cluster);
    case T.Ticket:
      return ticketItems(cursor, cluster);
    case T.Property:
      return propertyItems(cursor);
    case T.Defaults:
      return defaultsItems(cursor);
    case T.Node:
      return nodeStatementItems(cursor, request);
    case T.Bundle:
      return bundleItems(cursor, names, cluster);
    case T.Fencing:
      return fencingItems(cursor, cluster);
    case T.Monitor:
      return monitor(cursor, names, request);
    case T.Tag:
      return names.length === 0 ? [] : resourceItems(cluster, cursor.replace, (_, id) => !isNamed(id, names));
    case T.Acl:
      return aclItems(cursor, names, cluster);
    case T.Role:
    case T.User:
      return permissionItems(cursor, names, cluster);
    case T.Alert:
      return alertItems(cursor, names);
    case T.Command:
      return commandItems(cursor, cluster);
    default:
      return [];
  }
}

function primitive(cursor: Cursor, names: readonly IToken[], request: Request): readonly Completion[] {
  const { cluster } = request;
  if (names.length === 0) return [];
  if (names.length > 1) return primitiveItems(cursor, agentOfWords(names[1], cluster), request);
  const templates = resourceItems(
    cluster,
    cursor.replace,
    ({ type }) => type === 'template',
    (_, id) => `@${id}`,
  );
  return [...templates, ...(cursor.typed.startsWith('@') ? [] : agentItems(cursor, cluster))];
}

function group(cursor: Cursor, names: readonly IToken[], { cluster }: Request): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (opened) return cursor.typed.includes('=') ? metaValues(cursor) : metaItems('group', cursor, since);
  if (names.length === 0) return [];
  const free = freeItems(
    cluster,
    cursor.replace,
    ({ type }, id) => type === 'primitive' && !isNamed(id, names),
  );
  return names.length > 1 ? [...free, ...sections(cursor.replace, ['meta'])] : free;
}

function clone(cursor: Cursor, names: readonly IToken[], { cluster }: Request): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (opened) return cursor.typed.includes('=') ? metaValues(cursor) : metaItems('clone', cursor, since);
  if (names.length === 0) return [];
  if (names.length > 1) return sections(cursor.replace, ['meta']);
  return freeItems(cluster, cursor.replace, ({ type }) => type === 'primitive' || type === 'group');
}

function monitor(cursor: Cursor, names: readonly IToken[], { cluster }: Request): readonly Completion[] {
  if (names.length === 0) return resourceItems(cluster, cursor.replace, ({ type }) => type === 'primitive');
  return [{ ...valueItem('30s:60s', cursor.replace), detail: 'interval:timeout', rank: 0 }];
}

/** Whether a statement names the resource already. */
function isNamed(id: string, names: readonly IToken[]): boolean {
  return names.some((token) => payloadOf(token).text === id);
}
