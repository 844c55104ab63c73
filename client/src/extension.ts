import { commands, type ExtensionContext, type Uri, window } from 'vscode';
import {
  compareCopiesCommand,
  type DocumentStatus,
  restrictFilesCommand,
  showReferencesCommand,
} from '../../server/src/protocol.ts';
import { compareCopies } from './features/compare-copies/compare.ts';
import { convertCommands, showConversion } from './features/convert/convert.ts';
import { followAssociations } from './features/file-language/editor-language.ts';
import { setFileLanguage } from './features/file-language/pick.ts';
import { FileLanguageStatus } from './features/file-language/status-item.ts';
import { guideCommands, runGuide } from './features/guide/guide.ts';
import { OverviewTree } from './features/overview/tree.ts';
import { PicturePanel } from './features/picture/panel.ts';
import { showReferences } from './features/references/show.ts';
import { restrictFiles } from './features/secret-files/restrict.ts';
import { Session } from './session.ts';

/** What other extensions (and the tests) may ask this one. */
export interface HaClusterApi {
  /** What an open document is taken for, once the server has said so. */
  documentStatus(uri: Uri): DocumentStatus | undefined;
}

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<HaClusterApi> {
  const output = window.createOutputChannel('HA Cluster', { log: true });
  const status = new FileLanguageStatus();
  const running = new Session(context, output, (s) => status.update(s));
  const picture = new PicturePanel(running, context.extensionUri);
  session = running;
  context.subscriptions.push(
    output,
    status,
    followAssociations(),
    new OverviewTree(running),
    picture,
    commands.registerCommand('haCluster.showPicture', () => picture.show()),
    commands.registerCommand('haCluster.exportPicture', () => picture.export()),
    commands.registerCommand('haCluster.restartServer', () => running.restart()),
    commands.registerCommand('haCluster.showOutput', () => output.show()),
    commands.registerCommand(compareCopiesCommand, compareCopies),
    commands.registerCommand(restrictFilesCommand, restrictFiles),
    commands.registerCommand(showReferencesCommand, showReferences),
    ...guideCommands.map(({ command, guide, title }) =>
      commands.registerCommand(command, () => runGuide(running, guide, title)),
    ),
    ...convertCommands.map((command) => commands.registerCommand(command, showConversion)),
    commands.registerCommand('haCluster.setFileLanguage', (resource: unknown) =>
      setFileLanguage((uri) => status.of(uri), resource),
    ),
  );
  await running.start();
  return { documentStatus: (uri) => status.of(uri) };
}

export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}
