// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';
import blankAroundEquals from './rules/blank-around-equals.ts';
import commentContinues from './rules/comment-continues.ts';
import commentInStatement from './rules/comment-in-statement.ts';
import gluedContinuation from './rules/glued-continuation.ts';
import incompleteStatement from './rules/incomplete-statement.ts';
import malformedScore from './rules/malformed-score.ts';
import missingBackslash from './rules/missing-backslash.ts';
import placeholder from './rules/placeholder.ts';
import ruleExpression from './rules/rule-expression.ts';
import setBrackets from './rules/set-brackets.ts';
import strayBackslash from './rules/stray-backslash.ts';
import typographicCharacter from './rules/typographic-character.ts';
import unbalancedQuote from './rules/unbalanced-quote.ts';
import unexpectedWord from './rules/unexpected-word.ts';
import unknownStatement from './rules/unknown-statement.ts';

export const rules: readonly Rule[] = [blankAroundEquals, commentContinues, commentInStatement, gluedContinuation, incompleteStatement, malformedScore, missingBackslash, placeholder, ruleExpression, setBrackets, strayBackslash, typographicCharacter, unbalancedQuote, unexpectedWord, unknownStatement];
