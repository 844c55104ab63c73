import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { Diagnostic, FixKind } from '../core/diagnostic.ts';
import { changeOf } from '../core/fix.ts';
import { rangeOf, toLspDiagnostics } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import type { Session } from './session.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** Rewrites that no fault asks for: `editor.codeActionsOnSave` and keys may be bound to them apart. */
const MODERNISE = `${CodeActionKind.RefactorRewrite}.haCluster.modernise`;

const KINDS: Readonly<Record<FixKind, CodeActionKind>> = {
  mend: CodeActionKind.QuickFix,
  modernise: MODERNISE,
};

/** What rules propose for the problems under the cursor: quick fixes, and rewrites for the tools of today. */
export const codeAction: Handler = (session) => {
  session.connection.onCodeAction(({ textDocument, range, context }) =>
    answer(session, 'codeAction', [], async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return [];
      return found.cluster
        .diagnostics(textDocument.uri)
        .filter(({ location }) => overlaps(rangeOf(location), range))
        .flatMap((diagnostic) => fixesOf(session, diagnostic, textDocument.uri))
        .filter(({ kind }) => !context.only || context.only.some((wanted) => isWithin(kind, wanted)));
    }),
  );
  return { codeActionProvider: { codeActionKinds: Object.values(KINDS) } };
};

function fixesOf(session: Session, diagnostic: Diagnostic, uri: string): CodeAction[] {
  const diagnostics = toLspDiagnostics([diagnostic], {
    levels: session.settings.rules,
    rulesFolder: session.options.rulesFolder,
  });
  if (diagnostics.length === 0) return [];
  return diagnostic.fixes.flatMap((fix): CodeAction[] => {
    const edit = toWorkspaceEdit(session, changeOf(fix), uri, fix.title);
    if (!edit) return [];
    return [{ title: fix.title, kind: KINDS[fix.kind], diagnostics, isPreferred: fix.certain, edit }];
  });
}

/** `refactor.rewrite` is within `refactor`. */
function isWithin(kind: CodeActionKind | undefined, wanted: CodeActionKind): boolean {
  return kind === wanted || wanted === '' || (kind?.startsWith(`${wanted}.`) ?? false);
}

function overlaps(a: Range, b: Range): boolean {
  const before = (x: Range['start'], y: Range['start']) =>
    x.line < y.line || (x.line === y.line && x.character < y.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
