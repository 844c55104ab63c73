import type { ClusterView } from '../../core/cluster-view.ts';
import type { Document } from '../../core/document.ts';
import type { Declaration } from '../../core/fact.ts';
import { resolvedPath } from '../../core/include-path.ts';
import { optionKey } from './facts.ts';

type OptionFact = Declaration<'drbd-option'>;
type Place = Pick<Document, 'name' | 'directory'>;

/**
 * The statements that give a resource the value of an option, the nearest first: those of its connections, and that
 * of the resource itself or, where it has none, that of the `common` section that holds for it. Of several in one
 * section the last one counts (drbdadm_postparse.c, expand_common).
 *
 * @param resource the name of a resource; undefined for what `common` alone says
 * @param from for `common`: a place in its file, because a template has a `common` of its own
 */
export function inForce(
  cluster: ClusterView,
  resource: string | undefined,
  name: string,
  from?: Declaration,
): readonly OptionFact[] {
  if (resource === undefined) return commonOptions(cluster, name, templateOfPlace(cluster, from)).slice(-1);
  const own = cluster.declarations('drbd-option', optionKey(resource, name));
  const connections = own.filter(({ data }) => data.connection);
  const general = own.filter(({ data }) => !data.connection);
  return [...connections, ...(general.length > 0 ? general : baseOptions(cluster, resource, name)).slice(-1)];
}

/** What a resource takes from `common`, or from its template, unless it says otherwise. */
export function baseOptions(cluster: ClusterView, resource: string, name: string): readonly OptionFact[] {
  return commonOptions(cluster, name, templateOf(cluster, resource));
}

/** All that a resource takes from the `common` that holds for it, of one section. Dear: for a person who asks. */
export function commonOptionsIn(
  cluster: ClusterView,
  resource: string,
  section: string,
): readonly OptionFact[] {
  const prefix = optionKey(undefined, '');
  return cluster
    .keys('drbd-option')
    .flatMap((key) =>
      key.startsWith(prefix) ? baseOptions(cluster, resource, key.slice(prefix.length)) : [],
    )
    .filter(({ data }) => data.section === section);
}

/** Whether resources set an option for themselves; dear, so only for what is asked of a `common` section. */
export function isSetByResources(cluster: ClusterView, name: string): boolean {
  return cluster.keys('drbd-option').some((key) => !key.startsWith('* ') && key.endsWith(` ${name}`));
}

/** Whether a file is the template of some resource: its `common` holds for these, and for no others. */
export function isTemplate(cluster: ClusterView, document: Place): boolean {
  if (!hasTemplates(cluster)) return false;
  return cluster
    .declarations('drbd-template', document.name)
    .some(({ slot, data }) => resolvedPath(slot.document.directory, data.path) === pathOf(document));
}

/** The path of the template file of a resource, which holds in place of the cluster's `common`. */
function templateOf(cluster: ClusterView, resource: string): string | undefined {
  if (!hasTemplates(cluster)) return undefined;
  const declared = cluster.declarations('drbd-resource', resource)[0];
  const path = declared?.data.template;
  return path === undefined ? undefined : resolvedPath(declared?.slot.document.directory ?? '', path);
}

/** Few clusters have any; then nothing needs to be looked up for each resource. */
function hasTemplates(cluster: ClusterView): boolean {
  return cluster.keys('drbd-template').length > 0;
}

function templateOfPlace(cluster: ClusterView, place: Declaration | undefined): string | undefined {
  const document = place?.slot.document;
  return document && isTemplate(cluster, document) ? pathOf(document) : undefined;
}

function commonOptions(
  cluster: ClusterView,
  name: string,
  template: string | undefined,
): readonly OptionFact[] {
  const all = cluster.declarations('drbd-option', optionKey(undefined, name));
  return template === undefined
    ? all.filter(({ slot }) => !isTemplate(cluster, slot.document))
    : all.filter(({ slot }) => pathOf(slot.document) === template);
}

/** The path of a file on its node. */
function pathOf({ directory, name }: Place): string {
  return `${directory}/${name}`;
}
