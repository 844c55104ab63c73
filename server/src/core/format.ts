import { blockEnd } from './block.ts';
import type { Document } from './document.ts';
import { lineBreakOf, type Replacement, replaced } from './fix.ts';
import type { DocumentBlocks, FormatStyle, Gap, Language } from './language.ts';
import { lineEnd } from './lines.ts';
import type { Slot } from './slot.ts';
import type { Span } from './span.ts';
import type { SyntaxNode } from './syntax.ts';

/**
 * What brings a document, or the lines of a stretch of it, into the style of its language: edits of blanks and line
 * breaks and of nothing else, in the order of the text.
 *
 * A block with faults stays as it is, and so does one that would no longer read the same afterwards. Should blocks
 * end elsewhere than before, because a damaged one among them is told from its neighbours by its column alone, nothing
 * is changed at all.
 */
export function format(
  document: Document,
  style: FormatStyle,
  within: Span = { start: 0, end: document.length },
): readonly Replacement[] {
  const { language, slots, path } = document;
  if (!language.format) return [];
  const blocks = slots.map(({ block }) => block);
  const lineBreak = lineBreakOf(document.text);
  const lines = wholeLines(document, within);
  const texts: string[] = [];
  const edits: Replacement[] = [];
  for (const [index, slot] of slots.entries()) {
    const { text } = slot.block;
    const isAsked = slot.start < lines.end && slot.start + text.length > lines.start;
    const own = isAsked ? blockEdits(slot, { path, blocks, index }, style, lineBreak, lines) : [];
    const after = replaced(text, own);
    const isSafe = own.length > 0 && readsTheSame(language, slot.block.tree, after);
    texts.push(isSafe ? after : text);
    if (isSafe)
      for (const { span, text: put } of own) edits.push({ span: placed(span, slot.start), text: put });
  }
  return edits.length > 0 && splitsInto(language, texts) ? edits : [];
}

/**
 * The edits after a person has typed a character that ends something: for `}` in the section it closes, for a line
 * break in the line that is left. The line of the cursor is the editor's own matter.
 */
export function formatTyped(
  document: Document,
  offset: number,
  typed: string,
  style: FormatStyle,
): readonly Replacement[] {
  const { text } = document;
  if (typed === '}') {
    const slot = document.slotAt(Math.max(0, offset - 1));
    const section = slot && nodeEndingAt(slot.block.language, slot.block.tree, offset - slot.start);
    return section ? format(document, style, placed(section.span, slot.start)) : [];
  }
  const end = text.lastIndexOf('\n', offset - 1);
  if (end < 0) return [];
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return format(document, style, { start, end }).filter(
    ({ span, text: put }) => span.end <= end && !put.includes('\n'),
  );
}

/** The indentation that a document has: that of the first level in blocks without faults, or a tab where there is none. */
export function indentOf({ slots }: Document): string {
  const sound = slots.filter(({ block }) => block.faults.length === 0).map(({ block }) => block.text);
  const counts = new Map<string, number>();
  let before = '';
  for (const line of sound.join('').split('\n')) {
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    if (indent.length === line.trimEnd().length || /[#}]/.test(line[indent.length] ?? '')) continue;
    if (before === '' && indent !== '') {
      const level = indent.startsWith('\t') ? '\t' : (/^ {1,8}/.exec(indent)?.[0] ?? '\t');
      counts.set(level, (counts.get(level) ?? 0) + 1);
    }
    before = indent;
  }
  let best = '\t';
  for (const [indent, count] of counts) if (count > (counts.get(best) ?? 0)) best = indent;
  return best;
}

function blockEdits(
  slot: Slot,
  document: DocumentBlocks<SyntaxNode>,
  style: FormatStyle,
  lineBreak: string,
  lines: Span,
): readonly Replacement[] {
  const { language, text, tree, faults } = slot.block;
  if (faults.length > 0 || !language.format) return [];
  const previous = document.blocks[document.index - 1]?.text ?? '\n';
  const isLast = document.index === document.blocks.length - 1;
  // Where two blocks share a line, what is between them is not for one of them to say.
  const isShared = ({ span: { start, end } }: Gap) =>
    (start === 0 && !previous.endsWith('\n')) || (end === text.length && !isLast && !text.endsWith('\n'));
  const edits = language
    .format({ text, tree, style, document })
    .filter((gap) => !isShared(gap))
    .flatMap((gap) => gapEdits(text, gap, lineBreak))
    .filter(({ span }) => slot.start + span.start >= lines.start && slot.start + span.end <= lines.end);
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Blanks, line breaks, and the backslashes before these that join lines. */
const LAYOUT = /^(?:[ \t]|\r?\n|\\[ \t]*\r?\n)*$/;

/** What makes a gap as it should be: line by line, so that line breaks stay as they are and edits are small. */
function gapEdits(text: string, { span, text: wanted }: Gap, lineBreak: string): readonly Replacement[] {
  const found = text.slice(span.start, span.end);
  // A blank behind a backslash may be all that keeps it from joining lines.
  if (found === wanted || !LAYOUT.test(found) || text[span.start - 1] === '\\') return [];
  const lines = found.split('\n');
  const goal = wanted.split('\n');
  if (lines.length !== goal.length) return [{ span, text: wanted.replaceAll('\n', lineBreak) }];
  const edits: Replacement[] = [];
  let start = span.start;
  for (const [index, line] of lines.entries()) {
    const bare = index < lines.length - 1 && line.endsWith('\r') ? line.slice(0, -1) : line;
    const put = goal[index] ?? '';
    if (bare !== put) edits.push({ span: { start, end: start + bare.length }, text: put });
    start += line.length + 1;
  }
  return edits;
}

/** Whether a text is read as the same statement, without faults, wherever its words stand. */
function readsTheSame(language: Language, before: SyntaxNode, after: string): boolean {
  const { tree, faults } = language.parse(after);
  return faults.length === 0 && withoutPlaces(tree) === withoutPlaces(before);
}

function withoutPlaces(tree: SyntaxNode): string {
  return JSON.stringify(tree, (_, value: unknown) => (isPlace(value) ? null : value));
}

/** A span, or where a stretch of embedded text comes from. */
function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || 'kind' in value) return false;
  return ('start' in value && 'end' in value) || ('inner' in value && 'outer' in value);
}

function splitsInto(language: Language, texts: readonly string[]): boolean {
  const whole = texts.join('');
  let start = 0;
  for (const text of texts) {
    const end = blockEnd(language, whole, start);
    if (end !== start + text.length) return false;
    start = end;
  }
  return true;
}

function nodeEndingAt(language: Language, root: SyntaxNode, offset: number): SyntaxNode | undefined {
  for (const child of language.children(root)) {
    if (child.span.start < offset && offset <= child.span.end) {
      return child.span.end === offset ? child : nodeEndingAt(language, child, offset);
    }
  }
  return undefined;
}

/** A stretch, and the rest of the lines that it touches. */
function wholeLines({ text }: Document, { start, end }: Span): Span {
  const isAtLineStart = end > start && text[end - 1] === '\n';
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: isAtLineStart ? end : lineEnd(text, end) };
}

function placed({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
