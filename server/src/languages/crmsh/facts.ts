import type { CrmResource, FactCollector } from '../../core/fact.ts';
import { nodeKey } from '../../core/keys.ts';
import { constraintFacts, locationFacts } from './constraint-facts.ts';
import { declareId, referNode, referResource } from './refer.ts';
import { primitiveFacts, resourceFacts } from './resource-facts.ts';
import type { DefaultsStatement, PropertyStatement, Statement, XmlStatement } from './tree.ts';
import { isVariable, roleOf } from './values.ts';

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
      primitiveFacts(tree, collect);
      return;
    case 'group':
      resourceFacts(tree, 'group', tree.members, collect);
      return;
    case 'clone':
      resourceFacts(tree, 'clone', tree.child ? [tree.child] : [], collect);
      return;
    case 'bundle':
      resourceFacts(tree, 'bundle', tree.primitive ? [tree.primitive] : [], collect);
      return;
    case 'location':
      locationFacts(tree, collect);
      return;
    case 'colocation':
    case 'order':
    case 'ticket':
      constraintFacts(tree, collect);
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
