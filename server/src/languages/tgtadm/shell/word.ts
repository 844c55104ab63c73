import { type Span, span } from '../../../core/span.ts';
import type { Part, Word } from './tree.ts';

/** Makes a word of its parts. */
export function makeWord(span: Span, parts: readonly Part[]): Word {
  return { kind: 'word', span, parts, value: staticValue(parts) };
}

function staticValue(parts: readonly Part[]): string | undefined {
  let value = '';
  let unquoted = '';
  for (const part of parts) {
    if (part.kind !== 'text') return undefined;
    value += part.value;
    // What is quoted can be no pattern; the letter stands for it between what may be one.
    unquoted += part.quoted ? 'q' : part.value;
  }
  return isPattern(unquoted) ? undefined : value;
}

/** Whether the shell may make other words of a word: of file name patterns, `~` and, in bash, braces. */
function isPattern(unquoted: string): boolean {
  const bracket = unquoted.indexOf('[');
  return (
    /[*?]/.test(unquoted) ||
    (bracket >= 0 && unquoted.indexOf(']', bracket + 2) >= 0) ||
    unquoted.startsWith('~') ||
    hasBraceExpansion(unquoted)
  );
}

/** `{a,b}` or `{1..3}` of bash. */
function hasBraceExpansion(text: string): boolean {
  let isOpen = false;
  let hasChoice = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '{') {
      isOpen = true;
      hasChoice = false;
    } else if (char === ',' || text.startsWith('..', at)) hasChoice = true;
    else if (char === '}') {
      if (isOpen && hasChoice) return true;
      isOpen = false;
    }
  }
  return false;
}

/** The text a word surely begins with: up to its first expansion. */
export function staticPrefix(word: Word): string {
  if (word.value !== undefined) return word.value;
  let prefix = '';
  for (const part of word.parts) {
    if (part.kind !== 'text') break;
    prefix += part.value;
  }
  return prefix;
}

/** Where the character at `index` of a word's text stands; `index` lies before the first expansion. */
export function offsetIn(word: Word, index: number): number {
  let left = index;
  for (const part of word.parts) {
    if (part.kind !== 'text') return part.span.start;
    if (left <= part.value.length) {
      const written = part.span.end - part.span.start;
      return part.span.start + Math.min(left, written);
    }
    left -= part.value.length;
  }
  return word.span.end;
}

/** The part of a word's parts behind the first `index` characters. */
export function partsFrom(word: Word, index: number): Part[] {
  let left = index;
  const rest: Part[] = [];
  for (const part of word.parts) {
    if (part.kind !== 'text' || left <= 0) {
      rest.push(part);
      continue;
    }
    if (part.value.length > left) {
      rest.push({
        ...part,
        value: part.value.slice(left),
        span: { start: part.span.start + left, end: part.span.end },
      });
    }
    left -= part.value.length;
  }
  return rest;
}

const C_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** The text of `$'…'` without its quotes, or undefined where it has escapes by number. */
export function decodeDollarQuoted(inner: string): string | undefined {
  let known = true;
  const text = inner.replace(/\\([\s\S])/g, (_, letter: string) => {
    const decoded = C_ESCAPES[letter];
    if (decoded === undefined) known = false;
    return decoded ?? '';
  });
  return known ? text : undefined;
}

/** The parts of a body without the tabs that `<<-` takes off the beginning of each line. */
export function withoutTabs(parts: readonly Part[], strip: boolean): readonly Part[] {
  if (!strip) return parts;
  const kept: Part[] = [];
  let atLineStart = true;
  for (const part of parts) {
    if (part.kind !== 'text') {
      kept.push(part);
      atLineStart = false;
      continue;
    }
    for (const [line] of part.value.matchAll(/[^\n]*\n|[^\n]+$/g)) {
      const tabs = atLineStart ? (/^\t+/.exec(line)?.[0].length ?? 0) : 0;
      const before = kept.at(-1);
      const from =
        before?.kind === 'text' && before.span.end > part.span.start ? before.span.end : part.span.start;
      kept.push({
        ...part,
        value: line.slice(tabs),
        span: span(from + tabs, Math.min(from + line.length, part.span.end)),
      });
      atLineStart = line.endsWith('\n');
    }
  }
  return kept;
}
