import { EOF, type IToken, type TokenType } from 'chevrotain';
import { tokenSpan } from '../../../core/chevrotain.ts';
import { type Span, span } from '../../../core/span.ts';
import * as t from './tokens.ts';
import type { Assignment, Clause, Command, Item, Part, Redirect, SimpleCommand, Word } from './tree.ts';
import { makeWord, partsFrom } from './word.ts';
import { WordParser } from './word-parser.ts';

/**
 * The shell's grammar (POSIX.1-2017, Shell Command Language 2.10, with the additions of bash that scripts use).
 *
 * It takes any row of tokens: what ends a construct is optional and its absence a fault, a list of commands steps
 * over what cannot begin one, and a word that would end a construct counts as such only where one is open. So a
 * lost `fi` costs a message, not the rest of the script.
 */
export class ShellParser extends WordParser {
  constructor() {
    super([...t.allTokens], { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  script = this.RULE('script', (): Item[] => this.SUBRULE(this.list));

  /** One line of the script with everything that belongs to it; false when the text ends within it. */
  line = this.RULE('line', (): boolean => {
    this.MANY(() => this.CONSUME(t.Newline));
    this.MANY2({
      GATE: () => this.LA(1).tokenType !== EOF && this.LA(1).tokenType !== t.Newline,
      DEF: () => {
        this.SUBRULE(this.listElement, { ARGS: [[]] });
      },
    });
    let complete = false;
    this.OPTION(() => {
      const newline = this.CONSUME2(t.Newline);
      complete = this.ACTION(() => this.documentsEndIn(newline));
    });
    return complete;
  });

  protected list = this.RULE('list', (): Item[] => {
    const items: Item[] = [];
    this.MANY({
      GATE: () => !this.isAtEndOfList(),
      DEF: () => {
        this.SUBRULE(this.listElement, { ARGS: [items] });
      },
    });
    return items;
  });

  private listElement = this.RULE('listElement', (into: Item[] = []): void => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            const stray = this.CONSUME(t.Closer);
            this.ACTION(() => this.fault('stray-word', tokenSpan(stray), { found: stray.image }));
          },
        },
        { ALT: () => this.CONSUME(t.Newline) },
        { ALT: () => this.CONSUME(t.Semicolon) },
        { ALT: () => this.CONSUME(t.Ampersand) },
        { ALT: () => this.SUBRULE(this.item, { ARGS: [into] }) },
        { ALT: () => this.CONSUME(t.Anything) },
      ],
    });
  });

  private item = this.RULE('item', (into: Item[] = []): void => {
    const start = this.LA(1).startOffset;
    const command = this.SUBRULE(this.andOr);
    let end: IToken | undefined;
    this.OPTION(() => {
      end = this.OR([{ ALT: () => this.CONSUME(t.Semicolon) }, { ALT: () => this.CONSUME(t.Ampersand) }]);
    });
    this.ACTION(() => {
      into.push({
        kind: 'item',
        span: span(start, this.endOfLast()),
        command,
        end: end && { operator: end.image, span: tokenSpan(end) },
      });
    });
  });

  private andOr = this.RULE('andOr', (): Command => {
    const start = this.LA(1).startOffset;
    const commands: Command[] = [];
    const operators: string[] = [];
    this.SUBRULE(this.pipeline, { ARGS: [commands] });
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.AndIf) }, { ALT: () => this.CONSUME(t.OrIf) }]);
      this.SUBRULE(this.newlines);
      this.OPTION({
        GATE: () => !this.isCloser(),
        DEF: () => {
          operators.push(operator.image);
          this.SUBRULE2(this.pipeline, { ARGS: [commands] });
        },
      });
    });
    return this.ACTION(() => {
      const at = span(start, this.endOfLast());
      return single(commands, at) ?? { kind: 'and-or', span: at, commands, operators };
    });
  });

  private pipeline = this.RULE('pipeline', (into: Command[] = []): void => {
    const start = this.LA(1).startOffset;
    const commands: Command[] = [];
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.Bang);
            this.OPTION({
              GATE: () => !this.isCloser(),
              DEF: () => this.SUBRULE(this.command, { ARGS: [commands] }),
            });
          },
        },
        { ALT: () => this.SUBRULE3(this.command, { ARGS: [commands] }) },
      ],
    });
    this.MANY2(() => {
      this.CONSUME(t.Pipe);
      this.SUBRULE(this.newlines);
      this.OPTION2({
        GATE: () => !this.isCloser(),
        DEF: () => this.SUBRULE2(this.command, { ARGS: [commands] }),
      });
    });
    this.ACTION(() => {
      const at = span(start, this.endOfLast());
      into.push(single(commands, at) ?? { kind: 'pipeline', span: at, commands });
    });
  });

  private newlines = this.RULE('newlines', (): void => {
    this.MANY(() => this.CONSUME(t.Newline));
  });

  private command = this.RULE('command', (into: Command[] = []): void => {
    this.ACTION(() => {
      this.depth++;
    });
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.isTooDeep(),
          ALT: () => this.CONSUME(t.Anything),
        },
        { ALT: () => this.SUBRULE(this.ifCommand, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.whileCommand, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.forCommand, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.caseCommand, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.braceGroup, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.subshell, { ARGS: [into] }) },
        { ALT: () => this.SUBRULE(this.test, { ARGS: [into] }) },
        {
          GATE: () => this.LA(1).tokenType === t.FunctionWord || this.isFunctionHead(),
          ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [into] }),
        },
        { ALT: () => this.SUBRULE(this.simple, { ARGS: [into] }) },
      ],
    });
    this.ACTION(() => {
      this.depth--;
    });
  });

  private ifCommand = this.RULE('ifCommand', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const opening = this.CONSUME(t.If);
    const scope = [t.Then, t.Elif, t.Else, t.Fi];
    this.enter(scope);
    const condition = this.SUBRULE(this.list);
    const clauses: Clause[] = [{ keyword: 'if', body: condition }];
    this.MANY(() => {
      const keyword = this.OR([
        { ALT: () => this.CONSUME(t.Then) },
        { ALT: () => this.CONSUME(t.Elif) },
        { ALT: () => this.CONSUME(t.Else) },
      ]);
      const body = this.SUBRULE2(this.list);
      this.ACTION(() => clauses.push({ keyword: keyword.image as Clause['keyword'], body }));
    });
    this.leave(scope);
    this.OPTION({ GATE: () => this.closes(t.Fi, opening, 'fi'), DEF: () => this.CONSUME(t.Fi) });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() => into.push({ kind: 'if', span: this.since(opening), clauses, redirects }));
  });

  private whileCommand = this.RULE('whileCommand', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const opening = this.CONSUME(t.While);
    this.enter([t.Do, t.Done]);
    const condition = this.SUBRULE(this.list);
    const body = this.SUBRULE(this.doGroup, { ARGS: [opening] });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() => into.push({ kind: 'while', span: this.since(opening), condition, body, redirects }));
  });

  private forCommand = this.RULE('forCommand', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const words: Word[] = [];
    let variable: Word | undefined;
    let overWords = false;
    const opening = this.CONSUME(t.For);
    this.enter([t.Do, t.Done]);
    this.OPTION(() => {
      variable = this.SUBRULE(this.word);
    });
    this.SUBRULE(this.newlines);
    this.OPTION2(() => {
      this.CONSUME(t.In);
      overWords = true;
      this.MANY(() => words.push(this.SUBRULE2(this.word)));
    });
    this.OPTION3(() => this.CONSUME(t.Semicolon));
    this.SUBRULE2(this.newlines);
    const body = this.SUBRULE(this.doGroup, { ARGS: [opening] });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() =>
      into.push({
        kind: 'for',
        span: this.since(opening),
        variable,
        words: overWords ? words : undefined,
        body,
        redirects,
      }),
    );
  });

  /** `do … done`; the caller opened the scope. */
  private doGroup = this.RULE('doGroup', (opening?: IToken): Item[] => {
    let body: Item[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Do);
      body = this.SUBRULE(this.list);
    });
    this.leave([t.Do, t.Done]);
    this.OPTION2({ GATE: () => this.closes(t.Done, opening, 'done'), DEF: () => this.CONSUME(t.Done) });
    return body;
  });

  private caseCommand = this.RULE('caseCommand', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const branches: { patterns: Word[]; body: Item[] }[] = [];
    let subject: Word | undefined;
    const opening = this.CONSUME(t.Case);
    const scope = [t.Esac, t.CaseSeparator];
    this.enter(scope);
    this.OPTION(() => {
      subject = this.SUBRULE(this.word);
    });
    this.SUBRULE(this.newlines);
    this.OPTION2(() => this.CONSUME(t.In));
    this.MANY({
      GATE: () => this.LA(1).tokenType !== EOF && (!this.isAtEndOfList() || this.isPattern()),
      DEF: () => {
        this.OR({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            { ALT: () => this.CONSUME(t.Newline) },
            { ALT: () => this.SUBRULE(this.branch, { ARGS: [branches] }) },
            { ALT: () => this.CONSUME(t.Anything) },
          ],
        });
      },
    });
    this.leave(scope);
    this.OPTION3({ GATE: () => this.closes(t.Esac, opening, 'esac'), DEF: () => this.CONSUME(t.Esac) });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() => into.push({ kind: 'case', span: this.since(opening), subject, branches, redirects }));
  });

  private branch = this.RULE('branch', (into: { patterns: Word[]; body: Item[] }[] = []): void => {
    const patterns: Word[] = [];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.ParenOpen);
          this.OPTION(() => patterns.push(this.SUBRULE(this.word)));
        },
      },
      { ALT: () => patterns.push(this.SUBRULE2(this.word)) },
    ]);
    this.MANY(() => {
      this.CONSUME(t.Pipe);
      this.OPTION2(() => patterns.push(this.SUBRULE3(this.word)));
    });
    this.OPTION3(() => this.CONSUME(t.ParenClose));
    const body = this.SUBRULE(this.list);
    this.OPTION4(() => this.CONSUME(t.CaseSeparator));
    this.ACTION(() => into.push({ patterns, body }));
  });

  private braceGroup = this.RULE('braceGroup', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const opening = this.CONSUME(t.BraceOpen);
    this.enter([t.BraceClose]);
    const body = this.SUBRULE(this.list);
    this.leave([t.BraceClose]);
    this.OPTION({
      GATE: () => this.closes(t.BraceClose, opening, '}'),
      DEF: () => this.CONSUME(t.BraceClose),
    });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() =>
      into.push({ kind: 'group', subshell: false, span: this.since(opening), body, redirects }),
    );
  });

  private subshell = this.RULE('subshell', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const opening = this.CONSUME(t.ParenOpen);
    this.enter([t.ParenClose]);
    const body = this.SUBRULE(this.list);
    this.leave([t.ParenClose]);
    this.OPTION({
      GATE: () => this.closes(t.ParenClose, opening, ')'),
      DEF: () => this.CONSUME(t.ParenClose),
    });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() =>
      into.push({ kind: 'group', subshell: true, span: this.since(opening), body, redirects }),
    );
  });

  /** `[[ … ]]` of bash has operators of its own between the brackets, and nothing that concerns us. */
  private test = this.RULE('test', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const opening = this.CONSUME(t.TestOpen);
    this.MANY({
      GATE: () => ![EOF, t.TestClose, t.Newline].includes(this.LA(1).tokenType) || this.isBehindOperator(),
      DEF: () => {
        this.OR({
          IGNORE_AMBIGUITIES: true,
          DEF: [{ ALT: () => this.SUBRULE(this.word) }, { ALT: () => this.CONSUME(t.Anything) }],
        });
      },
    });
    this.OPTION(() => this.CONSUME(t.TestClose));
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() =>
      into.push({ kind: 'simple', span: this.since(opening), assignments: [], words: [], redirects }),
    );
  });

  private functionDefinition = this.RULE('functionDefinition', (into: Command[] = []): void => {
    const start = this.LA(1).startOffset;
    let name: Word | undefined;
    const body: Command[] = [];
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.FunctionWord);
            this.OPTION(() => {
              name = this.SUBRULE(this.word);
            });
          },
        },
        {
          ALT: () => {
            name = this.SUBRULE2(this.word);
          },
        },
      ],
    });
    this.OPTION3({
      GATE: () => this.LA(2).tokenType === t.ParenClose,
      DEF: () => {
        this.CONSUME(t.ParenOpen);
        this.CONSUME(t.ParenClose);
      },
    });
    this.SUBRULE(this.newlines);
    this.OPTION4({
      GATE: () => !this.isCloser(),
      DEF: () => this.SUBRULE(this.command, { ARGS: [body] }),
    });
    this.ACTION(() =>
      into.push({ kind: 'function', span: span(start, this.endOfLast()), name, body: body[0] }),
    );
  });

  private simple = this.RULE('simple', (into: Command[] = []): void => {
    const start = this.LA(1).startOffset;
    const words: Word[] = [];
    const assignments: Assignment[] = [];
    const redirects: Redirect[] = [];
    this.AT_LEAST_ONE({
      GATE: () => this.LA(1).tokenType !== t.ParenOpen || this.isArray(),
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.redirect, { ARGS: [redirects] }) },
          { ALT: () => this.SUBRULE(this.array, { ARGS: [assignments] }) },
          {
            ALT: () => {
              const isAssignment = this.LA(1).tokenType === t.Assign && words.length === 0;
              const word = this.SUBRULE(this.word);
              this.ACTION(() => {
                if (isAssignment) assignments.push(assignmentOf(word));
                else words.push(word);
              });
            },
          },
        ]);
      },
    });
    this.ACTION(() => {
      const simple: SimpleCommand = {
        kind: 'simple',
        span: span(start, this.endOfLast()),
        assignments,
        words,
        redirects,
      };
      into.push(simple);
    });
  });

  /** `NAME=(…)` of bash, from its parenthesis on. */
  private array = this.RULE('array', (into: Assignment[] = []): void => {
    const opening = this.CONSUME(t.ParenOpen);
    this.MANY({
      GATE: () => this.LA(1).tokenType !== t.ParenClose && this.LA(1).tokenType !== EOF,
      DEF: () => this.CONSUME(t.Anything),
    });
    this.OPTION(() => this.CONSUME(t.ParenClose));
    this.ACTION(() => {
      const last = into.pop();
      const at = this.since(opening);
      if (last) {
        const parts: Part[] = [{ kind: 'expansion', span: at, quoted: false }];
        into.push({ ...last, span: span(last.span.start, at.end), value: makeWord(at, parts) });
      }
    });
  });

  private isCloser(): boolean {
    return this.LA(1).tokenType.CATEGORIES?.includes(t.Closer) ?? false;
  }

  private isAtEndOfList(): boolean {
    const { tokenType } = this.LA(1);
    return tokenType === EOF || (this.open.get(tokenType) ?? 0) > 0;
  }

  private isFunctionHead(): boolean {
    return (
      this.LA(2).tokenType === t.ParenOpen &&
      this.LA(3).tokenType === t.ParenClose &&
      (this.LA(1).tokenType.CATEGORIES?.includes(t.Part) ?? false)
    );
  }

  /** In a `case`, also a word like `done` is a pattern when a `)` or `|` follows; a second `;;` is stepped over. */
  private isPattern(): boolean {
    const next = this.LA(2).tokenType;
    return next === t.ParenClose || next === t.Pipe || this.LA(1).tokenType === t.CaseSeparator;
  }

  private isArray(): boolean {
    return this.LA(0).tokenType === t.Assign && this.isAdjacent();
  }

  private isBehindOperator(): boolean {
    const last = this.LA(0).tokenType;
    return this.LA(1).tokenType === t.Newline && (last === t.AndIf || last === t.OrIf || last === t.TestOpen);
  }

  /** Whether a construct is closed here; a fault at its beginning when it is not. */
  private closes(closer: TokenType, opening: IToken | undefined, expected: string): boolean {
    return this.isClosed(closer, opening, 'unclosed-construct', expected);
  }

  /** Whether the here-documents that a line break carries came to their end. */
  private documentsEndIn(newline: IToken): boolean {
    const { start, end } = tokenSpan(newline);
    for (const { terminated, bodyStart } of this.source.documents.values()) {
      const at = bodyStart + this.source.base;
      if (!terminated && at > start && at <= end) return false;
    }
    return true;
  }

  private enter(closers: readonly TokenType[]): void {
    this.ACTION(() => {
      for (const closer of closers) this.open.set(closer, (this.open.get(closer) ?? 0) + 1);
    });
  }

  private leave(closers: readonly TokenType[]): void {
    this.ACTION(() => {
      for (const closer of closers) this.open.set(closer, (this.open.get(closer) ?? 1) - 1);
    });
  }
}

function assignmentOf(word: Word): Assignment {
  const [first] = word.parts;
  const written = first?.kind === 'text' ? first.value : '';
  const append = written.endsWith('+=');
  const at = span(word.span.start + written.length, word.span.end);
  return {
    kind: 'assignment',
    span: word.span,
    name: written.slice(0, append ? -2 : -1),
    append,
    value: makeWord(at, partsFrom(word, written.length)),
  };
}

const NOTHING: SimpleCommand = {
  kind: 'simple',
  span: span(0, 0),
  assignments: [],
  words: [],
  redirects: [],
};

/** What a row of no or one command comes to. */
function single(commands: readonly Command[], at: Span): Command | undefined {
  if (commands.length > 1) return undefined;
  return commands[0] ?? { ...NOTHING, span: at };
}
