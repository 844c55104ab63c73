import { type Fact, FactCollector } from './fact.ts';
import type { EmbeddedSegment, Language } from './language.ts';
import { type Span, shift } from './span.ts';
import type { Fault, Parsed, SyntaxNode } from './syntax.ts';

/** One top-level statement with everything derived from its text alone. Immutable; positions are its own. */
export interface Block {
  readonly language: Language;
  readonly text: string;
  readonly tree: SyntaxNode;
  readonly faults: readonly Fault[];
  readonly facts: readonly Fact[];
  readonly embedded: readonly EmbeddedBlock[];
}

/** A block of another language inside a block. `outer` maps its spans to the block around it. */
export interface EmbeddedBlock {
  readonly block: Block;
  /** Where the block starts in the embedded text. */
  readonly start: number;
  readonly segments: readonly EmbeddedSegment[];
}

export type FindLanguage = (id: string) => Language | undefined;

/** Parses one block and what is embedded in it. A language that throws yields an empty tree and the error. */
export function makeBlock(
  language: Language,
  text: string,
  find: FindLanguage,
  failed: (error: unknown) => void,
): Block {
  const collect = new FactCollector();
  const embedded: EmbeddedBlock[] = [];
  let parsed: Parsed<SyntaxNode> = {
    tree: { kind: 'unreadable', span: { start: 0, end: text.length } },
    faults: [],
  };
  try {
    parsed = language.parse(text);
    language.facts?.(parsed.tree, collect);
    for (const region of language.embedded?.(parsed.tree) ?? []) {
      const inner = find(region.language);
      if (!inner) continue;
      for (let start = 0; start < region.text.length; ) {
        const end = blockEnd(inner, region.text, start);
        const block = makeBlock(inner, region.text.slice(start, end), find, failed);
        embedded.push({ block, start, segments: region.segments });
        for (const fact of block.facts) {
          collect.facts.push({ ...fact, span: outerSpan({ start, segments: region.segments }, fact.span) });
        }
        start = end;
      }
    }
  } catch (error) {
    failed(error);
  }
  return { language, text, tree: parsed.tree, faults: parsed.faults, facts: collect.facts, embedded };
}

/** The end of a block; a language that stands still or overruns gets the rest of the text as one block. */
export function blockEnd(language: Language, text: string, start: number): number {
  const end = language.blockEnd(text, start);
  return end > start && end <= text.length ? end : text.length;
}

/** The place in the surrounding block of a span in an embedded block. */
export function outerSpan(embedded: Pick<EmbeddedBlock, 'start' | 'segments'>, inner: Span): Span {
  const at = shift(inner, embedded.start);
  const start = outerOffset(embedded.segments, at.start, 'start');
  return { start, end: Math.max(start, outerOffset(embedded.segments, at.end, 'end')) };
}

function outerOffset(segments: readonly EmbeddedSegment[], inner: number, edge: 'start' | 'end'): number {
  let before: EmbeddedSegment | undefined;
  for (const segment of segments) {
    const inside = inner - segment.inner;
    if (inside >= 0 && (edge === 'start' ? inside < segment.length : inside <= segment.length)) {
      return segment.outer + inside;
    }
    if (segment.inner <= inner) before = segment;
  }
  const fallback = before ?? segments[0];
  return fallback ? fallback.outer + Math.min(Math.max(inner - fallback.inner, 0), fallback.length) : 0;
}

/** The offset in an embedded block of an offset in the surrounding one, when the cursor stands in that block. */
export function innerOffset(embedded: EmbeddedBlock, outer: number): number | undefined {
  for (const { inner, outer: from, length } of embedded.segments) {
    const inside = outer - from;
    if (inside < 0 || inside > length) continue;
    const offset = inner + inside - embedded.start;
    if (offset >= 0 && offset <= embedded.block.text.length) return offset;
  }
  return undefined;
}
