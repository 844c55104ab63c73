import { outerSpan } from './block.ts';
import type { Document } from './document.ts';
import type { Language } from './language.ts';
import type { Span } from './span.ts';
import type { SyntaxNode } from './syntax.ts';

/** Lines that can be hidden behind their first one; zero-based, the last one included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'statement';
}

const IS_COMMENT = /^\s*#(?!!)/;

/** What can be folded: statements and sections of more than one line, and runs of comment lines. */
export function folds(document: Document): readonly Fold[] {
  const found = new Map<number, Fold>();
  const add = (at: Span) => {
    const { start, end } = document.lines.range(at);
    // The root of a block holds the comments above its statement.
    if (IS_COMMENT.test(lineOf(document, start.line))) return;
    const last = lineOf(document, end.line).trimStart();
    // The line that closes a section stays in sight.
    const endLine = end.character === 0 || /^[})<]/.test(last) ? end.line - 1 : end.line;
    const known = found.get(start.line);
    if (endLine > start.line && (!known || known.endLine < endLine))
      found.set(start.line, { startLine: start.line, endLine, kind: 'statement' });
  };
  for (const { block, start } of document.slots) {
    const place = (at: Span): Span => ({ start: at.start + start, end: at.end + start });
    for (const at of spansOf(block.language, block.tree)) add(place(at));
    for (const part of block.embedded)
      for (const at of spansOf(part.block.language, part.block.tree)) add(place(outerSpan(part, at)));
  }
  for (const fold of commentRuns(document)) if (!found.has(fold.startLine)) found.set(fold.startLine, fold);
  return [...found.values()].sort((a, b) => a.startLine - b.startLine);
}

function* spansOf(language: Language, root: SyntaxNode): Iterable<Span> {
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node.span;
    rest.push(...language.children(node));
  }
}

function* commentRuns(document: Document): Iterable<Fold> {
  const { lineCount } = document.lines;
  let first: number | undefined;
  for (let line = 0; line <= lineCount; line++) {
    const isComment = line < lineCount && IS_COMMENT.test(lineOf(document, line));
    if (isComment) first ??= line;
    else if (first !== undefined) {
      if (line - 1 > first) yield { startLine: first, endLine: line - 1, kind: 'comment' };
      first = undefined;
    }
  }
}

function lineOf(document: Document, line: number): string {
  const start = document.lines.offset({ line, character: 0 });
  return document.slice(start, document.lines.offset({ line, character: Number.MAX_SAFE_INTEGER }));
}
