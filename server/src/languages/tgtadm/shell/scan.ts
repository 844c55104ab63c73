import type { IToken } from 'chevrotain';
import { tokenMatch } from '../../../core/chevrotain.ts';

/** A here-document as it was found behind the line that asks for it. */
export interface ScannedDocument {
  readonly delimiter: string;
  /** A delimiter with a quote anywhere in it turns expansion off. */
  readonly quoted: boolean;
  /** `<<-`: leading tabs are taken off. */
  readonly strip: boolean;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly terminated: boolean;
}

interface PendingDocument {
  readonly operator: number;
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly strip: boolean;
}

/** What a shell has to remember while it reads, besides the modes of the lexer. Made anew for every text. */
interface Memory {
  /** Here-documents whose bodies begin behind the next line break. */
  pending: PendingDocument[];
  /** Found here-documents by the offset of their operator. */
  readonly documents: Map<number, ScannedDocument>;
  /** What the next `)` ends; in a `case` it ends a pattern. */
  readonly parens: ('group' | 'substitution' | 'case')[];
}

let memory: Memory = { pending: [], documents: new Map(), parens: [] };

type Match = RegExpExecArray | null;

/** Forgets everything; returns the map that the here-documents of the next text go into. */
export function startScan(): ReadonlyMap<number, ScannedDocument> {
  memory = { pending: [], documents: new Map(), parens: [] };
  return memory.documents;
}

/** A line break, and with it the here-documents that the line before it asked for. */
export function scanLineBreak(text: string, offset: number): Match {
  if (text.charAt(offset) !== '\n') return null;
  let end = offset + 1;
  for (const { operator, delimiter, quoted, strip } of memory.pending) {
    const bodyStart = end;
    let bodyEnd = text.length;
    let terminated = false;
    let joined = false;
    while (end < text.length && !terminated) {
      const lineStart = end;
      const newline = text.indexOf('\n', lineStart);
      end = newline < 0 ? text.length : newline + 1;
      const line = text.slice(lineStart, newline < 0 ? text.length : newline).replace(/\r$/, '');
      if (!joined && (strip ? line.replace(/^\t+/, '') : line) === delimiter) {
        terminated = true;
        bodyEnd = lineStart;
      }
      joined = !quoted && /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    }
    memory.documents.set(operator, { delimiter, quoted, strip, bodyStart, bodyEnd, terminated });
  }
  memory.pending = [];
  return tokenMatch(text, offset, end);
}

/** `<<` or `<<-`, and the delimiter behind it, to know the end of the body by. */
export function scanHereOperator(text: string, offset: number): Match {
  if (!text.startsWith('<<', offset) || text.charAt(offset + 2) === '<') return null;
  const strip = text.charAt(offset + 2) === '-';
  const end = offset + (strip ? 3 : 2);
  const word = stick(
    /[ \t]*((?:\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|[^\s;&|()<>"'\\])+)/y,
    text,
    end,
  )?.[1];
  if (word !== undefined) {
    const quoted = /["'\\]/.test(word);
    const delimiter = quoted ? word.replace(/\\([\s\S])|["']/g, '$1') : word;
    memory.pending.push({ operator: offset, delimiter, quoted, strip });
  }
  return tokenMatch(text, offset, end);
}

/** `#` where a word may begin, to the end of the line. */
export function scanComment(text: string, offset: number, tokens: readonly IToken[]): Match {
  let before = offset;
  for (let join = continuationBefore(text, before); join > 0; join = continuationBefore(text, before)) {
    before -= join;
  }
  const last = tokens.at(-1);
  const isEscaped = last?.tokenType.name === 'Escape' && last.startOffset + last.image.length === before;
  const begins = before === 0 || /[\s;&|()<>`]/.test(text.charAt(before - 1));
  return begins && !isEscaped ? stick(/#[^\n]*/y, text, offset) : null;
}

/** The length of the continuation (`\` and line break) that ends at an offset, or 0. */
function continuationBefore(text: string, offset: number): number {
  if (text.charAt(offset - 1) !== '\n') return 0;
  if (text.charAt(offset - 2) === '\\') return 2;
  return text.startsWith('\\\r', offset - 3) ? 3 : 0;
}

export function scanParenOpen(text: string, offset: number): Match {
  if (text.charAt(offset) !== '(') return null;
  memory.parens.push('group');
  return tokenMatch(text, offset, offset + 1);
}

/** `$(`, and the `<(` and `>(` of bash. */
export function scanSubstitutionOpen(text: string, offset: number): Match {
  if (text.charAt(offset + 1) !== '(' || !'$<>'.includes(text.charAt(offset))) return null;
  memory.parens.push('substitution');
  return tokenMatch(text, offset, offset + 2);
}

export function scanSubstitutionClose(text: string, offset: number): Match {
  if (text.charAt(offset) !== ')' || memory.parens.at(-1) !== 'substitution') return null;
  memory.parens.pop();
  return tokenMatch(text, offset, offset + 1);
}

export function scanParenClose(text: string, offset: number): Match {
  if (text.charAt(offset) !== ')') return null;
  if (memory.parens.at(-1) === 'group') memory.parens.pop();
  return tokenMatch(text, offset, offset + 1);
}

export function scanCase(text: string, offset: number, tokens: readonly IToken[]): Match {
  const match = stick(/case(?![^\s;&|()<>`])/y, text, offset);
  if (match && mayBeginCommand(tokens)) memory.parens.push('case');
  return match;
}

export function scanEsac(text: string, offset: number, tokens: readonly IToken[]): Match {
  const match = stick(/esac(?![^\s;&|()<>`])/y, text, offset);
  if (match && memory.parens.at(-1) === 'case' && mayBeginCommand(tokens)) memory.parens.pop();
  return match;
}

/** `$((…))`, and `$[…]` of old. Looked for on one line and not without end, so that reading stays linear. */
export function scanArithmetic(text: string, offset: number): Match {
  if (text.startsWith('$[', offset)) return stick(/\$\[[^\]\n]{0,200}\]/y, text, offset);
  return text.startsWith('$((', offset) ? balanced(text, offset, offset + 1) : null;
}

/** `((…))` of bash, as a command or behind `for`. */
export function scanArithmeticCommand(text: string, offset: number, tokens: readonly IToken[]): Match {
  if (!text.startsWith('((', offset)) return null;
  const afterFor = tokens.at(-1)?.tokenType.name === 'For';
  return afterFor || mayBeginCommand(tokens) ? balanced(text, offset, offset) : null;
}

const LONGEST_ARITHMETIC = 2000;

/** The stretch from `start` to the `))` that answers the `((` at `parens`. */
function balanced(text: string, start: number, parens: number): Match {
  let depth = 0;
  const limit = Math.min(text.length, parens + LONGEST_ARITHMETIC);
  for (let at = parens; at < limit; at++) {
    const char = text.charAt(at);
    if (char === '\n') return null;
    if (char === '(') depth++;
    if (char === ')' && --depth === 0) {
      return text.charAt(at - 1) === ')' ? tokenMatch(text, start, at + 1) : null;
    }
  }
  return null;
}

const BEFORE_COMMAND = new Set([
  'Newline',
  'Semicolon',
  'Ampersand',
  'Pipe',
  'AndIf',
  'OrIf',
  'CaseSeparator',
  'ParenOpen',
  'ParenClose',
  'SubstitutionOpen',
  'BacktickOpen',
  'If',
  'Then',
  'Elif',
  'Else',
  'While',
  'Do',
  'In',
  'Bang',
  'BraceOpen',
]);

/** Whether a command may begin behind the tokens read so far. */
function mayBeginCommand(tokens: readonly IToken[]): boolean {
  const last = tokens.at(-1);
  return !last || BEFORE_COMMAND.has(last.tokenType.name);
}

function stick(pattern: RegExp, text: string, offset: number): Match {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
