import { tokenSpan } from '../../core/chevrotain.ts';
import type { FormatRequest, Gap } from '../../core/language.ts';
import { span } from '../../core/span.ts';
import { Comment, Continuation, LineBreak, tokenize } from './tokens.ts';
import type { CrmshNode } from './tree.ts';

/**
 * The layout of `crm configure show` (cliformat.py, cli_format): one blank between words, and where the author broke a
 * statement, ` \` and an indented line. Statements of XML stay as they are.
 */
export function format({ text, tree, style }: FormatRequest<CrmshNode>): readonly Gap[] {
  if (tree.kind === 'xml') return [];
  const gaps: Gap[] = [];
  let last = { end: 0, isWord: false };
  let joints = 0;
  for (const token of [...tokenize(text, false), undefined]) {
    if (token?.tokenType === LineBreak) continue;
    if (token?.tokenType === Continuation) {
      joints++;
      continue;
    }
    const at = token ? tokenSpan(token) : span(text.length, text.length);
    const gap = span(last.end, at.start);
    const found = text.slice(gap.start, gap.end);
    const breaks = found.split('\n').length - 1;
    const isLast = token === undefined;
    if (joints === 0) {
      const isWithin = last.isWord && !isLast && breaks === 0;
      // Words that touch are one to crmsh.
      if (!isWithin) gaps.push({ span: gap, text: '\n'.repeat(breaks) });
      else if (found !== '') gaps.push({ span: gap, text: ' ' });
    } else if (joints === 1 && breaks === 1 && last.isWord && !isLast) {
      gaps.push({ span: gap, text: ` \\\n${style.indent}` });
    }
    joints = 0;
    last = { end: at.end, isWord: token?.tokenType !== Comment };
  }
  return gaps;
}
