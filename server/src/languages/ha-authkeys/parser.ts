import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { onFirstUse, tokenSpan } from '../../core/chevrotain.ts';
import { cover, span } from '../../core/span.ts';
import type { Parsed } from '../../core/syntax.ts';
import { Auth, allTokens, Comment, FirstWord, Integer, lexer, Word } from './tokens.ts';
import type { AuthkeysNode, Word as AuthkeysWord } from './tree.ts';

/**
 * One line of authkeys, as heartbeat's auth.c (parse_authfile) reads it:
 *
 *     line = [ comment | "auth" number | number method [ secret ] ]
 *
 * Words after these are ignored by heartbeat and kept here for the rules.
 */
class AuthkeysParser extends EmbeddedActionsParser {
  constructor() {
    super(allTokens, { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  line = this.RULE('line', (): AuthkeysNode => {
    return this.OR([
      { ALT: () => this.SUBRULE(this.auth) },
      { ALT: () => this.SUBRULE(this.key) },
      { ALT: () => this.SUBRULE(this.unknown) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(Comment));
          return EMPTY;
        },
      },
    ]);
  });

  private auth = this.RULE('auth', (): AuthkeysNode => {
    const keyword = wordOf(this.CONSUME(Auth));
    const words: AuthkeysWord[] = [];
    this.SUBRULE(this.words, { ARGS: [words] });
    const [number, ...rest] = words;
    return { kind: 'auth', span: around([keyword, ...words]), number, rest };
  });

  private key = this.RULE('key', (): AuthkeysNode => {
    const number = wordOf(this.CONSUME(Integer));
    const words: AuthkeysWord[] = [];
    this.SUBRULE(this.words, { ARGS: [words] });
    const [method, secret, ...rest] = words;
    return { kind: 'key', span: around([number, ...words]), number, method, secret, rest };
  });

  private unknown = this.RULE('unknown', (): AuthkeysNode => {
    const words = [wordOf(this.CONSUME(FirstWord))];
    this.SUBRULE(this.words, { ARGS: [words] });
    return { kind: 'unknown', span: around(words), words };
  });

  /** Collects the rest of the line; the default serves Chevrotain's recording phase, which passes nothing. */
  private words = this.RULE('words', (into: AuthkeysWord[] = []): void => {
    this.MANY(() => {
      into.push(wordOf(this.CONSUME(Word)));
    });
  });
}

const EMPTY: AuthkeysNode = { kind: 'empty', span: span(0, 0) };

const theParser = onFirstUse(() => new AuthkeysParser());

/** Reads one line. Every line has a tree; what is wrong with it is for the rules to say. */
export function parse(text: string): Parsed<AuthkeysNode> {
  const parser = theParser();
  parser.input = lexer.tokenize(text).tokens;
  return { tree: parser.line() ?? EMPTY, faults: [] };
}

function wordOf(token: IToken): AuthkeysWord {
  return { text: token.image, span: tokenSpan(token) };
}

function around(words: readonly AuthkeysWord[]) {
  const first = words[0]?.span ?? span(0, 0);
  return cover(first, words.at(-1)?.span ?? first);
}
