import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import { type Agent, type AgentAction, operationAttributes, operationNames } from '../catalog.ts';
import { parentsOf, promotedWord, resourceOf } from '../resources.ts';
import * as T from '../tokens.ts';
import { roleOf } from '../values.ts';
import { isPacemakerSince } from '../versions.ts';
import { payloadOf } from '../words.ts';
import { attributeNames, type Cursor, restAfter } from './context.ts';
import { attributeItem, sections, valueItems } from './items.ts';

/** Actions after `op`, then their attributes. */
export function operationItems(
  cursor: Cursor,
  since: readonly IToken[],
  of: Agent | undefined,
  cluster: ClusterView,
): readonly Completion[] {
  const [action] = since;
  const isOld = hasOldRoles(cursor, cluster);
  if (!action) return cursor.typed.includes('=') ? [] : actionItems(cursor, of, isOld);
  const given = attributeNames(since);
  if (cursor.typed.includes('=')) {
    const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
    const found = operationAttributes.find((one) => one.name === name);
    const advised = adviceFor(payloadOf(action).text, name, of);
    const best = advised.map((value) => (name === 'role' && isOld ? oldRole(value) : value));
    return found ? valueItems(found, restAfter(cursor, '=').replace, best) : [];
  }
  return [
    ...operationAttributes
      .filter(({ name }) => !given.has(name) && name !== 'name' && name !== 'id')
      .map((one) =>
        attributeItem(one, cursor.replace, /^(?:interval|timeout|on-fail|role)$/.test(one.name) ? 0 : 2),
      ),
    ...sections(cursor.replace, ['op', 'meta', 'params']),
  ];
}

/** Every action of the agent with the times it advises; one item for each role, and none that is there already. */
function actionItems(
  { words, replace, next }: Cursor,
  of: Agent | undefined,
  isOld: boolean,
): readonly Completion[] {
  const written = operationsIn(words);
  const actions = of?.actions.filter(({ name }) => !/^(?:meta-data|validate-all)$/.test(name)) ?? [];
  const known =
    actions.length > 0 ? actions : operationNames.slice(0, 3).map(({ name }): AgentAction => ({ name }));
  return known.flatMap((action) => {
    const { name } = action;
    const canonical = action.role === undefined ? undefined : roleOf(action.role);
    if (written.some((one) => one.name === name && (name !== 'monitor' || one.role === canonical))) return [];
    const role = canonical !== undefined && isOld ? oldRole(canonical) : canonical;
    const interval =
      name === 'monitor' ? (action.interval && action.interval !== '0' ? action.interval : '30s') : '0s';
    const times = `interval=${interval} timeout=${action.timeout ?? '60s'}${role ? ` role=${role}` : ''}`;
    return {
      label: role ? `${name} (${role})` : name,
      kind: 'action',
      detail: times,
      documentation: operationNames.find((one) => one.name === name)?.doc ?? '',
      // In front of attributes that are there already, the name alone is put in.
      insert: next.includes('=') ? name : `${name} ${times}`,
      filter: name,
      replace,
      rank: /^(?:monitor|start|stop)$/.test(name) ? 0 : 1,
    };
  });
}

/** The operations that a statement has, each with its role. */
function operationsIn(
  words: readonly IToken[],
): readonly { readonly name: string; readonly role: string | undefined }[] {
  return words.flatMap(({ tokenType }, index) => {
    const action = words[index + 1];
    if (tokenType !== T.Op || !action) return [];
    const end = words.findIndex((token, at) => at > index + 1 && token.tokenType === T.Op);
    const role = words
      .slice(index + 2, end < 0 ? undefined : end)
      .map((token) => /^role=(.*)$/.exec(payloadOf(token).text)?.[1])
      .find((text) => text !== undefined);
    return [{ name: payloadOf(action).text, role: role === undefined ? undefined : roleOf(role) }];
  });
}

/** The times and the role that the agent advises for an action. */
function adviceFor(name: string, attribute: string, of: Agent | undefined): readonly string[] {
  const actions = of?.actions.filter((one) => one.name === name) ?? [];
  const values = actions.map((one) =>
    attribute === 'timeout'
      ? one.timeout
      : attribute === 'interval'
        ? one.interval
        : attribute === 'role' && one.role !== undefined
          ? roleOf(one.role)
          : undefined,
  );
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** Whether roles go by the names of before Pacemaker 2.1: as the clone around the primitive writes them. */
function hasOldRoles({ words }: Cursor, cluster: ClusterView): boolean {
  if (isPacemakerSince('2.1', cluster) === false) return true;
  const [, id] = words;
  const [parent] = id ? parentsOf(payloadOf(id).text, cluster) : [];
  const clone = parent && resourceOf(parent.data.id, cluster);
  return clone?.promotable === true && promotedWord(clone) === 'Master';
}

function oldRole(role: string): string {
  return role === 'Promoted' ? 'Master' : role === 'Unpromoted' ? 'Slave' : role;
}
