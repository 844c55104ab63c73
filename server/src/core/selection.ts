import { type Block, type EmbeddedBlock, innerOffset, outerSpan } from './block.ts';
import type { Document } from './document.ts';
import { type Span, shift, touches } from './span.ts';
import type { SyntaxNode } from './syntax.ts';

/** What to select around an offset, from the innermost word to the whole document, each within the next. */
export function selections(document: Document, offset: number): readonly Span[] {
  const whole = { start: 0, end: document.length };
  const slot = document.slotAt(offset);
  if (!slot) return [whole];
  const inner = offset - slot.start;
  const spans = [...spansAround(slot.block, inner)];
  for (const part of slot.block.embedded) spans.push(...embeddedSpans(part, inner));
  const inDocument = spans.map((at) => shift(at, slot.start));
  const word = wordAround(document, offset);
  return nested([...(word ? [word] : []), ...inDocument, whole]);
}

function spansAround({ language, tree, text }: Block, offset: number): readonly Span[] {
  const spans: Span[] = [{ start: 0, end: text.length }];
  let node: SyntaxNode | undefined = tree;
  while (node) {
    spans.push(node.span);
    node = language.children(node).find(({ span }) => touches(span, offset));
  }
  return spans;
}

function embeddedSpans(part: EmbeddedBlock, offset: number): readonly Span[] {
  const inner = innerOffset(part, offset);
  return inner === undefined ? [] : spansAround(part.block, inner).map((at) => outerSpan(part, at));
}

function wordAround(document: Document, offset: number): Span | undefined {
  const { line } = document.lines.position(offset);
  const start = document.lines.offset({ line, character: 0 });
  const text = document.slice(start, document.lines.offset({ line, character: Number.MAX_SAFE_INTEGER }));
  for (const { index, 0: word } of text.matchAll(/[\w.-]+/g)) {
    const at = { start: start + index, end: start + index + word.length };
    if (touches(at, offset)) return at;
  }
  return undefined;
}

/** From the shortest to the longest, without those that do not hold the one before. */
function nested(spans: readonly Span[]): readonly Span[] {
  const ordered = spans
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const kept: Span[] = [];
  for (const span of ordered) {
    const inner = kept.at(-1);
    if (!inner) kept.push(span);
    else if (
      span.start <= inner.start &&
      span.end >= inner.end &&
      span.end - span.start > inner.end - inner.start
    )
      kept.push(span);
  }
  return kept;
}
