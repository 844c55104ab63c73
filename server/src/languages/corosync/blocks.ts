import { isTopSection, standsIn } from './catalog.ts';
import { readLine } from './lines.ts';

/**
 * The end of the statement of the file that starts at `start`: a top-level section, or a line that stands in none.
 * Comments and blank lines before a statement belong to its block.
 *
 * A section whose braces are not closed ends where a top-level section begins that stands no deeper than it, so that
 * a lost brace damages one section and not the rest of the file. After a closing brace the next line is looked at: a
 * further brace, or a line that is indented like the content, still belongs to the block, because then one of its
 * braces is one too many. The text is looked at no further than the first line of the next block.
 */
export function blockEnd(text: string, start: number): number {
  let depth = 0;
  /** The column in which the block begins, and its first section. */
  let head: { readonly column: number; readonly name: string } | undefined;
  let at = start;
  while (at < text.length) {
    const line = readLine(text, at);
    if (line.kind === 'open') {
      if (head) {
        const ends =
          depth === 0 || (isTopSection(line.name) && !(depth === 1 && standsIn(head.name, line.name)));
        if (ends && line.column <= head.column) return at;
      }
      head ??= line;
      if (!line.closes) depth++;
    } else if (line.kind === 'close') {
      // A brace that nothing opened, before anything else.
      if (!head) return line.end;
      depth = Math.max(0, depth - 1);
    } else if (line.kind === 'other') {
      if (!head) return line.end;
      if (depth === 0 && line.column <= head.column) return at;
    }
    at = line.end;
    if (head && depth === 0 && endsAfter(text, at, head.column)) return at;
  }
  return text.length;
}

/** Whether the first line after a block that is complete belongs to the next one. */
function endsAfter(text: string, start: number, column: number): boolean {
  for (let at = start; at < text.length; ) {
    const line = readLine(text, at);
    if (line.kind === 'close') return false;
    if (line.kind !== 'blank') return line.column <= column;
    at = line.end;
  }
  return true;
}
