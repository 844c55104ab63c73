import type { ClusterView } from '../cluster-view.ts';
import type { CrmResource } from '../fact.ts';
import { constraintSentence } from './constraint.ts';
import { bullets, code, list, paragraphs, title } from './markdown.ts';

/** Parameters that no hover shows. */
const SECRET = /pass|secret|token|key$/i;

/** How many parameters tell enough of a resource. */
const SHOWN = 6;

/** What a resource is, what it is part of, and what the constraints on it do. */
export function describeCrmResource(id: string, cluster: ClusterView): string | undefined {
  const resource = cluster.declarations('crm-resource', id)[0]?.data;
  if (!resource || !whatItIs(resource)) return undefined;
  const params = Object.entries(resource.params)
    .filter(([name]) => !SECRET.test(name))
    .slice(0, SHOWN)
    .map(([name, value]) => `${name}=${value}`);
  return paragraphs(
    `${title(id)}: ${resource.keyword} ${whatItIs(resource)}`,
    params.length > 0 && code(params.join(' ')),
    compositionSentence(resource),
    placeInOthers(id, cluster),
    bullets(constraintsOn(id, cluster)),
  );
}

function whatItIs({ agent, template, members }: CrmResource): string {
  if (agent !== undefined) return code(agent);
  return template === undefined ? members.map(code).join(', ') : `of the template ${code(template)}`;
}

/** What a group or clone does with what is in it. */
export function compositionSentence(resource: CrmResource): string {
  const { type, members, meta, promotable } = resource;
  const [child] = members;
  if (type === 'group') {
    return members.length > 1
      ? `On one node: starts ${members.map(code).join(', then ')}, and stops them the other way round. When one fails, those after it stop.`
      : '';
  }
  if (type !== 'clone' || child === undefined) return '';
  const copies = meta['clone-max'] ? `${meta['clone-max']} copies` : 'one copy on every node';
  const promoted = meta['promoted-max'] ?? meta['master-max'] ?? '1';
  return promotable
    ? `Runs ${copies} of ${code(child)}, of which ${promoted} ${promoted === '1' ? 'is' : 'are'} promoted.`
    : `Runs ${copies} of ${code(child)}.`;
}

const PARENTS = { group: 'the group', clone: 'the clone', bundle: 'the bundle' } as const;

/** "In the group web, which is in the clone web_clone." */
function placeInOthers(id: string, cluster: ClusterView): string {
  const around: string[] = [];
  const known = new Set([id]);
  for (const one of known) {
    const parent = cluster.declarations('crm-parent', one)[0]?.data;
    if (!parent || known.has(parent.id)) break;
    around.push(`${PARENTS[parent.by]} ${code(parent.id)}`);
    known.add(parent.id);
  }
  return around.length > 0 ? `In ${around.join(', which is in ')}.` : '';
}

/** A sentence for each constraint that names a resource. */
function constraintsOn(id: string, cluster: ClusterView): readonly string[] {
  return constraintIds(id, cluster).flatMap((constraint) => {
    const data = cluster.declarations('constraint', constraint)[0]?.data;
    const sentence = data ? constraintSentence(data) : '';
    return sentence ? [`${code(constraint)}: ${sentence}`] : [];
  });
}

/** The constraints that name a resource, each once, in the order of their places. */
export function constraintIds(id: string, cluster: ClusterView): readonly string[] {
  const ids = cluster.references('crm-resource', id).flatMap(({ data }) => {
    const { by } = data;
    return by === 'location' || by === 'colocation' || by === 'order' || by === 'ticket' ? [data.id] : [];
  });
  return [...new Set(ids)].filter((one) => one !== '');
}

/** The agents, resources and constraints that are made of a template. */
export function describeTemplateUsers(id: string, cluster: ClusterView): string {
  const users = cluster
    .references('crm-resource', id)
    .flatMap(({ data }) => (data.by === 'template' ? [data.id] : []));
  return users.length > 0 ? `The template of ${list(users)}.` : '';
}
