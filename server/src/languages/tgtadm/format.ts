import { alignedWords, type Row, rowGaps } from '../../core/alignment.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import { type Span, span } from '../../core/span.ts';
import { commandName } from './names.ts';
import { placedCommands } from './script.ts';
import type { SimpleCommand } from './shell/tree.ts';
import type { TgtadmNode } from './tree.ts';

const FORMATTED: ReadonlySet<string> = new Set(['tgtadm', 'tgt-admin', 'crm']);

/** A line of a command: its words, and the command's own indentation. */
interface CommandLine extends Row {
  readonly indent: string;
  /** Continues the line before it. */
  readonly continues: boolean;
}

/**
 * The layout of calls of tgtadm, tgt-admin and crm: one blank between words, unless words of neighbouring lines are put
 * below each other; continued lines one level in. The rest of a script is its author's: other commands, here-documents,
 * how deep a command stands.
 */
export function format({ text, tree, style, document }: FormatRequest<TgtadmNode>): readonly Gap[] {
  const lines = linesOf({ text, tree });
  if (lines.length === 0) return [];
  const { index, blocks } = document;
  const before = blocks[index - 1];
  const after = blocks[index + 1];
  const rows = [
    ...(before ? linesOf(before).slice(-1) : [NO_ROW]),
    ...lines,
    ...(after ? linesOf(after) : []),
  ];
  const kept = alignedWords(rows, style.tabSize).slice(rows.indexOf(lines[0] ?? NO_ROW));
  return lines.flatMap((line, at) => {
    const { words, indent, continues } = line;
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return [];
    const joint = continues ? jointBefore(text, first, `${indent}${style.indent}`) : [];
    const moves = joint.some((gap) => text.slice(gap.span.start, gap.span.end) !== gap.text);
    // Words that touch, as in `>file`, are not put apart.
    const gaps = rowGaps(line, kept[at] ?? [], moves, style.tabSize).filter(
      (gap) => gap.span.end > gap.span.start,
    );
    return [...joint, ...gaps, ...blanksBehind(text, last)];
  });
}

const NO_ROW: Row = { text: '', words: [] };

function linesOf({
  text,
  tree,
}: {
  readonly text: string;
  readonly tree: TgtadmNode;
}): readonly CommandLine[] {
  // Where a call is joined with another one, or is in pieces, its layout shows what went wrong.
  if (tree.kind !== 'script' || tree.calls.some((call) => call.swallowedBy ?? call.cutOff ?? call.lostName)) {
    return [];
  }
  return placedCommands(tree.items)
    .filter(({ command }) => commandName(command, FORMATTED))
    .flatMap(({ command }) => linesOfCommand(text, command));
}

function linesOfCommand(text: string, command: SimpleCommand): readonly CommandLine[] {
  const { assignments, words, redirects } = command;
  const parts = [...assignments, ...words, ...redirects].map((part) => part.span);
  const lineStart = text.lastIndexOf('\n', command.span.start - 1) + 1;
  const indent = /[ \t]*/y.exec(text.slice(lineStart, command.span.start))?.[0] ?? '';
  const lines: { words: Span[]; continues: boolean }[] = [{ words: [], continues: false }];
  let end = command.span.start;
  for (const part of parts.sort((a, b) => a.start - b.start)) {
    if (text.slice(end, part.start).includes('\n')) lines.push({ words: [], continues: true });
    lines.at(-1)?.words.push(part);
    end = part.end;
  }
  return lines.map((line) => ({ ...line, text, indent }));
}

/** The end of the line before a continued one, and its indentation; nothing where lines without words are between. */
function jointBefore(text: string, { start }: Span, indent: string): readonly Gap[] {
  const found = /[ \t]*\\\r?\n[ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const at = start - found.length;
  if (found === '' || text[at - 1] === '\n') return [];
  return [{ span: span(at, start), text: ` \\\n${indent}` }];
}

function blanksBehind(text: string, { end }: Span): readonly Gap[] {
  const blanks = /[ \t]+(?=\r?\n|$)/y.exec(text.slice(end))?.[0].length ?? 0;
  return blanks > 0 ? [{ span: span(end, end + blanks), text: '' }] : [];
}
