import type { Range } from '../core/span.ts';
import type { LintResult } from './lint.ts';

interface JsonDiagnostic {
  readonly file: string;
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
}

/** One JSON object: `{"diagnostics":[...],"files":N}`, with zero-based positions as in the Language Server Protocol. */
export function jsonReport({ files, name }: LintResult): string {
  const diagnostics = files.flatMap(({ file, diagnostics: found }) =>
    found.map(
      ({ location, severity, code, message, related }): JsonDiagnostic => ({
        file,
        range: location.slot.document.range(location.slot, location.span),
        severity,
        code,
        message,
        related: related.map(({ location: { slot, span }, message: text }) => ({
          file: name(slot.document.uri),
          range: slot.document.range(slot, span),
          message: text,
        })),
      }),
    ),
  );
  return `${JSON.stringify({ diagnostics, files: files.length }, null, 2)}\n`;
}
