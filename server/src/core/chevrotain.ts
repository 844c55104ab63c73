import { type IMultiModeLexerDefinition, type IToken, Lexer, type TokenType } from 'chevrotain';
import type { Span } from './span.ts';

/** Makes something when it is first asked for: grammars take long to prepare, and few clusters use every language. */
export function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A lexer as all languages here use it: offsets only, since blocks know nothing of lines. */
export function makeLexer(tokens: readonly TokenType[] | IMultiModeLexerDefinition): Pick<Lexer, 'tokenize'> {
  const lexer = onFirstUse(
    () =>
      new Lexer('modes' in tokens ? tokens : [...tokens], {
        positionTracking: 'onlyOffset',
        ensureOptimizations: true,
      }),
  );
  return { tokenize: (text, mode) => lexer().tokenize(text, mode) };
}

/** Where a token stands. Not for tokens that Chevrotain's error recovery puts in: those stand nowhere. */
export function tokenSpan(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** A match from one offset to another, as Chevrotain takes it from a pattern of one's own. */
export function tokenMatch(text: string, start: number, end: number): RegExpExecArray {
  const match = [text.slice(start, end)] as [string] & { index: number; input: string };
  match.index = start;
  match.input = text;
  return match;
}
