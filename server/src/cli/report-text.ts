import { styleText } from 'node:util';
import type { Severity } from '../core/diagnostic.ts';
import type { LintResult } from './lint.ts';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;

/** For people: place, severity, message and code, the line with the place marked, then what else is concerned. */
export function textReport({ files, name }: LintResult): string {
  const paint = (colour: Parameters<typeof styleText>[0], text: string) =>
    process.stdout.isTTY ? styleText(colour, text) : text;
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  const out: string[] = [];
  for (const { file, text, diagnostics } of files) {
    const lines = text.split(/\r?\n/);
    for (const { location, severity, code, message, related } of diagnostics) {
      counts[severity]++;
      const { slot, span } = location;
      const { start, end } = slot.document.range(slot, span);
      const line = (lines[start.line] ?? '').replaceAll('\t', ' ');
      const length = Math.max(1, (end.line > start.line ? line.length : end.character) - start.character);
      out.push(
        `${paint('bold', `${file}:${start.line + 1}:${start.character + 1}`)} ${paint(COLOURS[severity], severity)} ${message} ${paint('dim', `[${code}]`)}`,
        `    ${line}`,
        `    ${' '.repeat(start.character)}${paint(COLOURS[severity], '^'.repeat(length))}`,
      );
      for (const { location: place, message: note } of related) {
        const at = place.slot.document.range(place.slot, place.span).start;
        out.push(`  ${name(place.slot.document.uri)}:${at.line + 1}:${at.character + 1} ${note}`);
      }
      out.push('');
    }
  }
  const parts = Object.entries(counts).flatMap(([severity, count]) =>
    count > 0 ? [`${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`] : [],
  );
  out.push(
    `${files.length} ${files.length === 1 ? 'file' : 'files'} checked: ${parts.join(', ') || 'nothing to report'}`,
  );
  return `${out.join('\n')}\n`;
}
