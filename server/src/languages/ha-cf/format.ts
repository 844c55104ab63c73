import { alignedWords, type Row, rowGaps } from '../../core/alignment.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import { lineGaps } from '../../core/line-gaps.ts';
import { wholeLineDirectives } from './catalog.ts';
import type { HaCfNode } from './tree.ts';

/**
 * Directives in the first column and one blank behind them, unless values are put below each other. What heartbeat
 * hands on as it stands stays so, and so does where comments stand.
 */
export function format({ text, tree, style, document }: FormatRequest<HaCfNode>): readonly Gap[] {
  const isDirective = tree.kind === 'directive';
  const ends = lineGaps(text, (offset) => (isDirective && offset === tree.name.span.start ? '' : undefined));
  if (!isDirective) return ends;
  const { index, blocks } = document;
  const rows = [index - 1, index, index + 1].map((at) => rowOf(at === index ? { text, tree } : blocks[at]));
  const [row] = rows.slice(1);
  if (!row) return ends;
  const kept = alignedWords(rows, style.tabSize)[1] ?? [];
  const first = rowGaps(row, kept, tree.name.span.start > 0, style.tabSize);
  // Blanks at the end of such a line are handed on, too.
  if (isHandedOn(tree.name.text)) return [...ends.filter(({ span }) => span.start === 0), ...first];
  const values = { text, words: tree.values.map(({ span }) => span) };
  return [...ends, ...first, ...rowGaps(values, [], false, style.tabSize)];
}

function isHandedOn(name: string): boolean {
  return wholeLineDirectives.includes(name);
}

/** The directive and its first value: further ones follow it. */
function rowOf(line: { readonly text: string; readonly tree: HaCfNode } | undefined): Row {
  if (line?.tree.kind !== 'directive') return { text: '', words: [] };
  const { name, values } = line.tree;
  return { text: line.text, words: [name, ...values.slice(0, 1)].map(({ span }) => span) };
}
