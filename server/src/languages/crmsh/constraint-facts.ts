import type { Constraint, ConstraintMember, FactCollector } from '../../core/fact.ts';
import { declareId, referNode, referResource } from './refer.ts';
import { splitSets } from './sets.ts';
import {
  isSimple,
  type LocationStatement,
  type Member,
  membersOf,
  pairNamed,
  type SetStatement,
} from './tree.ts';
import { booleanOf, isVariable, roleOf } from './values.ts';

/** Where a resource may run, and which nodes that names. */
export function locationFacts(tree: LocationStatement, collect: FactCollector): void {
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

/** How the members of a constraint depend on each other. */
export function constraintFacts(tree: SetStatement, collect: FactCollector): void {
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
