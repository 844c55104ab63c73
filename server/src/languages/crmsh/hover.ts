import type { ClusterView } from '../../core/cluster-view.ts';
import { constraintSentence } from '../../core/describe/constraint.ts';
import { compositionSentence } from '../../core/describe/resource.ts';
import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import {
  type Agent as AgentFacts,
  type AgentParameter,
  clusterProperty,
  fencingParameters,
  metaAttribute,
  operationAttribute,
  operationNames,
  orderActions,
  orderKinds,
  roles,
} from './catalog.ts';
import { constraintOf } from './constraint-facts.ts';
import { agentOf, agentOfResource, resourceOf } from './resources.ts';
import { sectionDocs, statementDoc } from './statement-docs.ts';
import { type CrmshNode, children, type Pair, type Statement, type Word } from './tree.ts';
import { durationOf, INFINITY_SCORE, inWords, scoreNumber } from './values.ts';

/** Explains the word under the cursor; a constraint is read out as a sentence. */
export function hover({ tree, offset, cluster }: FeatureRequest<CrmshNode>): Hover | undefined {
  const statement = tree as Statement;
  if (statement.kind === 'empty') return undefined;
  if (touches(statement.keyword.span, offset)) return onKeyword(statement, cluster);
  const path = pathTo(statement, offset);
  for (const node of path.toReversed()) {
    const found = onNode(node, path, offset, cluster);
    if (found) return found;
  }
  return undefined;
}

/** The nodes around an offset, from the statement inwards. */
function pathTo(statement: Statement, offset: number): readonly CrmshNode[] {
  const path: CrmshNode[] = [statement];
  for (let node: CrmshNode | undefined = statement; node; ) {
    node = children(node).find(({ span }) => touches(span, offset));
    if (node) path.push(node);
  }
  return path;
}

function onKeyword(
  statement: Exclude<Statement, { kind: 'empty' }>,
  cluster: ClusterView,
): Hover | undefined {
  const { keyword } = statement;
  const doc = statementDoc(keyword.text);
  const sentence = sentenceOf(statement, cluster);
  if (!doc && !sentence) return undefined;
  const parts = [doc && `**${keyword.text}**\n\n\`${doc.form}\``, sentence, doc?.doc].filter(Boolean);
  return { span: keyword.span, markdown: parts.join('\n\n') };
}

function sentenceOf(statement: Statement, cluster: ClusterView): string {
  switch (statement.kind) {
    case 'colocation':
    case 'order':
    case 'location':
    case 'ticket':
      return constraintSentence(constraintOf(statement));
    case 'group':
    case 'clone': {
      const resource = statement.id && resourceOf(statement.id.text, cluster);
      return resource ? compositionSentence(resource) : '';
    }
    default:
      return '';
  }
}

function onNode(
  node: CrmshNode,
  path: readonly CrmshNode[],
  offset: number,
  cluster: ClusterView,
): Hover | undefined {
  const at = (word: Word | undefined, markdown: () => string | undefined): Hover | undefined => {
    if (!word || !touches(word.span, offset)) return undefined;
    const text = markdown();
    return text ? { span: word.span, markdown: text } : undefined;
  };
  switch (node.kind) {
    case 'primitive':
    case 'template':
      return (
        at(node.agent, () => agentText(agentOf(node, cluster))) ??
        at(node.template, () => agentDoc(node.template?.text ?? '', cluster))
      );
    case 'group':
      for (const member of node.members) {
        const found = at(member, () => agentDoc(member.text, cluster));
        if (found) return found;
      }
      return undefined;
    case 'clone':
      return at(node.child, () => agentDoc(node.child?.text ?? '', cluster));
    case 'colocation':
    case 'location':
      return at(node.score, () => scoreText(node.score?.text ?? ''));
    case 'order':
      return at(node.score, () => {
        const kind = orderKinds.find(({ name }) => name.toLowerCase() === node.score?.text.toLowerCase());
        return kind ? `**${kind.name}**\n\n${kind.doc}` : scoreText(node.score?.text ?? '');
      });
    case 'member':
      return (
        at(node.qualifier, () => qualifierText(node.qualifier?.text ?? '')) ??
        at(node.resource, () => agentDoc(node.resource.text, cluster))
      );
    case 'attributes':
      return at(node.keyword, () => sectionText(node.keyword?.text ?? ''));
    case 'operation':
      return (
        at(node.keyword, () => sectionText('op')) ??
        at(node.action, () => actionText(node.action?.text ?? '', path, cluster))
      );
    case 'rule':
      return at(node.score, () => scoreText(node.score?.text ?? ''));
    case 'pair':
      return onPair(node, path, offset, cluster);
    default:
      return undefined;
  }
}

function onPair(
  pair: Pair,
  path: readonly CrmshNode[],
  offset: number,
  cluster: ClusterView,
): Hover | undefined {
  const text = attributeText(pair.name.text, path, cluster);
  const value = pair.value;
  if (value && touches(value.span, offset) && !touches(pair.name.span, offset)) {
    const time =
      /^\d/.test(value.text) && isTime(pair.name.text, path, cluster) ? durationOf(value.text) : undefined;
    if (time !== undefined) {
      const unit = /^\d+$/.test(value.text) ? ' (without a unit these are seconds)' : '';
      return { span: value.span, markdown: `${inWords(time)}${unit}${text ? `\n\n${text}` : ''}` };
    }
    const role = roles.find(({ name }) => name === value.text);
    if (role && /role$/.test(pair.name.text))
      return { span: value.span, markdown: `**${role.name}**\n\n${role.doc}` };
  }
  return text ? { span: pair.span, markdown: text } : undefined;
}

function isTime(name: string, path: readonly CrmshNode[], cluster: ClusterView): boolean {
  return /^(?:time|second|seconds)$/.test(typeOf(name, path, cluster) ?? '');
}

function typeOf(name: string, path: readonly CrmshNode[], cluster: ClusterView): string | undefined {
  return factsOf(name, path, cluster)?.type;
}

interface AttributeFacts {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly replacedBy?: string;
  readonly isRequired?: boolean;
  readonly isUnique?: boolean;
  readonly doc?: string;
}

/** What the catalog says about an attribute, by the place it is written in. */
function factsOf(name: string, path: readonly CrmshNode[], cluster: ClusterView): AttributeFacts | undefined {
  const [statement] = path;
  if (path.some(({ kind }) => kind === 'operation')) return operationAttribute(name);
  const list = path.find((node) => node.kind === 'attributes');
  if (statement?.kind === 'property') return clusterProperty(name);
  if (statement?.kind === 'defaults') {
    return statement.keyword.text === 'op_defaults' ? operationAttribute(name) : metaAttribute(name);
  }
  if (list?.section === 'meta') return metaAttribute(name);
  if (statement?.kind !== 'primitive' && statement?.kind !== 'template') return undefined;
  const of = agentOf(statement, cluster);
  const fencing = of?.spec.startsWith('stonith:') ? fencingParameters.get(name) : undefined;
  return of?.parameters.get(name) ?? fencing;
}

function attributeText(name: string, path: readonly CrmshNode[], cluster: ClusterView): string | undefined {
  const facts = factsOf(name, path, cluster);
  if (!facts) return undefined;
  const about = [
    facts.values ? facts.values.join(' | ') : facts.type,
    facts.isRequired && 'required',
    facts.isUnique && 'no two resources may have the same',
    facts.default !== undefined && `default \`${facts.default}\``,
    facts.since && `since Pacemaker ${facts.since}`,
    facts.until && `without effect since Pacemaker ${facts.until}`,
    facts.replacedBy && `replaced by ${facts.replacedBy}`,
  ].filter(Boolean);
  return [`**${name}**: ${about.join(', ')}`, facts.doc].filter(Boolean).join('\n\n');
}

function agentText(of: AgentFacts | undefined): string | undefined {
  if (!of) return undefined;
  const all = [...of.parameters.values()];
  const names = (parameters: readonly AgentParameter[]) =>
    parameters.map(({ name }) => `\`${name}\``).join(', ');
  const required = all.filter(({ isRequired }) => isRequired);
  const optional = all.filter(({ isRequired }) => !isRequired);
  const times = of.actions
    .filter(({ timeout }) => timeout !== undefined)
    .map(
      ({ name, timeout, interval, role }) =>
        `${name}${role ? ` (${role})` : ''} ${timeout ?? ''}${interval && interval !== '0' ? ` every ${interval}` : ''}`,
    );
  return [
    `**${of.spec}**`,
    of.doc,
    required.length > 0 && `Required: ${names(required)}`,
    optional.length > 0 && `Optional: ${names(optional)}`,
    times.length > 0 && `Advised times: ${times.join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What the agent of a resource does; the rest of it is described for all languages alike. */
function agentDoc(id: string, cluster: ClusterView): string | undefined {
  return agentOfResource(resourceOf(id, cluster), cluster)?.doc;
}

function actionText(name: string, path: readonly CrmshNode[], cluster: ClusterView): string | undefined {
  const [statement] = path;
  const known = operationNames.find((one) => one.name === name);
  const of =
    statement?.kind === 'primitive' || statement?.kind === 'template'
      ? agentOf(statement, cluster)
      : undefined;
  const advice = (of?.actions ?? [])
    .filter((one) => one.name === name && one.timeout !== undefined)
    .map(
      ({ timeout, interval, role }) =>
        `timeout ${timeout ?? ''}${interval && interval !== '0' ? `, interval ${interval}` : ''}${role ? ` for ${role}` : ''}`,
    );
  if (!known && advice.length === 0) return undefined;
  return [`**${name}**`, known?.doc, advice.length > 0 && `${of?.spec ?? ''} advises ${advice.join('; ')}.`]
    .filter(Boolean)
    .join('\n\n');
}

function qualifierText(word: string): string | undefined {
  const known = [...roles, ...orderActions].find(({ name }) => name.toLowerCase() === word.toLowerCase());
  return known && `**${known.name}**\n\n${known.doc}`;
}

function sectionText(word: string): string | undefined {
  const doc = sectionDocs[word.toLowerCase()];
  return doc && `**${word}**\n\n${doc}`;
}

function scoreText(word: string): string | undefined {
  const score = scoreNumber(word);
  if (score === undefined) return undefined;
  if (score >= INFINITY_SCORE) return `**${word}**: INFINITY, that is: must.`;
  if (score <= -INFINITY_SCORE) return `**${word}**: minus INFINITY, that is: never.`;
  return `**${word}**: a wish. All scores of a node are added up; the node with the highest sum wins. INFINITY (1000000) means must.`;
}
