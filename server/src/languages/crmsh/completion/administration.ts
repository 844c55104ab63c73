import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import * as T from '../tokens.ts';
import { payloadOf } from '../words.ts';
import { named } from './attributes.ts';
import { attributeNames, type Cursor, sectionOf } from './context.ts';
import { attributeItem, idItems, keywordItem, type Named, sections, valueItem } from './items.ts';

/** Roles for a user or a group of users. */
export function aclItems(
  cursor: Cursor,
  names: readonly IToken[],
  cluster: ClusterView,
): readonly Completion[] {
  if (names.length === 0) return [];
  const given = new Set(names.slice(1).map((token) => payloadOf(token).text));
  return idItems(cluster, cursor.replace, (type, id) => type === 'role' && !given.has(id));
}

const RIGHTS: Readonly<Record<string, string>> = {
  read: 'May look at it.',
  write: 'May look at it and change it.',
  deny: 'Does not see it, whatever else is allowed.',
};

/** What a right is about (crmsh cibconfig.py and parse.py, parse_acl). */
const OBJECTS: Readonly<Record<string, string>> = {
  'xpath:': 'Elements of the CIB that an XPath expression finds, such as xpath:"//nodes".',
  'ref:': 'The element of the CIB with this id.',
  'type:': 'Elements of the CIB by their tag, such as type:primitive.',
  'property:': 'A cluster property by its name.',
};

/** Rights, and what they are about. */
export function permissionItems(
  { words, typed, replace }: Cursor,
  names: readonly IToken[],
  cluster: ClusterView,
): readonly Completion[] {
  if (names.length === 0) return [];
  const [object = ''] = /^[^:]*:/.exec(typed) ?? [];
  if (object !== '') {
    const rest = { start: replace.start + object.length, end: replace.end };
    const wanted = object === 'role:' ? 'role' : object === 'ref:' ? undefined : '';
    return idItems(cluster, rest, (type) => wanted === undefined || type === wanted);
  }
  const isUser = words[0]?.tokenType === T.User;
  const rights = Object.entries(RIGHTS).map(([name, doc]) => keywordItem(name, doc, replace));
  const asks =
    names.length > 1 && /^(?:read|write|deny)$/.test(payloadOf(names.at(-1) ?? (names[0] as IToken)).text);
  if (!asks) {
    return isUser
      ? [keywordItem('role:', 'A role that is declared elsewhere.', replace, 'role:'), ...rights]
      : rights;
  }
  return Object.entries(OBJECTS).map(([name, doc]) => keywordItem(name, doc, replace, name));
}

/** Meta attributes of alerts (Pacemaker Explained, Alerts). */
const ALERT_META: readonly Named[] = [
  {
    name: 'timeout',
    type: 'time',
    default: '30s',
    doc: 'How long the program may take before it is stopped.',
  },
  {
    name: 'timestamp-format',
    type: 'string',
    default: '%H:%M:%S.%06N',
    doc: 'How the program gets the time, in the form of date(1).',
  },
  { name: 'enabled', type: 'boolean', default: 'true', doc: 'Whether the alert is called at all.' },
];

const EVENTS: Readonly<Record<string, string>> = {
  nodes: 'A node joins or leaves.',
  fencing: 'A node is fenced.',
  resources: 'A resource changes its state, or fails to.',
};

/** What an alert is for, whom it tells, and its settings. */
export function alertItems(cursor: Cursor, names: readonly IToken[]): readonly Completion[] {
  if (names.length < 2) return [];
  const { opened, since } = sectionOf(cursor.words);
  if (cursor.typed.includes('=')) return opened?.tokenType === T.Meta ? named(cursor, ALERT_META) : [];
  if (opened?.tokenType === T.To && since.length === 0) return [];
  const isSelection = cursor.next === '' || Object.hasOwn(EVENTS, cursor.next);
  const parts = sections(cursor.replace, [
    ...['meta', 'attributes', 'to'],
    ...(isSelection ? ['select'] : []),
  ]);
  if (opened?.tokenType === T.Select) {
    const given = new Set(since.map((token) => payloadOf(token).text));
    const events = Object.entries(EVENTS).filter(([name]) => !given.has(name));
    return [
      ...events.map(([name, doc]) => ({ ...valueItem(name, cursor.replace), documentation: doc })),
      ...parts,
    ];
  }
  if (opened?.tokenType !== T.Meta) return parts;
  const given = attributeNames(since);
  const left = ALERT_META.filter(({ name }) => !given.has(name));
  return [...left.map((one) => attributeItem(one, cursor.replace, 0)), ...parts];
}

/** The objects of commands that scripts for crm contain. */
export function commandItems({ words, replace }: Cursor, cluster: ClusterView): readonly Completion[] {
  const [command, ...given] = words.map((token) => payloadOf(token).text.toLowerCase());
  if (command === 'modgroup' && given.length === 1)
    return ['add', 'remove'].map((label) => valueItem(label, replace));
  if (!/^(?:show|edit|delete|rm|remove|rename|modgroup)$/.test(command ?? '')) return [];
  if (command === 'rename' && given.length > 0) return [];
  const groupsOnly = command === 'modgroup' && given.length === 0;
  const membersOnly = command === 'modgroup' && given.length > 0;
  return idItems(
    cluster,
    replace,
    (type, id) =>
      !given.includes(id.toLowerCase()) &&
      (groupsOnly ? type === 'group' : !membersOnly || type === 'primitive'),
  );
}
