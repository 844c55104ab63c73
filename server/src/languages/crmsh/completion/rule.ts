import type { IToken } from 'chevrotain';
import type { Completion, FeatureRequest } from '../../../core/language.ts';
import * as T from '../tokens.ts';
import { type AttributeList, type CrmshNode, children } from '../tree.ts';
import { payloadOf } from '../words.ts';
import type { Cursor } from './context.ts';
import { nodeItems, scoreItems, valueItem } from './items.ts';

type Request = FeatureRequest<CrmshNode>;

/** Operators of comparisons, as crmsh writes them. */
const OPERATORS: Readonly<Record<string, string>> = {
  eq: 'is',
  ne: 'is not',
  lt: 'is less than',
  gt: 'is greater than',
  lte: 'is at most',
  gte: 'is at least',
};

/** The words of a rule since its last `and` or `or`, without what stands before its conditions. */
function condition(since: readonly IToken[]): readonly string[] {
  const last = since.findLastIndex(({ tokenType }) => tokenType === T.And || tokenType === T.Or);
  return since
    .slice(last + 1)
    .filter(
      ({ tokenType }) => tokenType !== T.ScoreWord && tokenType !== T.IdWord && tokenType !== T.RoleWord,
    )
    .map((token) => payloadOf(token).text);
}

/** The condition of a rule, in any statement. */
export function ruleItems(cursor: Cursor, since: readonly IToken[], request: Request): readonly Completion[] {
  const { replace } = cursor;
  const [first = '', second = '', third] = condition(since);
  const value = (label: string, documentation = ''): Completion => ({
    ...valueItem(label, replace),
    documentation,
  });
  if (cursor.typed.includes('=')) return [];
  if (first === '')
    return [...(since.length === 0 ? scoreItems(replace) : []), ...beginnings(cursor, request)];
  if (first === 'date') return dateItems(cursor, second);
  const connectives = [value('and', 'Both conditions hold.'), value('or', 'One condition is enough.')];
  if (/^(?:not_)?defined$/.test(first)) {
    return second === '' ? attributesOf(request).map((name) => value(name)) : connectives;
  }
  if (second === '')
    return Object.entries(OPERATORS).map(([name, doc]) => ({
      ...value(`${name} `, doc),
      label: name,
      again: true,
    }));
  if (third !== undefined) return connectives;
  return first === '#uname'
    ? nodeItems(request.cluster, replace)
    : valuesOf(first, request).map((text) => value(text));
}

function beginnings({ replace, next }: Cursor, request: Request): readonly Completion[] {
  const isOperator = /^(?:\w+:)?(?:eq|ne|lte?|gte?)$/.test(next);
  const start = (label: string, documentation: string): Completion => ({
    ...valueItem(label, replace),
    documentation,
    ...(!isOperator && { insert: `${label} `, again: true }),
  });
  const names = [
    start('#uname', 'The name of the node.'),
    ...attributesOf(request).map((name) => start(name, 'An attribute of the node.')),
    start('#kind', 'What the node is: cluster, remote or container.'),
  ];
  // In front of an operator only a name makes sense.
  if (isOperator) return names;
  return [
    ...names,
    start('defined', 'The node has the attribute.'),
    start('not_defined', 'The node lacks the attribute.'),
    start('date', 'The time: date gt, date in start= end=, date spec hours=9-17.'),
  ];
}

const DATE_OPERATORS: Readonly<Record<string, string>> = {
  gt: 'After that time.',
  lt: 'Before that time.',
  in: 'Between start= and end=.',
  spec: 'At these hours, weekdays, months.',
};

function dateItems({ replace }: Cursor, operator: string): readonly Completion[] {
  if (operator === '') {
    return Object.entries(DATE_OPERATORS).map(([label, documentation]) => ({
      ...valueItem(label, replace),
      documentation,
      insert: `${label} `,
      again: true,
    }));
  }
  const names =
    operator === 'spec'
      ? ['hours', 'weekdays', 'monthdays', 'months']
      : operator === 'in'
        ? ['start', 'end']
        : [];
  return names.map((name) => ({ ...valueItem(name, replace), kind: 'option', insert: `${name}=` }));
}

/** The attributes that nodes have in this file, and the one that the ping agent sets. */
function attributesOf(request: Request): readonly string[] {
  return [...new Set([...nodePairs(request).map(({ name }) => name.text), 'pingd'])];
}

function valuesOf(attribute: string, request: Request): readonly string[] {
  const values = nodePairs(request).flatMap(({ name, value }) =>
    name.text === attribute && value ? [value.text] : [],
  );
  if (attribute === '#kind') return ['cluster', 'remote', 'container'];
  return [...new Set(attribute === 'pingd' ? [...values, '0'] : values)];
}

function nodePairs({ document }: Request) {
  return document.blocks.flatMap(({ tree }) =>
    tree.kind === 'node'
      ? children(tree)
          .filter(
            (list): list is AttributeList => list.kind === 'attributes' && list.section === 'attributes',
          )
          .flatMap(({ pairs }) => pairs)
      : [],
  );
}
