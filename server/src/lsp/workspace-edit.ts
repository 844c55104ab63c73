import {
  type ChangeAnnotation,
  CreateFile,
  RenameFile,
  ResourceOperationKind,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Document } from '../core/document.ts';
import type { Change, Replacement } from '../core/fix.ts';
import type { Session } from './session.ts';

const ELSEWHERE = 'elsewhere';

/**
 * A change as the protocol has it. What it does to other files than the one a person looks at is shown to them
 * first. Undefined when the client cannot do it: it has to be able to make files where the change makes some.
 */
export function toWorkspaceEdit(
  session: Session,
  change: Change,
  lookedAt: string,
  label: string,
  description = 'Changes other files than the one you look at.',
): WorkspaceEdit | undefined {
  const can = session.capabilities.workspace?.workspaceEdit;
  if (!can?.documentChanges) {
    if (change.creates.length > 0) return undefined;
    return {
      changes: Object.fromEntries([...change.edits].map(([one, edits]) => [one.uri, toEdits(one, edits)])),
    };
  }
  if (change.creates.length > 0 && !can.resourceOperations?.includes(ResourceOperationKind.Create))
    return undefined;
  const confirms = can.changeAnnotationSupport !== undefined;
  const annotated = (uri: string) => confirms && uri !== lookedAt;
  const edits = [...change.edits].map(([document, replacements]) =>
    TextDocumentEdit.create(
      { uri: document.uri, version: session.documents.get(document.uri)?.version ?? null },
      toEdits(document, replacements).map((edit) =>
        annotated(document.uri) ? { ...edit, annotationId: ELSEWHERE } : edit,
      ),
    ),
  );
  const creates = change.creates.flatMap(({ uri, text }) => {
    const annotation = annotated(uri) ? ELSEWHERE : undefined;
    const insert: TextEdit = { range: START, newText: text };
    return [
      CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }, annotation),
      TextDocumentEdit.create({ uri, version: null }, [
        annotation ? { ...insert, annotationId: annotation } : insert,
      ]),
    ];
  });
  const elsewhere = creates.length > 0 || [...change.edits.keys()].some(({ uri }) => uri !== lookedAt);
  return {
    documentChanges: [...creates, ...edits],
    ...(confirms &&
      elsewhere && { changeAnnotations: { [ELSEWHERE]: annotationOf(change, label, description) } }),
  };
}

/** Moves of folders, for a client that can; undefined when it cannot. A folder that is there already stays as it is. */
export function toRenames(
  session: Session,
  folders: readonly { readonly from: string; readonly to: string }[],
): RenameFile[] | undefined {
  const can = session.capabilities.workspace?.workspaceEdit?.resourceOperations;
  if (folders.length > 0 && !can?.includes(ResourceOperationKind.Rename)) return undefined;
  return folders.map(({ from, to }) =>
    RenameFile.create(from, to, { overwrite: false, ignoreIfExists: false }),
  );
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function toEdits(document: Document, replacements: readonly Replacement[]): TextEdit[] {
  return replacements.map(({ span, text }) => ({ range: document.lines.range(span), newText: text }));
}

function annotationOf({ creates }: Change, label: string, description: string): ChangeAnnotation {
  const secret = creates.some((file) => file.secret);
  return {
    label,
    needsConfirmation: true,
    description: secret
      ? `${description} A new file is a secret: afterwards let only its owner read it (chmod 600).`
      : description,
  };
}
