import { EOF, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import { span } from '../../../core/span.ts';
import { SimpleParser } from './simple-parser.ts';
import * as t from './tokens.ts';
import type { Clause, Command, Item, Redirect, Word } from './tree.ts';

/**
 * Commands made of commands: if, loops, case, groups, functions (POSIX.1-2017, Shell Command Language 2.9.4 and
 * 2.9.5, with the `[[ ]]` of bash). What ends one is optional; its absence is a fault.
 */
export abstract class CompoundParser extends SimpleParser {
  protected abstract command: ParserMethod<[into?: Command[]], void>;
  protected abstract newlines: ParserMethod<[], void>;

  protected ifCommand = this.RULE('ifCommand', (into: Command[] = []): void => {
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

  protected whileCommand = this.RULE('whileCommand', (into: Command[] = []): void => {
    const redirects: Redirect[] = [];
    const opening = this.CONSUME(t.While);
    this.enter([t.Do, t.Done]);
    const condition = this.SUBRULE(this.list);
    const body = this.SUBRULE(this.doGroup, { ARGS: [opening] });
    this.SUBRULE(this.redirects, { ARGS: [redirects] });
    this.ACTION(() => into.push({ kind: 'while', span: this.since(opening), condition, body, redirects }));
  });

  protected forCommand = this.RULE('forCommand', (into: Command[] = []): void => {
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

  protected caseCommand = this.RULE('caseCommand', (into: Command[] = []): void => {
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

  protected braceGroup = this.RULE('braceGroup', (into: Command[] = []): void => {
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

  protected subshell = this.RULE('subshell', (into: Command[] = []): void => {
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
  protected test = this.RULE('test', (into: Command[] = []): void => {
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

  protected functionDefinition = this.RULE('functionDefinition', (into: Command[] = []): void => {
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

  protected isCloser(): boolean {
    return this.LA(1).tokenType.CATEGORIES?.includes(t.Closer) ?? false;
  }

  protected isAtEndOfList(): boolean {
    const { tokenType } = this.LA(1);
    return tokenType === EOF || (this.open.get(tokenType) ?? 0) > 0;
  }

  /** In a `case`, also a word like `done` is a pattern when a `)` or `|` follows; a second `;;` is stepped over. */
  private isPattern(): boolean {
    const next = this.LA(2).tokenType;
    return next === t.ParenClose || next === t.Pipe || this.LA(1).tokenType === t.CaseSeparator;
  }

  private isBehindOperator(): boolean {
    const last = this.LA(0).tokenType;
    return this.LA(1).tokenType === t.Newline && (last === t.AndIf || last === t.OrIf || last === t.TestOpen);
  }

  /** Whether a construct is closed here; a fault at its beginning when it is not. */
  private closes(closer: TokenType, opening: IToken | undefined, expected: string): boolean {
    return this.isClosed(closer, opening, 'unclosed-construct', expected);
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
