import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { onFirstUse, tokenSpan } from '../../core/chevrotain.ts';
import { lineEnd } from '../../core/lines.ts';
import { cover, type Span, span } from '../../core/span.ts';
import type { Parsed } from '../../core/syntax.ts';
import { allTokens, Blank, Comment, Continuation, lexer, Piece, Separator } from './tokens.ts';
import type { HaresourcesNode, Resource, Word } from './tree.ts';

/**
 * A line of haresources with the lines joined to it. Heartbeat reads the file twice: config.c (parse_ha_resources)
 * looks at the first word of each line at start, and the shell script ResourceManager (ipres) reads the resources at
 * every takeover. The tree is what the second reads:
 *
 *     line = { gap } [ word { gap word } { gap } ] [ comment ]
 *     word = piece { { continuation } piece }
 *     gap  = blank | continuation
 */
class HaresourcesParser extends EmbeddedActionsParser {
  constructor() {
    super(allTokens, { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  line = this.RULE('line', (): HaresourcesNode => {
    const words: IToken[][] = [];
    this.SUBRULE(this.gaps);
    this.MANY(() => {
      const pieces: IToken[] = [];
      this.SUBRULE(this.word, { ARGS: [pieces] });
      words.push(pieces);
      this.SUBRULE2(this.gaps);
    });
    const comment = this.OPTION(() => this.CONSUME(Comment));
    return this.ACTION(() => groupOf(words, comment));
  });

  private gaps = this.RULE('gaps', (): void => {
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(Blank) }, { ALT: () => this.CONSUME(Continuation) }]);
    });
  });

  /** Collects the pieces of a word; a continuation belongs to it when a piece follows without a blank. */
  private word = this.RULE('word', (into: IToken[] = []): void => {
    into.push(this.CONSUME(Piece));
    this.MANY({
      GATE: () => this.wordGoesOn(),
      DEF: () => {
        this.OR([
          { ALT: () => into.push(this.CONSUME2(Piece)) },
          { ALT: () => into.push(this.CONSUME(Continuation)) },
        ]);
      },
    });
  });

  private wordGoesOn(): boolean {
    let ahead = 1;
    while (this.LA(ahead).tokenType === Continuation) ahead++;
    return this.LA(ahead).tokenType.CATEGORIES?.includes(Piece) === true;
  }
}

const EMPTY: HaresourcesNode = { kind: 'empty', span: span(0, 0) };

const theParser = onFirstUse(() => new HaresourcesParser());

/** Reads one line and those joined to it. Every line has a tree; what is wrong with it is for the rules to say. */
export function parse(text: string): Parsed<HaresourcesNode> {
  const parser = theParser();
  const { tokens } = lexer.tokenize(text);
  // GNU sed, asked for the line after the last, prints the last as it is.
  const last = tokens.at(-1);
  const isDangling = tokens.length > 1 && (last?.tokenType === Continuation || last?.image === '\\');
  parser.input = isDangling ? tokens.slice(0, -1) : tokens;
  const tree = parser.line() ?? EMPTY;
  if (!isDangling || !last || tree.kind === 'empty') return { tree, faults: [] };
  const dangling = span(last.startOffset, last.startOffset + 1);
  return { tree: { ...tree, dangling }, faults: [] };
}

const CONTINUED = /\\\r*\n$/;

/** The end of a line and those joined to it, as the shell script joins them. */
export function blockEnd(text: string, start: number): number {
  let end = lineEnd(text, start);
  const first = text.slice(start, end);
  if (first.includes('#')) return end;
  let line = first;
  while (end < text.length && CONTINUED.test(line)) {
    const next = lineEnd(text, end);
    line = text.slice(end, next);
    end = next;
  }
  return end;
}

function groupOf(words: readonly (readonly IToken[])[], comment: IToken | undefined): HaresourcesNode {
  const [first, ...rest] = words;
  if (!first) return EMPTY;
  const node = wordOf(first);
  const resources = rest.map(resourceOf);
  return {
    kind: 'group',
    span: cover(node.span, resources.at(-1)?.span ?? node.span),
    node,
    resources,
    comment: comment && { text: comment.image.trimEnd(), span: tokenSpan(comment) },
    dangling: undefined,
  };
}

/** What the shell takes for an address (ResourceManager, isip: a pattern in which `*` is any text). */
const LIKE_AN_ADDRESS = /^\d.*\.\d.*\.\d.*\.\d/;

function resourceOf(pieces: readonly IToken[]): Resource {
  const whole = wordOf(pieces);
  const joints = pieces.filter(({ tokenType }) => tokenType === Continuation).map(tokenSpan);
  if (LIKE_AN_ADDRESS.test(whole.text)) {
    return { ...whole, script: undefined, args: [whole], joints };
  }
  const parts: IToken[][] = [[]];
  const starts: number[] = [whole.span.start];
  for (const piece of pieces) {
    if (piece.tokenType !== Separator) {
      parts.at(-1)?.push(piece);
      continue;
    }
    parts.push([]);
    starts.push(tokenSpan(piece).end);
  }
  const [script, ...args] = parts.map((part, index): Word => {
    const at = starts[index] ?? whole.span.start;
    return part.length > 0 ? wordOf(part) : { text: '', span: span(at, at) };
  });
  return { ...whole, script: script ?? whole, args, joints };
}

function wordOf(pieces: readonly IToken[]): Word {
  const text = pieces.filter(({ tokenType }) => tokenType !== Continuation).map(({ image }) => image);
  return { text: text.join(''), span: around(pieces) };
}

function around(pieces: readonly IToken[]): Span {
  const [first] = pieces;
  const last = pieces.at(-1);
  return first && last ? cover(tokenSpan(first), tokenSpan(last)) : span(0, 0);
}

/** The comment of a line, if it has one. */
export function comments(text: string): readonly Span[] {
  return lexer
    .tokenize(text)
    .tokens.flatMap((token) => (token.tokenType === Comment ? [tokenSpan(token)] : []));
}
