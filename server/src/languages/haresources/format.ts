import { alignedWords, type Row, rowGaps } from '../../core/alignment.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import { lineGaps } from '../../core/line-gaps.ts';
import type { HaresourcesNode } from './tree.ts';

/**
 * One blank between resources, unless the first ones of several lines are put below each other; joined lines end in a
 * blank and a backslash and are indented. Blanks before a node stay, since they can be what makes a line wrong.
 */
export function format({ text, tree, style, document }: FormatRequest<HaresourcesNode>): readonly Gap[] {
  if (tree.kind === 'empty') return lineGaps(text, () => undefined);
  if (tree.dangling) return [];
  const { index, blocks } = document;
  const rows = [index - 1, index, index + 1].map((at) => rowOf(at === index ? { text, tree } : blocks[at]));
  const kept = alignedWords(rows, style.tabSize)[1] ?? [];
  const words = [tree.node, ...tree.resources].map(({ span }) => span);
  const gaps = rowGaps({ text, words }, kept, false, style.tabSize).map((gap): Gap => {
    const found = text.slice(gap.span.start, gap.span.end);
    const breaks = found.split('\n').length - 1;
    if (breaks === 0) return gap;
    return { span: gap.span, text: breaks === 1 ? ` \\\n${style.indent}` : found };
  });
  const last = tree.comment?.span ?? tree.span;
  const end = tree.comment ? last.start + tree.comment.text.length : last.end;
  const blanks = /[ \t]*/y.exec(text.slice(end))?.[0].length ?? 0;
  return [...gaps, { span: { start: end, end: end + blanks }, text: '' }];
}

/** The node and its first resource. */
function rowOf(line: { readonly text: string; readonly tree: HaresourcesNode } | undefined): Row {
  if (line?.tree.kind !== 'group') return { text: '', words: [] };
  const { node, resources } = line.tree;
  return { text: line.text, words: [node, ...resources.slice(0, 1)].map(({ span }) => span) };
}
