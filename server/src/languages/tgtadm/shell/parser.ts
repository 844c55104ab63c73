import { EOF, type IToken } from 'chevrotain';
import { tokenSpan } from '../../../core/chevrotain.ts';
import { type Span, span } from '../../../core/span.ts';
import { CompoundParser } from './compound-parser.ts';
import * as t from './tokens.ts';
import type { Command, Item, SimpleCommand } from './tree.ts';

/**
 * The shell's grammar (POSIX.1-2017, Shell Command Language 2.10, with the additions of bash that scripts use).
 *
 * It takes any row of tokens: what ends a construct is optional and its absence a fault, a list of commands steps
 * over what cannot begin one, and a word that would end a construct counts as such only where one is open. So a
 * lost `fi` costs a message, not the rest of the script.
 */
export class ShellParser extends CompoundParser {
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

  protected newlines = this.RULE('newlines', (): void => {
    this.MANY(() => this.CONSUME(t.Newline));
  });

  protected command = this.RULE('command', (into: Command[] = []): void => {
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

  private isFunctionHead(): boolean {
    return (
      this.LA(2).tokenType === t.ParenOpen &&
      this.LA(3).tokenType === t.ParenClose &&
      (this.LA(1).tokenType.CATEGORIES?.includes(t.Part) ?? false)
    );
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
