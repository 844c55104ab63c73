import { onFirstUse } from '../../core/chevrotain.ts';
import type { Fault, Parsed } from '../../core/syntax.ts';
import { classify } from './classify.ts';
import { EMPTY, StatementParser } from './parser/statement.ts';
import type { Statement } from './tree.ts';

const theParser = onFirstUse(() => new StatementParser());

/** Reads one block: a statement with the blank lines and comments above it. */
export function parse(text: string): Parsed<Statement> {
  const parser = theParser();
  const { tokens, faults } = classify(text);
  if (tokens.length === 0) return { tree: EMPTY, faults };
  parser.faults = [];
  parser.input = tokens;
  const tree = parser.statement();
  return { tree: tree ?? EMPTY, faults: withoutCascades([...faults, ...parser.faults]) };
}

/**
 * What follows from another fault is not said: a word with a lost quote or a placeholder in it may well be one too
 * many or too few.
 */
function withoutCascades(faults: readonly Fault[]): readonly Fault[] {
  const spoilt = faults.some(({ kind }) => kind === 'unbalanced-quote' || kind === 'placeholder');
  if (!spoilt) return faults;
  return faults.filter(({ kind }) => kind !== 'unexpected-word' && kind !== 'incomplete-statement');
}
