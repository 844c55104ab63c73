import type { ClusterView } from '../../core/cluster-view.ts';
import { resourceOf } from './resources.ts';
import {
  type CloneStatement,
  type ColocationStatement,
  type GroupStatement,
  isSimple,
  type LocationStatement,
  type Member,
  membersOf,
  type OrderStatement,
  pairNamed,
} from './tree.ts';
import { booleanOf, INFINITY_SCORE, roleOf, scoreNumber } from './values.ts';

/** What a colocation means: "db runs only where ms_db_drbd is Promoted." */
export function colocationSentence(statement: ColocationStatement): string {
  const members = membersOf(statement);
  const [first, second] = members;
  if (!first || !second) return '';
  if (!isSimple(statement)) return colocationOfSets(statement);
  const score = scoreNumber(statement.score?.text ?? '');
  const where =
    second.qualifier && roleOf(second.qualifier.text) ? `is ${code(second.qualifier.text)}` : 'runs';
  const what =
    first.qualifier && roleOf(first.qualifier.text)
      ? `${name(first)} is ${code(first.qualifier.text)}`
      : `${name(first)} runs`;
  const then = `${name(second)} is placed first and does not look at ${name(first)}.`;
  if (score === undefined)
    return `How much ${name(first)} belongs to ${name(second)} is taken from a node attribute.`;
  if (score >= INFINITY_SCORE) return `${what} only where ${name(second)} ${where}. ${then}`;
  if (score <= -INFINITY_SCORE) return `${what} never where ${name(second)} ${where}. ${then}`;
  if (score === 0) return 'With the score 0 this has hardly any effect.';
  return score > 0
    ? `${what} preferably where ${name(second)} ${where} (a wish of ${score}). ${then}`
    : `${what} preferably not where ${name(second)} ${where} (a wish of ${score}). ${then}`;
}

function colocationOfSets({ sets, score }: ColocationStatement): string {
  const must = (scoreNumber(score?.text ?? '') ?? 0) >= INFINITY_SCORE ? 'must run' : 'would rather run';
  const described = sets.map(({ bracket, members }) => {
    const names = members.map(name).join(', ');
    return bracket
      ? `${names} (independent of each other)`
      : members.length > 1
        ? `${names} (each with the one before it)`
        : names;
  });
  return `These ${must} on one node: ${described.join('; ')}. In a list of sets, each set is placed with the one after it.`;
}

const DONE: Readonly<Record<string, string>> = {
  start: 'has started',
  stop: 'has stopped',
  promote: 'is promoted',
  demote: 'is demoted',
};
const DOES: Readonly<Record<string, string>> = {
  start: 'starts',
  stop: 'stops',
  promote: 'is promoted',
  demote: 'is demoted',
};
const UNDOES: Readonly<Record<string, string>> = {
  start: 'stops',
  stop: 'starts',
  promote: 'is demoted',
  demote: 'is promoted',
};

/** What an order means: "fs starts only after ms_drbd is promoted, and stops before it is demoted." */
export function orderSentence(statement: OrderStatement): string {
  const members = membersOf(statement);
  const [first, then] = members;
  if (!first || !then) return '';
  const kind = kindOf(statement.score?.text);
  if (!isSimple(statement)) {
    return `In this order: ${statement.sets
      .map(({ bracket, members: all }) =>
        bracket ? `${all.map(name).join(' and ')} at the same time` : all.map(name).join(', then '),
      )
      .join(', then ')}. They stop the other way round.`;
  }
  const firstAction = first.qualifier?.text.toLowerCase() ?? 'start';
  const thenAction = then.qualifier?.text.toLowerCase() ?? firstAction;
  if (kind === 'serialize') return `${name(first)} and ${name(then)} never start or stop at the same time.`;
  const symmetrical = booleanOf(pairNamed(statement.options, 'symmetrical')?.value?.text ?? 'true') !== false;
  const back = symmetrical
    ? ` On the way back ${name(then)} ${UNDOES[thenAction] ?? ''} before ${name(first)} ${UNDOES[firstAction] ?? ''}.`
    : ' On the way back there is no order (symmetrical=false).';
  const main = `${name(then)} ${DOES[thenAction] ?? thenAction} only after ${name(first)} ${DONE[firstAction] ?? firstAction}.`;
  const optional = kind === 'optional' ? ' This counts only when both happen at the same time.' : '';
  return `${main}${back}${optional}`;
}

function kindOf(score: string | undefined): 'mandatory' | 'optional' | 'serialize' {
  const text = score?.toLowerCase() ?? 'mandatory';
  if (text === 'optional' || text === 'serialize') return text;
  return scoreNumber(text) === 0 ? 'optional' : 'mandatory';
}

/** What a location means: "db prefers alice (100)." */
export function locationSentence(statement: LocationStatement): string {
  const subject = statement.pattern
    ? `every resource that matches ${code(statement.pattern.text)}`
    : membersOf(statement).map(name).join(', ');
  const { score, node, rules } = statement;
  if (!node) {
    return rules.length > 0
      ? `Where ${subject} runs is decided by ${rules.length === 1 ? 'a rule' : `${rules.length} rules`}: each adds its score for the nodes on which it is true.`
      : '';
  }
  const value = scoreNumber(score?.text ?? '');
  if (value === undefined) return '';
  if (value >= INFINITY_SCORE) {
    return `${subject} runs on ${code(node.text)} whenever that node can run it, and goes back there as soon as it can again, whatever its stickiness.`;
  }
  if (value <= -INFINITY_SCORE) return `${subject} never runs on ${code(node.text)}.`;
  if (value === 0)
    return `${subject} may run on ${code(node.text)} (which matters where symmetric-cluster is false).`;
  return value > 0
    ? `${subject} prefers ${code(node.text)} with ${value}. It goes back there after a repair unless its resource-stickiness is higher.`
    : `${subject} avoids ${code(node.text)} with ${value}.`;
}

export function groupSentence({ members }: GroupStatement): string {
  const names = members.map(({ text }) => code(text));
  return names.length > 1
    ? `On one node: starts ${names.join(', then ')}, and stops them the other way round. When one fails, those after it stop.`
    : '';
}

export function cloneSentence({ id, child }: CloneStatement, cluster: ClusterView): string {
  const clone = id && resourceOf(id.text, cluster);
  if (!clone || !child) return '';
  const { meta } = clone;
  const copies = meta['clone-max'] ? `${meta['clone-max']} copies` : 'one copy on every node';
  const promoted = meta['promoted-max'] ?? meta['master-max'] ?? '1';
  return clone.promotable
    ? `Runs ${copies} of ${code(child.text)}, of which ${promoted} ${promoted === '1' ? 'is' : 'are'} promoted.`
    : `Runs ${copies} of ${code(child.text)}.`;
}

function name({ resource }: Member): string {
  return code(resource.text);
}

function code(text: string): string {
  return `\`${text}\``;
}
