import { EmbeddedActionsParser, type IToken, type ParserMethod } from 'chevrotain';
import { tokenSpan } from '../../core/chevrotain.ts';
import { cover, type Span } from '../../core/span.ts';
import * as Token from './tokens.ts';
import type { AddressValue, DrbdNode, Place, Word } from './tree.ts';
import { addressOf, wordOf } from './words.ts';

/** A rule of the grammar, as Chevrotain hands it back. */
export type GrammarRule<Arguments extends unknown[], Result> = ParserMethod<Arguments, Result>;

/** What a section holds; nothing while it is still being typed. */
interface Body {
  readonly body: readonly DrbdNode[];
  readonly braces: boolean;
}

const NO_BODY: Body = { body: [], braces: false };

/** What statements of every kind are made of: words, addresses, bodies, the end. */
export abstract class PartsParser extends EmbeddedActionsParser {
  /** Reads statements into a list; the grammar of them all ties the knot. */
  protected abstract statements: GrammarRule<[inside: Place, into: DrbdNode[]], void>;

  // addressValue = [ FAMILY ] ( HOST | "[" IPV6 "]" ) ":" PORT
  protected addressValue = this.RULE('addressValue', (): AddressValue | undefined => {
    const host: IToken[] = [];
    const rest: Word[] = [];
    let bracketed = false;
    let port: Word | undefined;
    const family = this.OPTION1(() => wordOf(this.CONSUME(Token.Family)));
    this.OPTION2(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Token.LBracket);
            bracketed = true;
            this.MANY1({
              GATE: () => this.LA(1).tokenType !== Token.RBracket,
              DEF: () => {
                host.push(this.CONSUME1(Token.Atom));
              },
            });
            this.OPTION3(() => this.CONSUME(Token.RBracket));
          },
        },
        {
          ALT: () => {
            host.push(this.CONSUME(Token.Value));
          },
        },
      ]);
    });
    this.OPTION4(() => {
      this.CONSUME(Token.Colon);
      this.OPTION5(() => {
        port = wordOf(this.CONSUME2(Token.Value));
      });
    });
    this.MANY2({
      GATE: () => this.LA(1).tokenType !== Token.Via && this.LA(1).tokenType !== Token.Port,
      DEF: () => {
        rest.push(wordOf(this.CONSUME2(Token.Atom)));
      },
    });
    return this.ACTION(() => addressOf(family, host, bracketed, port, rest));
  });

  // body = "{" { statement } "}"; a section that is still being typed ends with the semicolon repair.ts put in.
  protected body = this.RULE('body', (place: Place = 'unknown'): Body => {
    let section = NO_BODY;
    this.OR([
      {
        ALT: () => {
          section = { body: this.SUBRULE(this.braced, { ARGS: [place] }), braces: true };
        },
      },
      { ALT: () => this.CONSUME(Token.Semicolon) },
    ]);
    return section;
  });

  protected braced = this.RULE('braced', (place: Place = 'unknown'): DrbdNode[] => {
    const body: DrbdNode[] = [];
    this.CONSUME(Token.LBrace);
    this.SUBRULE(this.statements, { ARGS: [place, body] });
    this.CONSUME(Token.RBrace);
    return body;
  });

  protected freeText = this.RULE('freeText', (): boolean =>
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Token.LBrace);
          this.MANY(() => this.CONSUME(Token.FreeText));
          this.CONSUME(Token.RBrace);
          return true;
        },
      },
      {
        ALT: () => {
          this.CONSUME(Token.Semicolon);
          return false;
        },
      },
    ]),
  );

  /** The words up to the end of the statement, or to its body. */
  protected rest = this.RULE('rest', (): Word[] => {
    const words: Word[] = [];
    this.MANY(() => {
      words.push(wordOf(this.CONSUME(Token.Atom)));
    });
    return words;
  });

  /** The semicolon. `host ... via proxy on NAME { }` needs none. */
  protected end = this.RULE('end', (): void => {
    this.OPTION(() => this.CONSUME(Token.Semicolon));
  });

  /** Gives a node its span: from its keyword to the last token read. */
  protected node<const N extends { readonly keyword: Word }>(node: N): N & { readonly span: Span } {
    return { ...node, span: cover(node.keyword.span, this.lastSpan()) };
  }

  protected lastSpan(): Span {
    return tokenSpan(this.LA(0));
  }
}
