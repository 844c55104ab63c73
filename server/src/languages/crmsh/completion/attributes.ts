import type { IToken } from 'chevrotain';
import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import type { Span } from '../../../core/span.ts';
import { furtherAgents } from '../agent-metadata.ts';
import {
  type Agent,
  type AgentAction,
  agent,
  clusterProperties,
  fencingParameters,
  type MetaTarget,
  metaAttribute,
  metaAttributes,
  metaAttributesOf,
  operationAttributes,
  operationNames,
} from '../catalog.ts';
import { resourceOf } from '../resources.ts';
import { sectionDocs } from '../statement-docs.ts';
import * as T from '../tokens.ts';
import { roleOf } from '../values.ts';
import { payloadOf } from '../words.ts';
import { attributeNames, type Cursor, restAfter, sectionOf } from './context.ts';
import { attributeItem, keywordItem, type Named, nodeItems, parameterItem, valueItems } from './items.ts';

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
  cluster: ClusterView,
): readonly Completion[] {
  const { opened, since } = sectionOf(cursor.words);
  const type = opened?.tokenType;
  const equals = cursor.typed.indexOf('=');
  if (type === T.Op) return operationItems(cursor, since, of);
  if (type === T.Meta) {
    return equals >= 0
      ? named(cursor, metaAttributes)
      : [
          ...metaItems('primitive', cursor, since),
          ...sections(cursor.replace, ['params', 'op', 'utilization']),
        ];
  }
  if (type === T.Utilization || type === T.Operations)
    return sections(cursor.replace, ['params', 'meta', 'op']);
  const parameters = [...(of?.parameters.values() ?? [])];
  const fencing = of?.spec.startsWith('stonith:') ? [...fencingParameters.values()] : [];
  if (equals >= 0) return parameterValues(cursor, [...parameters, ...fencing], cluster);
  const given = attributeNames(opened ? since : since.slice(2));
  const required = parameters.filter(({ isRequired, name }) => isRequired && !given.has(name));
  const all = [
    ...parameters.filter(({ name }) => !given.has(name)).map((one) => parameterItem(one, cursor.replace)),
    ...fencing.filter(({ name }) => !given.has(name)).map((one) => attributeItem(one, cursor.replace, 2)),
  ];
  if (type === T.Params) return [...all, ...sections(cursor.replace, ['op', 'meta', 'utilization'])];
  return [
    paramsItem(cursor.replace, required),
    ...sections(cursor.replace, ['op', 'meta', 'utilization']),
    ...all,
  ];
}

/** `params` with the required parameters filled in as placeholders. */
function paramsItem(replace: Span, required: readonly { readonly name: string }[]): Completion {
  const item = keywordItem('params', sectionDocs['params'] ?? '', replace);
  if (required.length === 0) return { ...item, rank: 0 };
  const places = required.map(({ name }, index) => `${name}=\${${index + 1}}`).join(' ');
  return {
    ...item,
    detail: required.map(({ name }) => `${name}=`).join(' '),
    insert: `params ${places}`,
    snippet: true,
    rank: 0,
  };
}

export function sections(replace: Span, names: readonly string[]): readonly Completion[] {
  return names.map((name) => keywordItem(name, sectionDocs[name] ?? '', replace));
}

/** Actions after `op`, then their attributes. */
function operationItems(
  cursor: Cursor,
  since: readonly IToken[],
  of: Agent | undefined,
): readonly Completion[] {
  if (since.length === 0) return actionItems(cursor, of);
  const given = attributeNames(since);
  if (cursor.typed.includes('='))
    return named(cursor, operationAttributes, advised(payloadOf(since[0] as IToken).text, of));
  return [
    ...operationAttributes
      .filter(({ name }) => !given.has(name) && name !== 'name' && name !== 'id')
      .map((one) =>
        attributeItem(one, cursor.replace, /^(?:interval|timeout|on-fail|role)$/.test(one.name) ? 0 : 2),
      ),
    ...sections(cursor.replace, ['op', 'meta', 'params']),
  ];
}

/** Every action of the agent with the times it advises; one item for each role. */
function actionItems({ replace }: Cursor, of: Agent | undefined): readonly Completion[] {
  const actions = of?.actions.filter(({ name }) => !/^(?:meta-data|validate-all)$/.test(name)) ?? [];
  const known =
    actions.length > 0 ? actions : operationNames.slice(0, 3).map(({ name }): AgentAction => ({ name }));
  return known.map((action) => {
    const { name } = action;
    const role = action.role === undefined ? undefined : roleOf(action.role);
    const interval =
      name === 'monitor' ? (action.interval && action.interval !== '0' ? action.interval : '30s') : '0s';
    const times = `interval=${interval} timeout=${action.timeout ?? '60s'}`;
    return {
      label: role ? `${name} (${role})` : name,
      kind: 'action',
      detail: role ? `${times} role=${role}` : times,
      documentation: operationNames.find((one) => one.name === name)?.doc ?? '',
      insert: `${name} ${times}${role ? ` role=${role}` : ''}`,
      replace,
      rank: /^(?:monitor|start|stop)$/.test(name) ? 0 : 1,
    };
  });
}

/** The times that the agent advises for an action. */
function advised(name: string, of: Agent | undefined): Readonly<Record<string, string>> {
  const action = of?.actions.find((one) => one.name === name);
  return {
    ...(action?.timeout !== undefined && { timeout: action.timeout }),
    ...(action?.interval !== undefined && { interval: action.interval }),
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
  best: Readonly<Record<string, string>> = {},
): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  const found = known.find((one) => one.name === name);
  const extra = best[name] === undefined ? [] : [best[name]];
  return found ? valueItems(found, restAfter(cursor, '=').replace, extra) : [];
}

export function metaValues(cursor: Cursor): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  const found = metaAttribute(name);
  return found ? valueItems(found, restAfter(cursor, '=').replace) : [];
}

/** Values of parameters: what the other files of the cluster have to offer comes first. */
function parameterValues(
  cursor: Cursor,
  known: readonly Named[],
  cluster: ClusterView,
): readonly Completion[] {
  const name = cursor.typed.slice(0, cursor.typed.indexOf('='));
  const { replace } = restAfter(cursor, '=');
  const reference = (label: string, detail: string): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
    rank: 0,
  });
  switch (name) {
    case 'drbd_resource':
    case '1':
      return cluster.keys('drbd-resource').map((key) => reference(key, 'DRBD resource'));
    case 'device':
      return cluster.keys('device').map((key) => {
        const resource = cluster.declarations('device', key)[0]?.data.resource;
        const offered = reference(key, resource ? `DRBD resource ${resource}` : 'device');
        // The names that udev makes are right, too, but hardly anybody writes them.
        return key.startsWith('/dev/drbd/') ? { ...offered, rank: 2 } : offered;
      });
    case 'fstype':
      return ['ext4', 'xfs', 'btrfs', 'ext3', 'nfs', 'ocfs2', 'gfs2'].map((label) => ({
        label,
        kind: 'value',
        replace,
        rank: 1,
      }));
    case 'pcmk_host_list':
    case 'hostname':
    case 'nodename':
      return nodeItems(cluster, replace);
    default:
      return named(cursor, known);
  }
}

/** Cluster properties, with the everyday ones first. */
export function propertyItems(cursor: Cursor): readonly Completion[] {
  const all = [...clusterProperties.values()];
  if (cursor.typed.includes('=')) return named(cursor, all);
  const given = attributeNames(cursor.words.slice(1));
  return all
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
