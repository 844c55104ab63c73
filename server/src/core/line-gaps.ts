import type { Gap } from './language.ts';
import { lineEnd } from './lines.ts';
import type { Span } from './span.ts';

/**
 * The blanks at both ends of the lines of a block. `indentAt` is asked what is to stand before the first character of a
 * line that is not blank; without an answer the blanks before it stay.
 */
export function lineGaps(text: string, indentAt: (offset: number) => string | undefined): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let start = 0; start < text.length; start = lineEnd(text, start)) {
    const line = /[^\r\n]*/y.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
    const end = start + line.length;
    const first = start + (/^[ \t]*/.exec(line)?.[0].length ?? 0);
    if (first < end) {
      const indent = indentAt(first);
      if (indent !== undefined) gaps.push({ span: { start, end: first }, text: indent });
    }
    gaps.push({
      span: { start: Math.max(first < end ? first : start, start + line.trimEnd().length), end },
      text: '',
    });
  }
  return gaps;
}

/** In how many sections an offset stands; asked in the order of the text. */
export function nesting(sections: readonly Span[]): (offset: number) => number {
  const edges = sections
    .flatMap(({ start, end }) => [
      { at: start, by: 1 },
      { at: end, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  let passed = 0;
  let depth = 0;
  return (offset) => {
    for (let edge = edges[passed]; edge && edge.at <= offset; edge = edges[++passed]) depth += edge.by;
    return depth;
  };
}
