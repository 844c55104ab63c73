import type { Constraint, ConstraintMember, ConstraintSet } from '../fact.ts';
import { INFINITY_SCORE, scoreNumber } from '../score.ts';
import { code } from './markdown.ts';

/** What a constraint does, in a sentence or two; empty where too little of it is written. */
export function constraintSentence(constraint: Constraint): string {
  switch (constraint.type) {
    case 'location':
      return locationSentence(constraint);
    case 'colocation':
      return colocationSentence(constraint);
    case 'order':
      return orderSentence(constraint);
    case 'ticket':
      return ticketSentence(constraint);
  }
}

/** "db runs only where ms_db_drbd is Promoted." */
function colocationSentence(constraint: Constraint): string {
  const [first, second] = constraint.members;
  if (!first || !second) return '';
  const score = scoreNumber(constraint.score ?? '');
  if (!constraint.simple) return colocationOfSets(constraint.sets ?? [], score ?? 0);
  const where = second.role ? `is ${code(second.role)}` : 'runs';
  const what = first.role ? `${name(first)} is ${code(first.role)}` : `${name(first)} runs`;
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

function colocationOfSets(sets: readonly ConstraintSet[], score: number): string {
  const must = score >= INFINITY_SCORE ? 'must run' : 'would rather run';
  const described = sets.map(({ parallel, members }) => {
    const names = members.map(name).join(', ');
    if (members.length < 2) return names;
    return parallel ? `${names} (independent of each other)` : `${names} (each with the one before it)`;
  });
  return `These ${must} on one node: ${described.join('; ')}. In a list of sets, each set is placed with the one after it.`;
}

interface ActionWords {
  /** The action as what somebody does, as what is over, and what its opposite does. */
  readonly does: string;
  readonly done: string;
  readonly undoes: string;
}

const ACTIONS: Readonly<Record<string, ActionWords>> = {
  start: { does: 'starts', done: 'has started', undoes: 'stops' },
  stop: { does: 'stops', done: 'has stopped', undoes: 'starts' },
  promote: { does: 'is promoted', done: 'is promoted', undoes: 'is demoted' },
  demote: { does: 'is demoted', done: 'is demoted', undoes: 'is promoted' },
};

function actionWords(action: string): ActionWords {
  return ACTIONS[action] ?? { does: action, done: action, undoes: '' };
}

/** "fs starts only after ms_drbd is promoted. On the way back fs stops before ms_drbd is demoted." */
function orderSentence({ members, sets = [], simple, score, symmetrical }: Constraint): string {
  const [first, then] = members;
  if (!first || !then) return '';
  const kind = orderKind(score);
  if (!simple)
    return `In this order: ${sets.map(orderedSet).join(', then ')}. They stop the other way round.`;
  if (kind === 'serialize') return `${name(first)} and ${name(then)} never start or stop at the same time.`;
  const firstAction = first.action ?? 'start';
  const [before, after] = [actionWords(firstAction), actionWords(then.action ?? firstAction)];
  const back =
    symmetrical === false
      ? ' On the way back there is no order (symmetrical=false).'
      : ` On the way back ${name(then)} ${after.undoes} before ${name(first)} ${before.undoes}.`;
  const optional = kind === 'optional' ? ' This counts only when both happen at the same time.' : '';
  return `${name(then)} ${after.does} only after ${name(first)} ${before.done}.${back}${optional}`;
}

function orderedSet({ parallel, any, members }: ConstraintSet): string {
  const names = members.map(name);
  if (!parallel || names.length < 2) return names.join(', then ');
  return any
    ? `${names.join(' and ')} at the same time (one is enough)`
    : `${names.join(' and ')} at the same time`;
}

function orderKind(score: string | undefined): 'mandatory' | 'optional' | 'serialize' {
  const text = score?.toLowerCase() ?? 'mandatory';
  if (text === 'optional' || text === 'serialize') return text;
  return scoreNumber(text) === 0 ? 'optional' : 'mandatory';
}

/** "db prefers alice with 100." */
function locationSentence({ members, node, score, pattern, rules = 0 }: Constraint): string {
  const subject =
    pattern === undefined ? members.map(name).join(', ') : `every resource that matches ${code(pattern)}`;
  if (node === undefined) {
    return rules > 0
      ? `Where ${subject} runs is decided by ${rules === 1 ? 'a rule' : `${rules} rules`}: each adds its score for the nodes on which it is true.`
      : '';
  }
  const value = scoreNumber(score ?? '');
  const at = code(node);
  if (value === undefined) return '';
  if (value >= INFINITY_SCORE) {
    return `${subject} runs on ${at} whenever that node can run it, and goes back there as soon as it can again, whatever its stickiness.`;
  }
  if (value <= -INFINITY_SCORE) return `${subject} never runs on ${at}.`;
  if (value === 0) return `${subject} may run on ${at} (which matters where symmetric-cluster is false).`;
  return value > 0
    ? `${subject} prefers ${at} with ${value}. It goes back there after a repair unless its resource-stickiness is higher.`
    : `${subject} avoids ${at} with ${value}.`;
}

function ticketSentence({ members, score }: Constraint): string {
  if (members.length === 0 || score === undefined) return '';
  return `${members.map(name).join(', ')} may run only where the site holds the ticket ${code(score)}.`;
}

function name({ resource }: ConstraintMember): string {
  return code(resource);
}
