import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { onFirstUse, tokenSpan } from '../../core/chevrotain.ts';
import { lineEnd } from '../../core/lines.ts';
import { cover, type Span, span } from '../../core/span.ts';
import type { Fault, Parsed } from '../../core/syntax.ts';
import { childPath, sections } from './catalog.ts';
import { repair } from './repair.ts';
import {
  allTokens,
  ClosingBrace,
  Colon,
  Key,
  lexer,
  OpeningBrace,
  SectionName,
  Stray,
  Value,
} from './tokens.ts';
import type { BlockNode, CorosyncNode, StatementNode } from './tree.ts';
import { wordOf } from './words.ts';

/** The section around a statement. */
interface Place {
  readonly path: string | undefined;
  readonly pathLength: number;
}

const TOP: Place = { path: '', pathLength: 0 };

/**
 * A block of corosync.conf whose braces are in order (see repair.ts), as coroparse.c (parse_section) reads it:
 *
 *     body    = { section | entry | stray }
 *     section = name "{" body "}"
 *     entry   = [ key ] ":" [ value ]
 */
class CorosyncParser extends EmbeddedActionsParser {
  constructor() {
    super(allTokens, { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  /** The arguments have defaults for Chevrotain's recording phase, which passes none. */
  body = this.RULE('body', (place: Place = TOP, into: StatementNode[] = []): void => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.section, { ARGS: [place, into] }) },
        { ALT: () => this.SUBRULE(this.entry, { ARGS: [place, into] }) },
        {
          ALT: () => {
            const stray = this.CONSUME(Stray);
            this.ACTION(() => into.push({ kind: 'stray', span: wordOf(stray).span }));
          },
        },
      ]);
    });
  });

  private section = this.RULE('section', (place: Place = TOP, into: StatementNode[] = []): void => {
    const named = this.OPTION(() => this.CONSUME(SectionName));
    const opening = this.CONSUME(OpeningBrace);
    const name = this.ACTION(() =>
      named ? wordOf(named) : { text: '', span: emptyAt(opening.startOffset) },
    );
    // A name that is lost or damaged is taken for what it is meant to be.
    const path = this.ACTION(() => pathOf(place.path, opening.payload ?? name.text));
    const pathLength = this.ACTION(() => lengthOf(place, name.text));
    const body: StatementNode[] = [];
    this.SUBRULE(this.body, { ARGS: [{ path, pathLength }, body] });
    const closing = this.CONSUME(ClosingBrace);
    this.ACTION(() => {
      into.push({
        kind: 'section',
        span: span(name.span.start, tokenSpan(closing).end),
        name,
        path,
        inside: place.path,
        pathLength,
        body,
        opened: tokenSpan(opening),
        closed: closing.image === '' ? undefined : tokenSpan(closing),
      });
    });
  });

  private entry = this.RULE('entry', (place: Place = TOP, into: StatementNode[] = []): void => {
    const named = this.OPTION1(() => this.CONSUME(Key));
    const colon = this.CONSUME(Colon);
    const valued = this.OPTION2(() => this.CONSUME(Value));
    this.ACTION(() => {
      const between = tokenSpan(colon);
      const key = named ? wordOf(named) : { text: '', span: emptyAt(between.start) };
      const value = valued ? wordOf(valued) : { text: '', span: emptyAt(between.end) };
      into.push({
        kind: 'entry',
        span: cover(key.span, value.span),
        key,
        value: value.text === '' ? { text: '', span: emptyAt(between.end) } : value,
        inside: place.path,
        pathLength: lengthOf(place, key.text),
      });
    });
  });
}

function emptyAt(offset: number): Span {
  return span(offset, offset);
}

function pathOf(inside: string | undefined, name: string): string | undefined {
  if (inside === undefined) return undefined;
  const path = childPath(inside, name);
  return sections.has(path) ? path : undefined;
}

const utf8 = new TextEncoder();

function lengthOf({ pathLength }: Place, name: string): number {
  return pathLength + utf8.encode(name).length + (pathLength > 0 ? 1 : 0);
}

const theParser = onFirstUse(() => new CorosyncParser());

/** Reads one block: a section with all that is in it, or a line that stands in none. */
export function parse(text: string): Parsed<CorosyncNode> {
  const parser = theParser();
  const lexed = lexer.tokenize(text);
  const { tokens, faults } = repair(text, lexed.tokens);
  parser.input = sound(tokens);
  const body: StatementNode[] = [];
  parser.body(TOP, body);
  const first = body[0]?.span ?? emptyAt(0);
  const tree: BlockNode = { kind: 'block', span: cover(first, body.at(-1)?.span ?? first), body };
  return { tree, faults: [...faults, ...longLines(text)] };
}

/** The most bytes that a line may have without its end: fgets into 512 bytes (coroparse.c, parse_section). */
const LONGEST_LINE = 510;

/** Lines that are too long; comments count too. */
function longLines(text: string): Fault[] {
  const faults: Fault[] = [];
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const length = end - start;
    // A character has at most three bytes in UTF-8.
    if (length * 3 > LONGEST_LINE) {
      const line = text.slice(start, end).replace(/\n$/, '');
      const bytes = length > LONGEST_LINE + 1 ? length : utf8.encode(line).length;
      if (bytes > LONGEST_LINE)
        faults.push({ kind: 'line-too-long', span: span(start, start + line.length) });
    }
    start = end;
  }
  return faults;
}

/** Only what the grammar knows: a name that no brace follows has been reported. */
function sound(tokens: readonly IToken[]): IToken[] {
  return tokens.filter((token, index) => {
    const next = tokens[index + 1]?.tokenType;
    if (token.tokenType === SectionName) return next === OpeningBrace;
    return token.tokenType === Key ? next === Colon : true;
  });
}
