import { type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import type { DocumentStatus, FileLanguage } from '../../../../server/src/protocol.ts';
import { isFile, languageNames } from '../../languages.ts';
import { lastName } from '../../paths.ts';
import { associate } from './associations.ts';

interface Choice extends QuickPickItem {
  /** Absent: no setting, the file's name, place and content decide. */
  readonly language?: FileLanguage;
}

const separator: Choice = { label: '', kind: QuickPickItemKind.Separator };

function choices(current: DocumentStatus | undefined): Choice[] {
  const ids = Object.keys(languageNames) as (keyof typeof languageNames)[];
  return [
    { label: 'Decide by name, place and content', description: 'no setting for this file' },
    separator,
    ...ids.map((id) => ({
      label: languageNames[id],
      language: id,
      ...(id === current?.language ? { description: 'what it is taken for now' } : {}),
    })),
    separator,
    { label: 'Not a cluster file', description: 'do not check it', language: 'off' },
  ];
}

/** Asks what a file is to be taken for, and writes the answer into the settings. */
export async function setFileLanguage(
  statusOf: (uri: Uri) => DocumentStatus | undefined,
  resource: unknown,
): Promise<void> {
  const uri = resource instanceof Uri ? resource : window.activeTextEditor?.document.uri;
  if (uri === undefined || !isFile(uri)) {
    await window.showInformationMessage('Open a file first: this chooses what a file is taken for.');
    return;
  }
  const choice = await window.showQuickPick(choices(statusOf(uri)), {
    title: `What is ${lastName(uri.path)}?`,
    placeHolder: 'The answer goes into haCluster.files.associations of this workspace.',
  });
  if (choice !== undefined) await associate(uri, choice.language);
}
