import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { onFirstUse, tokenSpan } from '../../core/chevrotain.ts';
import { cover, span } from '../../core/span.ts';
import type { Parsed } from '../../core/syntax.ts';
import { allTokens, lexer, Name, Placeholder, Value } from './tokens.ts';
import type { HaCfNode, Word } from './tree.ts';

/**
 * One line of ha.cf, as heartbeat's config.c (parse_config) reads it:
 *
 *     line = [ name { value } ]
 *
 * Where values end depends on the directive; the lexer knows that.
 */
class HaCfParser extends EmbeddedActionsParser {
  constructor() {
    super(allTokens, { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  line = this.RULE('line', (): HaCfNode => {
    return this.OR([{ ALT: () => this.SUBRULE(this.directive) }, { ALT: () => EMPTY }]);
  });

  private directive = this.RULE('directive', (): HaCfNode => {
    const name = wordOf(this.CONSUME(Name));
    const values: Word[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => values.push(wordOf(this.CONSUME(Placeholder), true)) },
        { ALT: () => values.push(wordOf(this.CONSUME(Value))) },
      ]);
    });
    return { kind: 'directive', span: cover(name.span, values.at(-1)?.span ?? name.span), name, values };
  });
}

const EMPTY: HaCfNode = { kind: 'empty', span: span(0, 0) };

const theParser = onFirstUse(() => new HaCfParser());

/** Reads one line. Every line has a tree; what is wrong with it is for the rules to say. */
export function parse(text: string): Parsed<HaCfNode> {
  const parser = theParser();
  parser.input = lexer.tokenize(text).tokens;
  return { tree: parser.line() ?? EMPTY, faults: [] };
}

function wordOf(token: IToken, placeholder = /<[^<>]*>/.test(token.image)): Word {
  return { text: token.image, span: tokenSpan(token), placeholder };
}
