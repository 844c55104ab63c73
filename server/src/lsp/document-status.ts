import type { Recognised } from '../core/recognise.ts';
import { type DocumentStatus, documentStatusMethod } from '../protocol.ts';
import type { Handler } from './handler.ts';

const REASONS: Readonly<Record<Recognised['reason'], string>> = {
  setting: 'by your settings',
  'cluster-file': 'by ha-cluster.json',
  editor: 'by the language chosen in the editor',
  name: 'by its name',
  path: 'by its place',
  content: 'by its content',
  included: 'because another file includes it',
};

/** Tells the client what each open document is taken for, when that changes. */
export const documentStatus: Handler = (session) => {
  const { connection, documents } = session;
  const told = new Map<string, string>();

  async function tell(uri: string): Promise<void> {
    const found = await session.find(uri);
    const open = documents.get(uri);
    if (!open) return;
    const workspace = await session.workspace();
    const recognised = workspace.recognise(uri, open, open.languageId);
    const dialect = found?.document.language.dialect?.(found.cluster.model);
    const status: DocumentStatus = {
      uri,
      ...(found && {
        language: found.document.language.id,
        languageName: found.document.language.name,
        cluster: found.cluster.root,
        reason: REASONS[recognised?.language ? recognised.reason : 'included'],
      }),
      ...(dialect && { dialect }),
    };
    const text = JSON.stringify(status);
    if (told.get(uri) === text) return;
    told.set(uri, text);
    await connection.sendNotification(documentStatusMethod, status);
  }

  documents.onDidOpen(({ document }) => void tell(document.uri));
  documents.onDidClose(({ document }) => told.delete(document.uri));
  session.onAffected(() => {
    for (const uri of documents.keys()) void tell(uri);
  });
  return {};
};
