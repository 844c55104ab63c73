import { type Block, blockEnd, type FindLanguage, makeBlock, outerSpan } from './block.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Document, DocumentChange } from './document.ts';
import { lineBreakOf, type Replacement } from './fix.ts';
import type { Slot } from './slot.ts';
import { type Span, shift } from './span.ts';

/** What a comment says first that keeps a problem quiet: `# ha-cluster-ignore drbd/unknown-option why`. */
const WORD = 'ha-cluster-ignore';
const COMMENT = /^#+[ \t]*ha-cluster-ignore(-file)?(?![\w-])[ \t]*([^\s:,]*)/;

/** A comment that keeps the problems of one kind quiet: on its line and the one below it, or in the whole file. */
export interface Ignore {
  /** All of the comment, in the block it stands in. */
  readonly span: Span;
  readonly reach: 'line' | 'file';
  /** What it keeps quiet, as written; empty when it does not say. */
  readonly code: string;
  readonly codeSpan: Span;
}

export interface PlacedIgnore extends Ignore {
  readonly slot: Slot;
}

/** Remembers which slots hold such comments, so that documents without any cost nothing. */
export class IgnoreComments {
  readonly #slots = new Map<Document, Set<Slot>>();

  apply(changes: ReadonlyMap<Document, DocumentChange>): void {
    for (const [document, { changed, removed }] of changes) {
      for (const slot of removed) this.#forget(document, slot);
      for (const slot of changed) {
        if (!slot.block.text.includes(WORD)) this.#forget(document, slot);
        else if (!this.#slots.get(document)?.add(slot)) this.#slots.set(document, new Set([slot]));
      }
    }
  }

  /** The comments of a document, in the order of the text. */
  of(document: Document): readonly PlacedIgnore[] {
    const slots = [...(this.#slots.get(document) ?? [])].sort((a, b) => a.start - b.start);
    return slots.flatMap((slot) =>
      commentsOf(slot.block).flatMap((span): PlacedIgnore[] => {
        const [head, file, code = ''] = COMMENT.exec(slot.block.text.slice(span.start, span.end)) ?? [];
        if (head === undefined) return [];
        const end = span.start + head.length;
        const codeSpan = { start: end - code.length, end };
        return [{ slot, span, codeSpan, code, reach: file ? 'file' : 'line' }];
      }),
    );
  }

  #forget(document: Document, slot: Slot): void {
    const slots = this.#slots.get(document);
    slots?.delete(slot);
    if (slots?.size === 0) this.#slots.delete(document);
  }
}

/** Tells the problems that comments keep quiet from the others, and which comments do so. */
export function sift(
  document: Document,
  ignores: readonly PlacedIgnore[],
  diagnostics: readonly Diagnostic[],
): { readonly loud: readonly Diagnostic[]; readonly used: ReadonlySet<PlacedIgnore> } {
  const used = new Set<PlacedIgnore>();
  const byCode = new Map<string, { readonly ignore: PlacedIgnore; readonly reach: Span }[]>();
  for (const ignore of ignores) {
    const one = { ignore, reach: reachOf(document, ignore) };
    const alike = byCode.get(ignore.code);
    if (alike) alike.push(one);
    else byCode.set(ignore.code, [one]);
  }
  const loud = diagnostics.filter(({ code, location }) => {
    const at = location.slot.start + location.span.start;
    const quiet = (byCode.get(code) ?? []).filter(({ reach }) => reach.start <= at && at < reach.end);
    for (const { ignore } of quiet) used.add(ignore);
    return quiet.length === 0;
  });
  return { loud, used };
}

/** The edit that puts a comment above a problem, or at the top of its file; undefined where none may stand there. */
export function ignoreEdit(
  { code, location }: Diagnostic,
  reach: Ignore['reach'],
  find: FindLanguage,
): Replacement | undefined {
  const { document } = location.slot;
  const { comments } = document.language;
  if (!comments) return undefined;
  const lineBreak = lineBreakOf(document.text);
  const insert = (at: number, indent: string, word: string) => ({
    span: { start: at, end: at },
    text: `${indent}# ${word} ${code}${lineBreak}`,
  });
  const isScript = document.slice(0, 2) === '#!';
  if (reach === 'file') {
    if (isScript && document.lines.lineCount < 2) return undefined;
    return insert(isScript ? startOf(document, 1) : 0, '', `${WORD}-file`);
  }
  const line = logicalLineOf(document, location.slot.start + location.span.start).first;
  if (line === 0 && isScript) return undefined;
  const at = startOf(document, line);
  const indent = comments.indented ? (/^[ \t]*/.exec(lineOf(document, line))?.[0] ?? '') : '';
  const edit = insert(at, indent, WORD);
  const slot = document.slotAt(at);
  // Above a statement a comment may always stand; inside one it has to be tried.
  if (!slot || slot.start === at) return edit;
  const { block } = slot;
  const text = block.text.slice(0, at - slot.start) + edit.text + block.text.slice(at - slot.start);
  if (blockEnd(block.language, text, 0) !== text.length) return undefined;
  const tried = makeBlock(block.language, text, find, () => undefined);
  const wanted = at - slot.start + indent.length;
  return commentsOf(tried).some(({ start }) => start === wanted) ? edit : undefined;
}

/** The comments of a block and of what is embedded in it. */
function commentsOf(block: Block): readonly Span[] {
  const own = block.language.comments?.find(block.text) ?? [];
  const inner = block.embedded.flatMap((part) =>
    (part.block.language.comments?.find(part.block.text) ?? []).map((span) => outerSpan(part, span)),
  );
  return [...own, ...inner].sort((a, b) => a.start - b.start);
}

/** Where problems have to begin for a comment to keep them quiet. */
function reachOf(document: Document, { slot, span, reach }: PlacedIgnore): Span {
  // A problem at the very end of the text belongs to its last line.
  const end = (offset: number) => (offset >= document.length ? document.length + 1 : offset);
  if (reach === 'file') return { start: 0, end: end(document.length) };
  const at = shift(span, slot.start).start;
  const { line } = document.lines.position(at);
  const isAlone = document.slice(startOf(document, line), at).trim() === '';
  if (!isAlone) {
    const { first, last } = logicalLineOf(document, at);
    return { start: startOf(document, first), end: end(startOf(document, last + 1)) };
  }
  let next = line + 1;
  while (next < document.lines.lineCount && /^[ \t]*#/.test(lineOf(document, next))) next++;
  const { last } = logicalLineOf(document, startOf(document, next));
  return { start: startOf(document, line), end: end(startOf(document, last + 1)) };
}

/** The lines that backslashes at their ends make one, around an offset. */
function logicalLineOf(
  document: Document,
  offset: number,
): { readonly first: number; readonly last: number } {
  const { line } = document.lines.position(offset);
  let first = line;
  while (first > 0 && isContinued(document, first - 1)) first--;
  let last = line;
  while (last < document.lines.lineCount - 1 && isContinued(document, last)) last++;
  return { first, last };
}

function isContinued(document: Document, line: number): boolean {
  return /\\[ \t]*$/.test(lineOf(document, line)) && !/^[ \t]*#/.test(lineOf(document, line));
}

function startOf(document: Document, line: number): number {
  return line >= document.lines.lineCount ? document.length : document.lines.offset({ line, character: 0 });
}

/** A line without its line break. */
function lineOf(document: Document, line: number): string {
  return document.slice(startOf(document, line), startOf(document, line + 1)).replace(/\r?\n$/, '');
}
