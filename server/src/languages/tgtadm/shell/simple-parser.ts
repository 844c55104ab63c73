import { EOF } from 'chevrotain';
import { span } from '../../../core/span.ts';
import * as t from './tokens.ts';
import type { Assignment, Command, Part, Redirect, SimpleCommand, Word } from './tree.ts';
import { makeWord, partsFrom } from './word.ts';
import { WordParser } from './word-parser.ts';

/** Simple commands: assignments, words and redirections (POSIX.1-2017, Shell Command Language 2.9.1). */
export abstract class SimpleParser extends WordParser {
  protected simple = this.RULE('simple', (into: Command[] = []): void => {
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

  private isArray(): boolean {
    return this.LA(0).tokenType === t.Assign && this.isAdjacent();
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
