import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import type { Span } from '../../../core/span.ts';
import { orderActions, orderKinds, roles } from '../catalog.ts';
import { promotedWord, resourceOf } from '../resources.ts';
import { sectionDocs } from '../statement-docs.ts';
import * as T from '../tokens.ts';
import { payloadOf } from '../words.ts';
import { type Cursor, namesOf, restAfter, sectionOf } from './context.ts';
import { isOutermost, keywordItem, nodeItems, resourceItems } from './items.ts';

const SCORES = [
  { label: 'inf:', documentation: 'Must: without this nothing runs.' },
  { label: '-inf:', documentation: 'Never.' },
  { label: '100:', documentation: 'A wish; the highest sum of wishes wins.' },
] as const;

/** Scores, then resources, then their roles. */
export function colocationItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  if (names.length === 1) return scores(cursor.replace);
  if (cursor.typed.includes(':')) return roleItems(cursor, cluster);
  const members = names.slice(2).map(bare);
  const items = constrained(cursor, cluster, members);
  if (members.length === 0) return items;
  // The second is usually the one that is promoted: offer it with its role.
  const promoted = resourceItems(
    cluster,
    cursor.replace,
    (resource, id) => resource.promotable === true && !members.includes(id),
    (resource, id) => `${id}:${promotedWord(resource)}`,
  );
  return [...promoted.map((item) => ({ ...item, rank: 0 as const })), ...items];
}

/** Kinds, then resources, then their actions. */
export function orderItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  if (names.length === 1) {
    return [
      ...orderKinds.map(({ name, doc }) => ({
        label: `${name}:`,
        kind: 'value' as const,
        documentation: doc,
        insert: `${name}: `,
        replace: cursor.replace,
        rank: name === 'Mandatory' ? (0 as const) : (1 as const),
        again: true,
      })),
      ...scores(cursor.replace),
    ];
  }
  if (cursor.typed.includes(':')) {
    return orderActions.map(({ name, doc }) => ({
      label: name,
      kind: 'action',
      documentation: doc,
      replace: restAfter(cursor, ':').replace,
      rank: name === 'start' || name === 'promote' ? 0 : 1,
    }));
  }
  const members = names.slice(2).map(bare);
  const first = names[2];
  const promotes = first !== undefined && payloadOf(first).text.endsWith(':promote');
  const promote = resourceItems(
    cluster,
    cursor.replace,
    (resource, id) =>
      resource.promotable === true && members.length === 0 && isOutermost(resource, id, cluster),
    (_, id) => `${id}:promote`,
  );
  // After CLONE:promote the second action must be said: it would be promote as well.
  const start = promotes
    ? resourceItems(
        cluster,
        cursor.replace,
        (resource, id) => !members.includes(id) && isOutermost(resource, id, cluster),
        (_, id) => `${id}:start`,
      )
    : [];
  const firstChoice = [...promote, ...start].map((item) => ({ ...item, rank: 0 as const }));
  const symmetrical =
    members.length > 1
      ? [option('symmetrical=false', 'Only the start is ordered, not the stop.', cursor.replace)]
      : [];
  return [...firstChoice, ...constrained(cursor, cluster, members), ...symmetrical];
}

/** The resource, then options, score and node, or a rule. */
export function locationItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  if (opened?.tokenType === T.Rule) return ruleItems(cursor, since, cluster);
  const names = namesOf(cursor.words);
  if (names.length === 0) return [];
  if (names.length === 1) return constrained(cursor, cluster, []);
  if (names.some(({ tokenType }) => tokenType === T.ScoreWord)) {
    const complete = names.at(-1)?.tokenType !== T.ScoreWord;
    return complete
      ? [option('role=', 'Only instances in this role.', cursor.replace)]
      : nodeItems(cluster, cursor.replace);
  }
  if (cursor.typed.startsWith('role=')) {
    return roleWords(restAfter(cursor, '=').replace, undefined);
  }
  if (cursor.typed.startsWith('resource-discovery=')) {
    return ['always', 'never', 'exclusive'].map((label) => ({
      label,
      kind: 'value',
      replace: restAfter(cursor, '=').replace,
    }));
  }
  return [
    ...scores(cursor.replace),
    keywordItem('rule', sectionDocs['rule'] ?? '', cursor.replace),
    option('role=', 'Only instances in this role.', cursor.replace),
    option(
      'resource-discovery=',
      'Whether Pacemaker looks for the resource on that node at all.',
      cursor.replace,
    ),
  ];
}

/** Tickets: the name of the ticket is free. */
export function ticketItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const names = namesOf(cursor.words);
  if (names.length < 2) return [];
  if (cursor.typed.includes(':')) return roleItems(cursor, cluster);
  return [
    ...constrained(cursor, cluster, names.slice(2).map(bare)),
    ...['stop', 'demote', 'fence', 'freeze'].map((policy) =>
      option(`loss-policy=${policy}`, 'What happens when the ticket is lost.', cursor.replace),
    ),
  ];
}

/** The condition of a rule, in any statement. */
export function ruleItems(
  cursor: Cursor,
  since: readonly IToken[],
  cluster: ClusterView,
): readonly Completion[] {
  const { replace } = cursor;
  const [beforeLast, last] = since.slice(-2).map((token) => payloadOf(token).text.toLowerCase());
  const previous = last ?? beforeLast;
  const word = (label: string, documentation = ''): Completion => ({
    label,
    kind: 'value',
    documentation,
    replace,
    rank: 1,
  });
  if (previous === '#uname') return ['eq', 'ne'].map((label) => word(label));
  if (last !== undefined && /^(?:eq|ne)$/.test(last) && beforeLast === '#uname')
    return nodeItems(cluster, replace);
  if (since.length >= 3 && !/^(?:and|or)$/.test(previous ?? '')) return [word('and'), word('or')];
  return [
    ...(since.length === 0 ? scores(replace) : []),
    word('#uname eq ', 'The name of the node.'),
    word('#uname ne ', 'Any node but this.'),
    word('defined ', 'The node has the attribute, such as pingd.'),
    word('not_defined ', 'The node lacks the attribute.'),
    word('date ', 'A time: date gt, date in start= end=, date spec hours=9-17.'),
    word('pingd lte 0', 'The node reaches none of the hosts that ocf:pacemaker:ping asks.'),
  ];
}

function scores(replace: Span): readonly Completion[] {
  return SCORES.map(({ label, documentation }) => ({
    label,
    kind: 'value',
    documentation,
    insert: `${label} `,
    replace,
    rank: label === 'inf:' ? 0 : 1,
    again: true,
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
    label: name,
    kind: 'value',
    documentation: doc,
    replace,
    rank: name === promoted ? 0 : (replacedBy !== undefined) === isOldStyle ? 1 : 2,
    ...(replacedBy !== undefined && !isOldStyle && { deprecated: true }),
  }));
}

function constrained(cursor: Cursor, cluster: ClusterView, used: readonly string[]): readonly Completion[] {
  return resourceItems(
    cluster,
    cursor.replace,
    (resource, id) => !used.includes(id) && isOutermost(resource, id, cluster),
  );
}

function option(label: string, documentation: string, replace: Span): Completion {
  return { label, kind: 'option', documentation, replace, rank: 2, again: label.endsWith('=') };
}

/** A member without its role or action. */
function bare(token: IToken): string {
  return payloadOf(token).text.split(':', 1)[0] ?? '';
}
