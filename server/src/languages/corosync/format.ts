import type { FormatRequest, Gap } from '../../core/language.ts';
import { lineGaps, nesting } from '../../core/line-gaps.ts';
import type { Span } from '../../core/span.ts';
import type { CorosyncNode } from './tree.ts';

/**
 * The layout of corosync.conf.example: `key: value`, sections indented by what they stand in. Comments in the first
 * column stay there.
 */
export function format({ text, tree, style }: FormatRequest<CorosyncNode>): readonly Gap[] {
  const gaps: Gap[] = [];
  /** By the first character of a line. */
  const levels = new Map<number, number>();
  const sections: Span[] = [];
  const visit = (node: CorosyncNode, level: number) => {
    switch (node.kind) {
      case 'block':
        for (const child of node.body) visit(child, level);
        break;
      case 'section':
        sections.push({ start: node.opened.end, end: node.span.end });
        levels.set(node.span.start, level);
        if (node.closed) levels.set(node.closed.start, level);
        gaps.push({ span: between(node.name.span, node.opened), text: ' ' });
        for (const child of node.body) visit(child, level + 1);
        break;
      case 'entry': {
        levels.set(node.span.start, level);
        const colon = text.indexOf(':', node.key.span.end);
        gaps.push({ span: { start: node.key.span.end, end: colon }, text: '' });
        if (node.value.text !== '')
          gaps.push({ span: { start: colon + 1, end: node.value.span.start }, text: ' ' });
        break;
      }
      default:
    }
  };
  visit(tree, 0);
  const depthAt = nesting(sections);
  const indentAt = (offset: number) => {
    const isComment = text[offset] === '#';
    if (isComment && (offset === 0 || text[offset - 1] === '\n')) return '';
    const level = isComment ? depthAt(offset) : levels.get(offset);
    return level === undefined ? undefined : style.indent.repeat(level);
  };
  return [...gaps, ...lineGaps(text, indentAt)];
}

function between({ end: start }: Span, { start: end }: Span): Span {
  return { start, end };
}
