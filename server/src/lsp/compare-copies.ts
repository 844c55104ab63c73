import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Diagnostic } from '../core/diagnostic.ts';
import { compareCopiesCommand as command } from '../protocol.ts';
import { toLspDiagnostics } from './convert.ts';
import type { Session } from './session.ts';

/** Shows the other file of a problem beside this one, for clients that have a command for it. */
export function compareActions(session: Session, diagnostic: Diagnostic): CodeAction[] {
  const { compare, location } = diagnostic;
  if (!compare || !session.options.commands?.includes(command)) return [];
  const diagnostics = toLspDiagnostics([diagnostic], {
    levels: session.settings.rules,
    rulesFolder: session.options.rulesFolder,
  });
  if (diagnostics.length === 0) return [];
  const title = `Compare with the copy of ${compare.home.folder ?? compare.home.nodes?.join(', ') ?? compare.name}`;
  const uris = [location.slot.document.uri, compare.uri];
  return [
    { title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: uris } },
  ];
}
