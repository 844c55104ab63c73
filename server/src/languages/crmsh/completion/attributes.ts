import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion, FeatureRequest } from '../../../core/language.ts';
import { furtherAgents } from '../agent-metadata.ts';
import {
  type Agent,
  agent,
  clusterProperties,
  clusterProperty,
  fencingParameters,
  type MetaTarget,
  metaAttribute,
  metaAttributesOf,
  missingParameters,
  operationAttributes,
} from '../catalog.ts';
import { resourceOf } from '../resources.ts';
import { sectionDocs } from '../statement-docs.ts';
import * as T from '../tokens.ts';
import { type AttributeList, type CrmshNode, children } from '../tree.ts';
import { payloadOf } from '../words.ts';
import { attributeNames, type Cursor, restAfter, sectionOf } from './context.ts';
import {
  attributeItem,
  keywordItem,
  type Named,
  nodeItems,
  parameterItem,
  sections,
  valueItems,
} from './items.ts';
import { operationItems } from './operations.ts';
import { parameterValues } from './parameter-values.ts';

type Request = FeatureRequest<CrmshNode>;

/** The agent that a primitive's words name; that of its template. */
export function agentOfWords(type: IToken | undefined, cluster: ClusterView): Agent | undefined {
  const text = type ? payloadOf(type).text : '';
  const name = text.startsWith('@') ? resourceOf(text.slice(1), cluster)?.agent : text;
  return name ? agent(name, furtherAgents(cluster)) : undefined;
}

/** Sections and attributes of a primitive or template, after its agent. */
export function primitiveItems(
  cursor: Cursor,
  of: Agent | undefined,
  request: Request,
): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  const type = opened?.tokenType;
  const hasValue = cursor.typed.includes('=');
  if (type === T.Op || type === T.OpParams || type === T.OpMeta)
    return operationItems(cursor, since, of, request.cluster);
  if (type === T.Meta) {
    return hasValue ? metaValues(cursor) : [...metaItems('primitive', cursor, since), ...further(cursor)];
  }
  if (type === T.Utilization)
    return hasValue ? [] : [...utilizationItems(cursor, since, request), ...further(cursor)];
  if (type === T.Operations) return further(cursor);
  const parameters = [...(of?.parameters.values() ?? [])];
  const fencing = of?.spec.startsWith('stonith:') ? [...fencingParameters.values()] : [];
  if (hasValue) return parameterValues(cursor, of, [...parameters, ...fencing], request.cluster);
  const given = attributeNames(opened ? since : since.slice(2));
  const left = parameters.filter(({ name }) => !given.has(name));
  const needed = of ? missingParameters(of, given) : [];
  const all = [
    ...left.map((one) => parameterItem(one, cursor.replace)),
    ...fencing
      .filter(({ name }) => !given.has(name) && !left.some((one) => one.name === name))
      .map((one) => attributeItem(one, cursor.replace, 2)),
  ];
  if (type === T.Params) return [...all, ...further(cursor)];
  const params = given.size === 0 ? [paramsItem(cursor, needed)] : [];
  return [...params, ...further(cursor).filter(({ label }) => label !== 'params'), ...all];
}

/** The sections that a primitive does not have yet; operations may follow each other. */
function further({ words, replace }: Cursor): readonly Completion[] {
  const used = new Set(words.map((token) => payloadOf(token).text));
  return sections(
    replace,
    ['params', 'op', 'meta', 'utilization'].filter((name) => name === 'op' || !used.has(name)),
  );
}

/** `params` with the required parameters filled in as placeholders. */
function paramsItem({ replace, next }: Cursor, required: readonly { readonly name: string }[]): Completion {
  const item = keywordItem('params', sectionDocs['params'] ?? '', replace);
  if (required.length === 0 || next !== '') return { ...item, rank: 0 };
  const places = required.map(({ name }, index) => `${name}=\${${index + 1}}`).join(' ');
  return {
    ...item,
    detail: required.map(({ name }) => `${name}=`).join(' '),
    insert: `params ${places}`,
    snippet: true,
    rank: 0,
  };
}

/** Meta attributes that are not yet set. */
export function metaItems(
  target: MetaTarget,
  { replace }: Cursor,
  since: readonly IToken[],
): readonly Completion[] {
  const given = attributeNames(since);
  const names = new Set([
    ...metaAttributesOf(target),
    ...(target === 'primitive' ? [] : metaAttributesOf('primitive')),
  ]);
  return [...names]
    .filter(({ name }) => !given.has(name))
    .map((one) => ({
      ...attributeItem(one, replace, one.of.length === 1 && target === one.of[0] ? 0 : 1),
      ...(one.replacedBy !== undefined && { deprecated: true, rank: 2 as const }),
    }));
}

/** Values of `name=`, by what the catalog says of the name. */
export function named(
  cursor: Cursor,
  known: readonly Named[],
  best: readonly string[] = [],
): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  const found = known.find((one) => one.name === name);
  return found ? valueItems(found, restAfter(cursor, '=').replace, best) : [];
}

export function metaValues(cursor: Cursor): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  const found = metaAttribute(name);
  return found ? valueItems(found, restAfter(cursor, '=').replace) : [];
}

/** Cluster properties, with the everyday ones first. */
export function propertyItems(cursor: Cursor): readonly Completion[] {
  if (cursor.typed.includes('=')) {
    const found = clusterProperty(cursor.typed.slice(0, cursor.typed.indexOf('=')));
    return found ? valueItems(found, restAfter(cursor, '=').replace) : [];
  }
  const given = attributeNames(cursor.words.slice(1));
  return [...clusterProperties.values()]
    .filter(({ name, until, isInformational }) => !given.has(name) && until === undefined && !isInformational)
    .map((one) => ({
      ...attributeItem(one, cursor.replace, USUAL.has(one.name) ? 0 : 1),
      ...(one.isDeprecated && { deprecated: true, rank: 2 as const }),
    }));
}

const USUAL = new Set([
  'stonith-enabled',
  'no-quorum-policy',
  'maintenance-mode',
  'stonith-timeout',
  'symmetric-cluster',
]);

/** What holds for all resources, or for all operations. */
export function defaultsItems(cursor: Cursor): readonly Completion[] {
  const [keyword, ...since] = cursor.words;
  const isOfOperations = keyword !== undefined && payloadOf(keyword).text.toLowerCase() === 'op_defaults';
  const hasValue = cursor.typed.includes('=');
  if (!isOfOperations) return hasValue ? metaValues(cursor) : metaItems('primitive', cursor, since);
  if (hasValue) return named(cursor, operationAttributes);
  const given = attributeNames(since);
  return operationAttributes
    .filter(({ name }) => !given.has(name))
    .map((one) => attributeItem(one, cursor.replace, one.name === 'timeout' ? 0 : 1));
}

const NODE_ATTRIBUTES: readonly Named[] = [
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

/** The name of a node, and what the cluster is to know of it. */
export function nodeStatementItems(cursor: Cursor, request: Request): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  const hasValue = cursor.typed.includes('=');
  if (opened?.tokenType === T.Utilization) return hasValue ? [] : utilizationItems(cursor, since, request);
  if (hasValue) return named(cursor, NODE_ATTRIBUTES);
  const given = attributeNames(cursor.words.slice(1));
  const own = namesIn(request, 'attributes').map(
    (name): Named => ({ name, type: 'attribute of other nodes' }),
  );
  const attributes = [...NODE_ATTRIBUTES, ...own]
    .filter(({ name }) => !given.has(name))
    .map((one) => attributeItem(one, cursor.replace, 1));
  if (opened) return attributes;
  const written = cursor.words.some(({ tokenType }) => tokenType === T.PlainWord);
  return written
    ? sections(cursor.replace, ['attributes', 'utilization'])
    : nodeItems(request.cluster, cursor.replace, '', cursor.typed + cursor.tail);
}

/** What other statements of the file count of a node: memory, cpu. */
function utilizationItems(
  { replace }: Cursor,
  since: readonly IToken[],
  request: Request,
): readonly Completion[] {
  const given = attributeNames(since);
  return [...new Set([...namesIn(request, 'utilization'), 'cpu', 'memory'])]
    .filter((name) => !given.has(name))
    .map((name) => attributeItem({ name, type: 'whole number' }, replace, 0));
}

/** The names of the attributes that the statements of the file have in their sections of a kind. */
function namesIn({ document }: Request, section: 'attributes' | 'utilization'): readonly string[] {
  const names = document.blocks.flatMap(({ tree }) =>
    children(tree)
      .filter((list): list is AttributeList => list.kind === 'attributes' && list.section === section)
      .flatMap(({ pairs }) => pairs.map(({ name }) => name.text)),
  );
  return [...new Set(names)].filter((name) => !NODE_ATTRIBUTES.some((one) => one.name === name));
}
