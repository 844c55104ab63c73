import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import type { Span } from '../../../core/span.ts';
import { orderActions, orderKinds, roles } from '../catalog.ts';
import { promotedWord, resourceOf } from '../resources.ts';
import { sectionDocs } from '../statement-docs.ts';
import * as T from '../tokens.ts';
import { payloadOf } from '../words.ts';
import { type Cursor, namesOf, restAfter } from './context.ts';
import {
  idItems,
  isOutermost,
  keywordItem,
  nodeItems,
  resourceItems,
  scoreItems,
  valueItem,
} from './items.ts';

/** Scores, then resources, then their roles. */
export function colocationItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  if (names.length === 1) return scoreItems(cursor.replace);
  if (cursor.typed.includes('=')) return optionValues(cursor);
  if (cursor.typed.includes(':')) return roleItems(cursor, cluster);
  const members = membersOf(names);
  const promoted = promotedItems(cursor, cluster, members, (resource) => promotedWord(resource));
  // The second is usually the one that is promoted: offer it with its role first.
  const ranked = promoted.map((item) => ({
    ...item,
    rank: members.length === 0 ? (2 as const) : (0 as const),
  }));
  return [...ranked, ...constrained(cursor, cluster, members), ...setOptions(cursor, names, members)];
}

/** Kinds, then resources, then their actions. */
export function orderItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  if (names.length === 1) return [...kindItems(cursor.replace), ...scoreItems(cursor.replace)];
  if (cursor.typed.includes('=')) return optionValues(cursor);
  if (cursor.typed.includes(':')) return actionItems(cursor, cluster);
  const members = membersOf(names);
  const first = names[2];
  const acts = first !== undefined && /:(?:promote|demote|stop)$/.test(payloadOf(first).text);
  const promote = promotedItems(cursor, cluster, members, () => 'promote');
  // After CLONE:promote the second action must be said: it would be promote as well.
  const start = resourceItems(
    cluster,
    cursor.replace,
    (resource, id) =>
      (acts || (resource.promotable === true && members.length > 0)) &&
      !members.includes(id) &&
      isOutermost(resource, id, cluster),
    (_, id) => `${id}:start`,
  );
  return [
    ...promote.map((item) => ({ ...item, rank: members.length === 0 ? (0 as const) : (2 as const) })),
    ...start.map((item) => ({ ...item, rank: acts ? (0 as const) : (2 as const) })),
    ...constrained(cursor, cluster, members),
    ...setOptions(cursor, names, members),
    ...(members.length > 1 && !has(names, 'symmetrical')
      ? [option('symmetrical=', 'Whether the stop is ordered, too, the other way round.', cursor.replace)]
      : []),
  ];
}

/** The resource, then options, score and node, or a rule. */
export function locationItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  const isSet = names.some(({ tokenType }) => tokenType === T.OpenBracket);
  const inSet = isSet && !names.some(({ tokenType }) => tokenType === T.CloseBracket);
  const members = isSet ? membersOf(names.slice(1)) : [];
  if (names.length === 1 || inSet) return constrained(cursor, cluster, members);
  if (cursor.typed.includes('=')) return locationValues(cursor);
  const options = [
    has(names, 'role') ? [] : [option('role=', 'Only instances in this role.', cursor.replace)],
    has(names, 'resource-discovery')
      ? []
      : [
          option(
            'resource-discovery=',
            'Whether Pacemaker looks for the resource on that node at all.',
            cursor.replace,
          ),
        ],
  ].flat();
  const score = names.findLastIndex(({ tokenType }) => tokenType === T.ScoreWord);
  if (score >= 0) return score === names.length - 1 ? nodeItems(cluster, cursor.replace) : options;
  return [
    ...scoreItems(cursor.replace),
    keywordItem('rule', sectionDocs['rule'] ?? '', cursor.replace),
    ...options,
  ];
}

function locationValues(cursor: Cursor): readonly Completion[] {
  const { replace } = restAfter(cursor, '=');
  if (cursor.typed.startsWith('role=')) return roleWords(replace, undefined);
  return cursor.typed.startsWith('resource-discovery=')
    ? ['always', 'never', 'exclusive'].map((label) => valueItem(label, replace))
    : [];
}

/** Tickets that other constraints name, then resources. */
export function ticketItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  if (names.length === 1) {
    const known = cluster
      .declared('constraint')
      .flatMap(({ data }) =>
        data.type === 'ticket' && data.score !== undefined ? [data.score.replace(/:$/, '')] : [],
      );
    return [...new Set(known)].map((ticket) => ({
      ...valueItem(`${ticket}:`, cursor.replace),
      insert: `${ticket}: `,
      detail: 'ticket',
      again: true,
    }));
  }
  if (cursor.typed.startsWith('loss-policy=')) return optionValues(cursor);
  if (cursor.typed.includes(':')) return roleItems(cursor, cluster);
  const members = membersOf(names);
  return [
    ...constrained(cursor, cluster, members),
    ...promotedItems(cursor, cluster, members, (resource) => promotedWord(resource)),
    ...(members.length > 0 && !has(names, 'loss-policy')
      ? [option('loss-policy=', 'What happens when the ticket is lost.', cursor.replace)]
      : []),
  ];
}

/** The options of sets, and of whole constraints, with what they take. */
const OPTION_VALUES: Readonly<Record<string, readonly string[]>> = {
  symmetrical: ['false', 'true'],
  sequential: ['false', 'true'],
  'require-all': ['false', 'true'],
  'loss-policy': ['stop', 'demote', 'fence', 'freeze'],
};

function optionValues(cursor: Cursor): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  return (OPTION_VALUES[name] ?? []).map((label) => valueItem(label, restAfter(cursor, '=').replace));
}

/** What can be said of a set, where one is open. */
function setOptions(
  { replace }: Cursor,
  names: readonly IToken[],
  members: readonly string[],
): readonly Completion[] {
  const opened = names.findLastIndex(({ tokenType }) => tokenType === T.OpenBracket);
  const closed = names.findLastIndex(({ tokenType }) => tokenType === T.CloseBracket);
  if (opened < 0 || closed > opened || members.length === 0) return [];
  const inside = names.slice(opened);
  return [
    ...(has(inside, 'sequential')
      ? []
      : [option('sequential=', 'Whether the members of the set depend on each other in turn.', replace)]),
    ...(has(inside, 'require-all')
      ? []
      : [option('require-all=', 'Whether all members of the set are needed, or one is enough.', replace)]),
  ];
}

function has(names: readonly IToken[], name: string): boolean {
  return names.some((token) => payloadOf(token).text.startsWith(`${name}=`));
}

function kindItems(replace: Span): readonly Completion[] {
  return orderKinds.map(({ name, doc }) => ({
    ...valueItem(`${name}:`, replace),
    documentation: doc,
    insert: `${name}: `,
    rank: name === 'Mandatory' ? 0 : 1,
    again: true,
  }));
}

/** What can be done to a resource; only what can be promoted has more than a start and a stop. */
function actionItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const { replace } = restAfter(cursor, ':');
  const resource = resourceOf(cursor.typed.slice(0, cursor.typed.indexOf(':')), cluster);
  const isPlain = resource !== undefined && resource.promotable !== true;
  return orderActions
    .filter(({ name }) => !isPlain || name === 'start' || name === 'stop')
    .map(({ name, doc }) => ({
      label: name,
      kind: 'action',
      documentation: doc,
      replace,
      rank: name === 'start' || name === 'promote' ? 0 : 1,
    }));
}

function roleItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const clone = resourceOf(cursor.typed.slice(0, cursor.typed.indexOf(':')), cluster);
  return roleWords(restAfter(cursor, ':').replace, clone && promotedWord(clone));
}

/** Roles; those that fit how the clone is written first. */
function roleWords(replace: Span, promoted: 'Master' | 'Promoted' | undefined): readonly Completion[] {
  const isOldStyle = promoted === 'Master';
  return roles.map(({ name, doc, replacedBy }) => ({
    ...valueItem(name, replace),
    documentation: doc,
    rank: name === promoted ? 0 : (replacedBy !== undefined) === isOldStyle ? 1 : 2,
    ...(replacedBy !== undefined && !isOldStyle && { deprecated: true }),
  }));
}

/** Promotable clones with a role or action. */
function promotedItems(
  { replace }: Cursor,
  cluster: ClusterView,
  used: readonly string[],
  word: (resource: Parameters<typeof promotedWord>[0]) => string,
): readonly Completion[] {
  return resourceItems(
    cluster,
    replace,
    (resource, id) =>
      resource.promotable === true && !used.includes(id) && isOutermost(resource, id, cluster),
    (resource, id) => `${id}:${word(resource)}`,
  );
}

/** What a constraint may name: resources that stand in nothing else, and tags. A role or action goes on with `:`. */
function constrained(cursor: Cursor, cluster: ClusterView, used: readonly string[]): readonly Completion[] {
  const resources = resourceItems(
    cluster,
    cursor.replace,
    (resource, id) => !used.includes(id) && isOutermost(resource, id, cluster),
  );
  const tags = idItems(cluster, cursor.replace, (type, id) => type === 'tag' && !used.includes(id));
  return [
    ...resources.map((item) => ({ ...item, commit: [':'] })),
    ...tags.map((item) => ({ ...item, rank: 2 as const })),
  ];
}

function option(label: string, documentation: string, replace: Span): Completion {
  return { label, kind: 'option', documentation, replace, rank: 2, again: label.endsWith('=') };
}

/** The members of a constraint before the cursor, without their roles and actions. */
function membersOf(names: readonly IToken[]): readonly string[] {
  return names
    .slice(2)
    .filter(({ tokenType }) => tokenType !== T.OpenBracket && tokenType !== T.CloseBracket)
    .map((token) => payloadOf(token).text)
    .filter((text) => !text.includes('='))
    .map((text) => text.split(':', 1)[0] ?? '');
}
