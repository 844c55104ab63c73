import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver';
import type { Fix } from '../core/diagnostic.ts';
import { rangeOf, toLspDiagnostics } from './convert.ts';
import { answer, type Handler } from './handler.ts';

/** Quick fixes: the changes that rules propose for the problems under the cursor. */
export const codeAction: Handler = (session) => {
  session.connection.onCodeAction(({ textDocument, range }) =>
    answer(session, 'codeAction', [], async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return [];
      return found.cluster.diagnostics(textDocument.uri).flatMap((diagnostic) => {
        if (!overlaps(rangeOf(diagnostic.location), range)) return [];
        const diagnostics = toLspDiagnostics([diagnostic], {
          levels: session.settings.rules,
          rulesFolder: session.options.rulesFolder,
        });
        if (diagnostics.length === 0) return [];
        return diagnostic.fixes.map(
          (fix): CodeAction => ({
            title: fix.title,
            kind: CodeActionKind.QuickFix,
            diagnostics,
            isPreferred: fix.certain,
            edit: { changes: changesOf(fix) },
          }),
        );
      });
    }),
  );
  return { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } };
};

function changesOf(fix: Fix): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { location, text } of fix.edits) {
    const { uri } = location.slot.document;
    const edits = changes[uri] ?? [];
    edits.push({ range: rangeOf(location), newText: text });
    changes[uri] = edits;
  }
  return changes;
}

function overlaps(a: Range, b: Range): boolean {
  const before = (x: Range['start'], y: Range['start']) =>
    x.line < y.line || (x.line === y.line && x.character < y.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
