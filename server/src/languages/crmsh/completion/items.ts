import type { ClusterView } from '../../../core/cluster-view.ts';
import type { CrmResource } from '../../../core/fact.ts';
import type { Completion } from '../../../core/language.ts';
import type { Span } from '../../../core/span.ts';
import type { AgentParameter } from '../catalog.ts';
import { falseWords, trueWords } from '../catalog.ts';
import { parentsOf, resourceOf } from '../resources.ts';

/** A named thing of the catalog that takes a value. */
export interface Named {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly doc?: string;
}

/** `name=`, with what it takes beside it. */
export function attributeItem(named: Named, replace: Span, rank: 0 | 1 | 2): Completion {
  return {
    label: named.name,
    kind: 'option',
    detail: [named.values?.join(' | ') ?? named.type, named.default && `default ${named.default}`]
      .filter(Boolean)
      .join(', '),
    ...(named.doc && { documentation: named.doc }),
    insert: `${named.name}=`,
    replace,
    rank,
    again: true,
  };
}

/** The values that a type has. */
export function valueItems(
  { type, values, default: usual, name }: Named,
  replace: Span,
  extra: readonly string[] = [],
): readonly Completion[] {
  const known =
    values ?? (type === 'boolean' ? [trueWords[0] ?? '', falseWords[0] ?? ''] : (TYPICAL[type] ?? []));
  const all = [
    ...new Set([...extra, ...known, ...(usual !== undefined && /^\S+$/.test(usual) ? [usual] : [])]),
  ];
  return all.map((label) => ({
    label,
    kind: 'value',
    ...(label === usual && { detail: `default of ${name}` }),
    replace,
    rank: extra.includes(label) ? 0 : 1,
  }));
}

const TYPICAL: Readonly<Record<string, readonly string[]>> = {
  time: ['10s', '30s', '60s', '5min'],
  score: ['100', 'INFINITY', '-INFINITY', '0'],
};

/** A value that is needed and one that may be left out are told apart in the list. */
export function parameterItem(parameter: AgentParameter, replace: Span): Completion {
  const item = attributeItem(parameter, replace, parameter.isRequired ? 0 : parameter.isDeprecated ? 2 : 1);
  return {
    ...item,
    detail: [parameter.isRequired && 'required', item.detail].filter(Boolean).join(', '),
    ...((parameter.isDeprecated || parameter.replacedBy !== undefined) && { deprecated: true }),
  };
}

export function keywordItem(
  label: string,
  documentation: string,
  replace: Span,
  insert = `${label} `,
): Completion {
  return { label, kind: 'section', documentation, insert, replace, rank: 1, again: true };
}

/** The resources of the cluster that pass a test, by id. */
export function resourceItems(
  cluster: ClusterView,
  replace: Span,
  wanted: (resource: CrmResource, id: string) => boolean,
  insert: (resource: CrmResource, id: string) => string = (_, id) => id,
): readonly Completion[] {
  return cluster.keys('crm-resource').flatMap((id) => {
    const resource = resourceOf(id, cluster);
    if (!resource || !wanted(resource, id)) return [];
    const text = insert(resource, id);
    return [
      {
        label: text,
        kind: 'reference',
        detail: resource.agent ?? [resource.keyword, ...resource.members].join(' '),
        replace,
        rank: 1,
      } as const,
    ];
  });
}

/** What a constraint can name: resources that stand in nothing else. */
export function isOutermost(resource: CrmResource, id: string, cluster: ClusterView): boolean {
  return resource.type !== 'template' && parentsOf(id, cluster).length === 0;
}

/** The nodes of the cluster, as any of its files calls them. */
export function nodeItems(cluster: ClusterView, replace: Span, after = ''): readonly Completion[] {
  return cluster.keys('node').map((key) => {
    const name = cluster.declarations('node', key)[0]?.data.name ?? key;
    return { label: name + after, kind: 'reference', detail: 'node', replace, rank: 0 };
  });
}
