import type { Severity } from '../core/diagnostic.ts';
import type { LintResult } from './lint.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport({ files }: LintResult): string {
  return files
    .flatMap(({ file, diagnostics }) =>
      diagnostics.map(({ location, severity, code, message }) => {
        const { start, end } = location.slot.document.range(location.slot, location.span);
        const properties: Readonly<Record<string, string | number>> = {
          file,
          line: start.line + 1,
          endLine: end.line + 1,
          col: start.character + 1,
          // Columns are looked at only where the place is within one line; the last one counts.
          ...(end.line === start.line && { endColumn: Math.max(start.character + 1, end.character) }),
          title: code,
        };
        const shown = Object.entries(properties).map(
          ([name, value]) => `${name}=${escaped(String(value), true)}`,
        );
        return `::${COMMANDS[severity]} ${shown.join(',')}::${escaped(message, false)}\n`;
      }),
    )
    .join('');
}

/** Percent signs and line breaks are escaped everywhere, what ends a property within one. */
function escaped(text: string, isProperty: boolean): string {
  const pattern = isProperty ? /[%\r\n:,]/g : /[%\r\n]/g;
  return text.replaceAll(
    pattern,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
