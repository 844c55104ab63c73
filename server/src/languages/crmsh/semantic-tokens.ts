import type { ClusterView } from '../../core/cluster-view.ts';
import type { SemanticKind, SemanticToken } from '../../core/language.ts';
import {
  clusterProperty,
  falseWords,
  metaAttribute,
  operationAttribute,
  orderActions,
  orderKinds,
  type Property,
  roles,
  trueWords,
} from './catalog.ts';
import { type AttributeList, type CrmshNode, children, type Pair, type Word } from './tree.ts';
import { isPacemakerSince } from './versions.ts';

const actions = new Set(orderActions.map(({ name }) => name));
const kinds = new Set(orderKinds.map(({ name }) => name.toLowerCase()));
const booleans = new Set([...trueWords, ...falseWords].filter((word) => word.length > 1));
const oldRoles = new Set(roles.flatMap(({ name, replacedBy }) => (replacedBy ? [name.toLowerCase()] : [])));
const roleWords = new Set(roles.map(({ name }) => name.toLowerCase()));

/** Agents, attributes and their words, roles and actions; ids are known from facts. */
export function semanticTokens(tree: CrmshNode): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  const isCloneStatement = tree.kind === 'clone' && tree.keyword.text === 'clone';
  const visit = (node: CrmshNode): void => {
    found.push(...tokensOf(node, isCloneStatement));
    for (const child of children(node)) visit(child);
  };
  visit(tree);
  return found;
}

function tokensOf(node: CrmshNode, isCloneStatement: boolean): readonly SemanticToken[] {
  switch (node.kind) {
    case 'primitive':
    case 'template':
      return [...word('agent', node.agent), ...word('resource', node.template)];
    case 'clone':
      return isCloneStatement ? [] : [{ kind: 'keyword', span: node.keyword.span, obsolete: isPastMs }];
    case 'operation':
      return [
        ...word('action', node.action),
        ...node.pairs.flatMap((pair) => pairTokens(pair, operationAttribute(pair.name.text))),
      ];
    case 'attributes':
      return node.pairs.flatMap((pair) => attributeTokens(node, pair, isCloneStatement));
    case 'member':
      return qualifier(node.qualifier);
    case 'order':
      return [
        ...(kinds.has(node.score?.text.toLowerCase() ?? '') ? word('value', node.score) : []),
        ...node.options.flatMap((pair) => pairTokens(pair)),
      ];
    case 'location':
    case 'colocation':
    case 'ticket':
      return node.options.flatMap((pair) => pairTokens(pair));
    case 'rule':
      return role(node.role);
    case 'monitor':
      return role(node.role);
    default:
      return [];
  }
}

function attributeTokens(
  { section }: AttributeList,
  pair: Pair,
  isCloneStatement: boolean,
): readonly SemanticToken[] {
  const { text } = pair.name;
  if (section === 'properties') return pairTokens(pair, clusterProperty(text), isPastProperty(text));
  if (section !== 'meta') return pairTokens(pair);
  const known = metaAttribute(text);
  const isPast = isCloneStatement && known?.replacedBy !== undefined && isPastMs;
  return pairTokens(pair, known, isPast);
}

function pairTokens(
  pair: Pair,
  known?: Pick<Property, 'type' | 'values'>,
  obsolete: SemanticToken['obsolete'] = false,
): readonly SemanticToken[] {
  if (pair.reference) return [];
  const { name, value } = pair;
  const text = value?.text.toLowerCase() ?? '';
  const isWord = known?.type === 'boolean' ? booleans.has(text) : known?.values?.includes(value?.text ?? '');
  return [
    { kind: 'option', span: name.span, obsolete },
    ...(/^(?:target-)?role$/.test(name.text) ? role(value) : isWord ? word('value', value) : []),
  ];
}

/** What stands behind the colon of a resource in a constraint. */
function qualifier(of: Word | undefined): readonly SemanticToken[] {
  return actions.has(of?.text ?? '') ? word('action', of) : role(of);
}

function role(of: Word | undefined): readonly SemanticToken[] {
  const text = of?.text.toLowerCase() ?? '';
  if (!of || !roleWords.has(text)) return [];
  return [{ kind: 'role', span: of.span, obsolete: oldRoles.has(text) && isPastMaster }];
}

function word(kind: SemanticKind, of: Pick<Word, 'span'> | undefined): readonly SemanticToken[] {
  return of ? [{ kind, span: of.span }] : [];
}

/** From Pacemaker 2.0 on a promotable clone takes the place of `ms` and its attributes. */
const isPastMs = (cluster: ClusterView) => isPacemakerSince('2.0', cluster) !== false;

const isPastMaster = (cluster: ClusterView) => isPacemakerSince('2.1', cluster) ?? false;

function isPastProperty(name: string): SemanticToken['obsolete'] {
  const { until, isDeprecated } = clusterProperty(name) ?? {};
  return until === undefined
    ? (isDeprecated ?? false)
    : (cluster: ClusterView) => isPacemakerSince(until, cluster) ?? true;
}
