import type { CrmOperation, CrmResource, FactCollector } from '../../core/fact.ts';
import { deviceKey, directoryKey, ipKey } from '../../core/keys.ts';
import { uniqueParameters } from './agents.ts';
import { iscsiFacts } from './iscsi-facts.ts';
import { declareId, referResource } from './refer.ts';
import {
  type AgentResource,
  type AttributeList,
  type Operation,
  type Pair,
  pairNamed,
  pairsOf,
  type Section,
  type Statement,
  type Word,
} from './tree.ts';
import { booleanOf, isVariable } from './values.ts';

/** What a primitive or a template says, by what its agent is. */
export function primitiveFacts(tree: AgentResource, collect: FactCollector): void {
  const { id, agent, template } = tree;
  const isIncomplete = !agent && !template;
  if (!id || isIncomplete) collect.declare('unread-name', '', tree.keyword.span, {});
  if (template) referResource(template, 'template', id?.text ?? '', collect);
  // Where the id is missing, the agent stands in its place.
  if (!id || (isIncomplete && id.text.includes(':'))) return;
  resourceFacts(tree, tree.kind, [], collect);
  const params = pairsOf(tree, 'params');
  uniqueValues(id, agent?.text, params, collect);
  if (tree.kind === 'template') return;
  const type = agent?.type.text ?? likelyType(params);
  const ip = (type === 'IPaddr' || type === 'IPaddr2') && pairNamed(params, 'ip')?.value;
  if (ip && !isVariable(ip.text))
    collect.declare('virtual-ip', ipKey(ip.text), ip.span, { primitive: id.text });
  if (type === 'Filesystem') filesystem(id, params, collect);
  const group = pairNamed(params, VOLUME_GROUPS.get(type ?? '') ?? '')?.value;
  if (group && !isVariable(group.text))
    collect.declare('volume-group', group.text, group.span, { primitive: id.text });
  iscsiFacts(type, id, params, collect);
  if (type === 'drbd' && (agent?.provider?.text === 'linbit' || agent?.provider?.text === 'heartbeat')) {
    referDrbd(pairNamed(params, 'drbd_resource'), id.text, collect);
  }
  if (type === 'drbddisk') referDrbd(pairNamed(params, '1'), id.text, collect);
}

/**
 * What a primitive made of a template is, which another statement says: as far as its own parameters betray it. So
 * its address, device and directory are known to the cluster all the same.
 */
function likelyType(params: readonly Pair[]): string | undefined {
  const has = (name: string) => pairNamed(params, name)?.value !== undefined;
  if (has('device') && (has('directory') || has('fstype'))) return 'Filesystem';
  const ip = pairNamed(params, 'ip')?.value;
  return ip && /^[\d.]+$|^[\da-f:]+$/i.test(ip.text) ? 'IPaddr2' : undefined;
}

/** Agents that activate a volume group, and their parameter with its name. */
const VOLUME_GROUPS: ReadonlyMap<string, string> = new Map([
  ['LVM', 'volgrpname'],
  ['LVM-activate', 'vgname'],
]);

function uniqueValues(
  id: Word,
  agent: string | undefined,
  params: readonly Pair[],
  collect: FactCollector,
): void {
  if (agent?.startsWith('stonith:')) return;
  for (const { name, value, reference } of params) {
    if (!value || reference || isVariable(value.text) || !uniqueParameters.has(name.text)) continue;
    collect.declare('unique-value', `${name.text}=${value.text}`, value.span, {
      resource: id.text,
      ...(agent !== undefined && { agent }),
    });
  }
}

function filesystem(id: Word, params: readonly Pair[], collect: FactCollector): void {
  const device = pairNamed(params, 'device')?.value;
  const directory = pairNamed(params, 'directory')?.value;
  const fstype = pairNamed(params, 'fstype')?.value?.text;
  if (directory && !isVariable(directory.text)) {
    collect.declare('mount-point', directoryKey(directory.text), directory.span, {
      primitive: id.text,
      ...(device && { device: device.text }),
    });
  }
  if (device?.text.startsWith('/dev/') && !isVariable(device.text)) {
    collect.refer('device', deviceKey(device.text), device.span, {
      by: 'filesystem',
      id: id.text,
      ...(fstype !== undefined && { fstype }),
    });
  }
}

function referDrbd(pair: Pair | undefined, id: string, collect: FactCollector): void {
  if (!pair?.value || isVariable(pair.value.text)) return;
  collect.refer('drbd-resource', pair.value.text, pair.value.span, { by: id, parameter: pair.name.text });
}

type Resource = Extract<Statement, { lists: readonly AttributeList[]; id: Word | undefined }> & {
  readonly operations?: readonly Operation[];
};

const NO_AGENT = { agent: undefined, template: undefined } as const;

/** What makes a resource one: its id, and what it holds. */
export function resourceFacts(
  tree: Resource,
  type: CrmResource['type'],
  members: readonly Word[],
  collect: FactCollector,
): void {
  const { id } = tree;
  if (type !== 'primitive' && type !== 'template' && members.length === 0) {
    collect.declare('unread-name', '', tree.keyword.span, {});
    // What stands where its id should be may be its only member.
    if (type !== 'bundle') return;
  }
  if (!id) return;
  const by = type === 'group' || type === 'bundle' ? type : 'clone';
  const meta = valuesOf(tree, 'meta');
  const params = valuesOf(tree, 'params');
  const { agent, template } = tree.kind === 'primitive' || tree.kind === 'template' ? tree : NO_AGENT;
  declareId(id, tree.kind, collect);
  if (agent) declareKindOfAgent(id, agent.text, params, collect);
  collect.declare('crm-resource', id.text, id.span, {
    type,
    keyword: tree.keyword.text,
    ...(agent && { agent: agent.text }),
    ...(template && { template: template.text }),
    ...(type === 'clone' && { promotable: isPromotable(tree.keyword.text, meta) }),
    members: members.map(({ text }) => text),
    params,
    meta,
    operations: (tree.operations ?? []).flatMap(operation),
  });
  const known = new Set<string>();
  for (const member of members) {
    referResource(member, by, id.text, collect);
    if (known.has(member.text) || isVariable(member.text)) continue;
    known.add(member.text);
    collect.declare('crm-parent', member.text, member.span, { id: id.text, by });
  }
}

function isPromotable(keyword: string, meta: Readonly<Record<string, string>>): boolean {
  return keyword !== 'clone' || booleanOf(meta['promotable'] ?? '') === true;
}

/** The values of a section by name; where a name stands twice the last value, as crmsh keeps it. */
function valuesOf(
  tree: { readonly lists: readonly AttributeList[] },
  section: Section,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, value, reference } of pairsOf(tree, section)) {
    if (!reference) values[name.text] = value?.text ?? '';
  }
  return values;
}

function operation({ action, pairs }: Operation): CrmOperation[] {
  if (!action) return [];
  const attributes: Record<string, string> = {};
  for (const { name, value } of pairs) attributes[name.text] = value?.text ?? '';
  return [{ action: action.text, attributes }];
}

/** What the cluster has to be asked about as a whole: whether anything fences, and whether any disk is shared. */
function declareKindOfAgent(
  id: Word,
  agent: string,
  params: Readonly<Record<string, string>>,
  collect: FactCollector,
): void {
  if (/^(?:stonith:|fence_)/.test(agent)) collect.declare('fencing-device', id.text, id.span, {});
  const isShared =
    /^ocf:(?:pacemaker:(?:controld|o2cb)|heartbeat:(?:lvmlockd|clvm))$/.test(agent) ||
    (/(?:^|:)Filesystem$/.test(agent) && /^(?:gfs2?|ocfs2)$/.test(params['fstype'] ?? ''));
  if (isShared) collect.declare('shared-storage', id.text, id.span, {});
}
