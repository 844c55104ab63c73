import type {
  Constraint,
  ConstraintMember,
  CrmOperation,
  CrmResource,
  FactCollector,
} from '../../core/fact.ts';
import { deviceKey, directoryKey, ipKey, nodeKey } from '../../core/keys.ts';
import { uniqueParameters } from './agents.ts';
import { iscsiFacts } from './iscsi-facts.ts';
import { splitSets } from './sets.ts';
import {
  type AgentResource,
  type AttributeList,
  type DefaultsStatement,
  isSimple,
  type LocationStatement,
  type Member,
  membersOf,
  type Operation,
  type Pair,
  type PropertyStatement,
  pairNamed,
  pairsOf,
  type Section,
  type SetStatement,
  type Statement,
  type Word,
  type XmlStatement,
} from './tree.ts';
import { booleanOf, isVariable, roleOf } from './values.ts';

/** What a statement says about the cluster, in the words that all languages share. */
export function facts(tree: Statement, collect: FactCollector): void {
  switch (tree.kind) {
    case 'node':
      if (tree.name && !isVariable(tree.name.text)) {
        collect.declare('node', nodeKey(tree.name.text), tree.name.span, {
          name: tree.name.text,
          ...(tree.type?.text === 'remote' && { remote: true }),
        });
      }
      return;
    case 'primitive':
    case 'template':
      primitive(tree, collect);
      return;
    case 'group':
      resource(tree, 'group', tree.members, collect);
      return;
    case 'clone':
      resource(tree, 'clone', tree.child ? [tree.child] : [], collect);
      return;
    case 'bundle':
      resource(tree, 'bundle', tree.primitive ? [tree.primitive] : [], collect);
      return;
    case 'location':
      location(tree, collect);
      return;
    case 'colocation':
    case 'order':
    case 'ticket':
      constraint(tree, collect);
      return;
    case 'property':
    case 'defaults':
      options(tree, collect);
      for (const { name, value } of tree.keyword.text === 'op_defaults' ? [] : tree.list.pairs) {
        const kind = tree.kind === 'property' ? 'property' : 'resource-default';
        if (value) collect.declare(kind, name.text, name.span, { value: value.text });
      }
      return;
    case 'fencing':
      collect.declare('crm-id', 'fencing_topology', tree.keyword.span, { type: tree.kind });
      for (const { target, devices } of tree.levels) {
        if (target && !/^(?:attr|pattern):/i.test(target.text))
          referNode(target, 'fencing_topology', collect);
        for (const device of devices) referResource(device, 'fencing', 'fencing_topology', collect);
      }
      return;
    case 'tag':
      declareId(tree.id, 'tag', collect);
      for (const member of tree.members) referResource(member, 'tag', tree.id?.text ?? '', collect);
      return;
    case 'permissions':
      declareId(tree.id, tree.keyword.text, collect);
      return;
    case 'acl':
      declareId(tree.id, tree.keyword.text, collect);
      return;
    case 'alert':
      declareId(tree.id, 'alert', collect);
      return;
    case 'monitor':
      if (tree.resource) {
        const role = tree.role && roleOf(tree.role.text);
        collect.refer('crm-resource', tree.resource.text, tree.resource.span, {
          by: 'monitor',
          id: 'monitor',
          ...(role && { role }),
        });
      }
      return;
    case 'xml':
      xml(tree, collect);
      return;
    case 'unknown':
      for (const { text, span } of [tree.keyword, ...tree.words].slice(0, 3)) {
        collect.declare('unread-name', text, span, {});
      }
      return;
    default:
      return;
  }
}

/** The ids that sets of options have when none is written (crmsh cibconfig.py). */
const SET_IDS: Readonly<Record<string, string>> = {
  property: 'cib-bootstrap-options',
  rsc_defaults: 'rsc-options',
  op_defaults: 'op-options',
};

function options(
  { kind, keyword, list }: PropertyStatement | DefaultsStatement,
  collect: FactCollector,
): void {
  if (list.idReference) return;
  const id = list.id?.text ?? SET_IDS[keyword.text] ?? keyword.text;
  collect.declare('crm-id', id, (list.id ?? keyword).span, { type: kind });
}

function primitive(tree: AgentResource, collect: FactCollector): void {
  const { id, agent, template } = tree;
  const isIncomplete = !agent && !template;
  if (!id || isIncomplete) collect.declare('unread-name', '', tree.keyword.span, {});
  if (template) referResource(template, 'template', id?.text ?? '', collect);
  // Where the id is missing, the agent stands in its place.
  if (!id || (isIncomplete && id.text.includes(':'))) return;
  resource(tree, tree.kind, [], collect);
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

function resource(
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
  declareId(id, tree.kind, collect);
  if (tree.kind === 'primitive' || tree.kind === 'template')
    declareKindOfAgent(id, tree.agent?.text ?? '', valuesOf(tree, 'params'), collect);
  collect.declare('crm-resource', id.text, id.span, {
    type,
    keyword: tree.keyword.text,
    ...(tree.kind === 'primitive' || tree.kind === 'template'
      ? {
          ...(tree.agent && { agent: tree.agent.text }),
          ...(tree.template && { template: tree.template.text }),
        }
      : {}),
    ...(type === 'clone' && { promotable: isPromotable(tree.keyword.text, meta) }),
    members: members.map(({ text }) => text),
    params: valuesOf(tree, 'params'),
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

function location(tree: LocationStatement, collect: FactCollector): void {
  const { id, node } = tree;
  declareId(id, 'location', collect);
  for (const { resource: word } of membersOf(tree)) referResource(word, 'location', id?.text ?? '', collect);
  if (node) referNode(node, id?.text, collect);
  for (const { expressions } of tree.rules) {
    for (const { attribute, operator, value } of expressions) {
      if (
        attribute?.text.toLowerCase() === '#uname' &&
        operator &&
        /^(?:eq|ne)$/i.test(operator.text) &&
        value
      ) {
        referNode(value, id?.text, collect);
      }
    }
  }
  if (id) collect.declare('constraint', id.text, id.span, locationOf(tree));
}

function locationOf(tree: LocationStatement): Constraint {
  const { node, score, pattern, rules } = tree;
  const members = membersOf(tree);
  const role = pairNamed(tree.options, 'role')?.value?.text;
  const canonical = role === undefined ? undefined : roleOf(role);
  return {
    type: 'location',
    ...(score && { score: score.text }),
    simple: members.length === 1 && tree.sets.every(({ bracket }) => bracket === undefined),
    members: members.map(({ resource: word }) => ({
      resource: word.text,
      ...(canonical && { role: canonical }),
    })),
    ...(node && { node: node.text }),
    ...(pattern && { pattern: pattern.text }),
    ...(rules.length > 0 && { rules: rules.length }),
  };
}

function constraint(tree: SetStatement, collect: FactCollector): void {
  const { id, kind } = tree;
  declareId(id, tree.keyword.text, collect);
  for (const member of membersOf(tree)) {
    const { resource: word } = member;
    if (isVariable(word.text)) continue;
    const { role, action } = constraintMember(kind, member);
    collect.refer('crm-resource', word.text, word.span, {
      by: kind,
      id: id?.text ?? '',
      ...(role && { role }),
      ...(action && { action }),
    });
  }
  if (id) collect.declare('constraint', id.text, id.span, constraintOf(tree));
}

/** What a constraint says, whether it has an id yet or not. */
export function constraintOf(tree: SetStatement | LocationStatement): Constraint {
  if (tree.kind === 'location') return locationOf(tree);
  const { score, kind } = tree;
  const simple = isSimple(tree);
  const members = membersOf(tree);
  return {
    type: kind,
    ...(score && { score: score.text }),
    simple,
    members: members.map((member) => constraintMember(kind, member)),
    ...(!simple &&
      kind !== 'ticket' && {
        sets: splitSets(tree).map((set) => ({
          ...set,
          members: set.members.map((member) => constraintMember(kind, member)),
        })),
      }),
    ...(kind === 'order' &&
      booleanOf(pairNamed(tree.options, 'symmetrical')?.value?.text ?? '') === false && {
        symmetrical: false,
      }),
  };
}

function constraintMember(
  kind: SetStatement['kind'],
  { resource: word, qualifier }: Member,
): ConstraintMember {
  const role = qualifier && kind !== 'order' ? roleOf(qualifier.text) : undefined;
  const action = qualifier && kind === 'order' ? qualifier.text.toLowerCase() : undefined;
  return { resource: word.text, ...(role && { role }), ...(action && { action }) };
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

/** What XML says that others refer to: the ids of resources. */
function xml(tree: XmlStatement, collect: FactCollector): void {
  const [first] = tree.words;
  if (!first) return;
  const text = tree.words.map((word) => word.text).join(' ');
  // The scanner took the quotes away: id="x" is id=x here.
  for (const [, element = '', id = ''] of text.matchAll(/<([\w-]+)[^<>]*?\sid=([\w.-]+)/g)) {
    const type = XML_RESOURCES[element];
    if (!type) continue;
    collect.declare('crm-id', id, first.span, { type: element });
    // Of XML only the ids are known.
    if (type === 'primitive') collect.declare('fencing-device', id, first.span, {});
    collect.declare('crm-resource', id, first.span, {
      type,
      keyword: 'xml',
      ...(type === 'clone' && {
        promotable: element === 'master' || /promotable[^<>]*value=(?:true|1|yes)/.test(text),
      }),
      members: [],
      params: {},
      meta: {},
      operations: [],
    });
  }
}

const XML_RESOURCES: Readonly<Record<string, CrmResource['type']>> = {
  primitive: 'primitive',
  template: 'template',
  group: 'group',
  clone: 'clone',
  master: 'clone',
  bundle: 'bundle',
};

function declareId(id: Word | undefined, type: string, collect: FactCollector): void {
  if (id && !isVariable(id.text)) collect.declare('crm-id', id.text, id.span, { type });
}

function referResource(
  word: Word,
  by: 'group' | 'clone' | 'bundle' | 'template' | 'tag' | 'fencing' | 'location',
  id: string,
  collect: FactCollector,
): void {
  if (!isVariable(word.text)) collect.refer('crm-resource', word.text, word.span, { by, id });
}

function referNode(word: Word, id: string | undefined, collect: FactCollector): void {
  if (isVariable(word.text)) return;
  collect.refer('node', nodeKey(word.text), word.span, {
    name: word.text,
    by: 'location',
    ...(id !== undefined && { id }),
  });
}
