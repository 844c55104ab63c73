import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { type Named, nameAt } from '../core/navigation.ts';
import type { Found } from '../core/workspace.ts';
import type { Session } from './session.ts';

/** The name that a request points at, and the file it stands in; undefined where there is none. */
export async function nameUnderCursor(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<(Found & { readonly named: Named }) | undefined> {
  const found = await session.find(textDocument.uri);
  if (!found) return undefined;
  const { cluster, document } = found;
  const named = nameAt(cluster, document, document.lines.offset(position));
  return named && { cluster, document, named };
}
