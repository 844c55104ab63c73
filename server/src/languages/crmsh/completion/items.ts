import type { ClusterView } from '../../../core/cluster-view.ts';
import type { CrmResource } from '../../../core/fact.ts';
import type { Completion } from '../../../core/language.ts';
import { nodeNames } from '../../../core/node-names.ts';
import type { Span } from '../../../core/span.ts';
import { type AgentParameter, falseWords, trueWords } from '../catalog.ts';
import { parentsOf, resourceOf } from '../resources.ts';
import { sectionDocs } from '../statement-docs.ts';

/** A named thing of the catalog that takes a value. */
export interface Named {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  readonly values?: readonly string[];
  /** Those of old releases. */
  readonly oldValues?: readonly string[];
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

export function valueItem(label: string, replace: Span): Completion {
  return { label, kind: 'value', replace, rank: 1 };
}

/** The values that a type has, the best ones first, those of old releases last. */
export function valueItems(named: Named, replace: Span, best: readonly string[] = []): readonly Completion[] {
  const { type, values, oldValues = [], default: usual, name } = named;
  const known = values ?? (type === 'boolean' ? booleanWords(usual) : (TYPICAL[type] ?? []));
  // What needs quotes is more than a word to choose.
  const isOffered = usual !== undefined && /^[^\s"'\\]+$/.test(usual);
  const all = [...new Set([...best, ...known, ...(isOffered ? [usual] : []), ...oldValues])];
  return all.map((label) => {
    const isOld = oldValues.includes(label) && !best.includes(label);
    return {
      ...valueItem(label, replace),
      ...(label === usual && { detail: `default of ${name}` }),
      rank: best.includes(label) ? 0 : isOld ? 2 : 1,
      ...(isOld && { deprecated: true }),
    };
  });
}

/** Yes and no in the words of the default, as agents say 1 and 0, or on and off; then in those of Pacemaker. */
function booleanWords(usual: string | undefined): readonly string[] {
  const index =
    [trueWords, falseWords].map((words) => words.indexOf(usual?.toLowerCase() ?? '')).find((at) => at >= 0) ??
    0;
  return [trueWords[index] ?? '', falseWords[index] ?? '', trueWords[0] ?? '', falseWords[0] ?? ''];
}

const TYPICAL: Readonly<Record<string, readonly string[]>> = {
  time: ['10s', '30s', '60s', '5min'],
  second: ['10', '30', '60'],
  score: ['100', 'INFINITY', '-INFINITY', '0'],
};

const SCORES = [
  { label: 'inf:', documentation: 'Must: without this nothing runs.' },
  { label: '-inf:', documentation: 'Never.' },
  { label: '100:', documentation: 'A wish; the highest sum of wishes wins.' },
] as const;

export function scoreItems(replace: Span): readonly Completion[] {
  return SCORES.map(({ label, documentation }) => ({
    ...valueItem(label, replace),
    documentation,
    insert: `${label} `,
    rank: label === 'inf:' ? 0 : 1,
    again: true,
  }));
}

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

export function sections(replace: Span, names: readonly string[]): readonly Completion[] {
  return names.map((name) => keywordItem(name, sectionDocs[name] ?? '', replace));
}

/** Resources that pass a test and stand in nothing else yet; fencing devices last, which hardly belong there. */
export function freeItems(
  cluster: ClusterView,
  replace: Span,
  wanted: (resource: CrmResource, id: string) => boolean,
): readonly Completion[] {
  const fences = new Set(cluster.keys('fencing-device'));
  return resourceItems(
    cluster,
    replace,
    (resource, id) => wanted(resource, id) && parentsOf(id, cluster).length === 0,
  ).map((item) => (fences.has(item.label) ? { ...item, rank: 2 } : item));
}

/** The ids of whatever the CIB holds that pass a test: by the keyword that declares them. */
export function idItems(
  cluster: ClusterView,
  replace: Span,
  wanted: (type: string, id: string) => boolean,
): readonly Completion[] {
  return cluster.keys('crm-id').flatMap((id) => {
    const type = cluster.declarations('crm-id', id)[0]?.data.type ?? '';
    return wanted(type, id)
      ? [{ label: id, kind: 'reference', detail: type, replace, rank: 1 } as const]
      : [];
  });
}

/** What a constraint can name: resources that stand in nothing else. */
export function isOutermost(resource: CrmResource, id: string, cluster: ClusterView): boolean {
  return resource.type !== 'template' && parentsOf(id, cluster).length === 0;
}

/** The nodes of the cluster, as any of its files calls them. */
export function nodeItems(
  cluster: ClusterView,
  replace: Span,
  after = '',
  typed?: string,
): readonly Completion[] {
  return nodeNames(cluster, typed).map((name) => ({
    label: `${name}${after.trimEnd()}`,
    kind: 'reference',
    detail: 'node',
    insert: `${name}${after}`,
    replace,
    rank: 0,
    ...(after !== '' && { again: true }),
  }));
}
