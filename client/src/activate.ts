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
import type { Platform } from './platform.ts';
import { Session } from './session.ts';

/** What other extensions (and the tests) may ask this one. */
export interface HaClusterApi {
  /** What an open document is taken for, once the server has said so. */
  documentStatus(uri: Uri): DocumentStatus | undefined;
}

export interface Running {
  readonly api: HaClusterApi;
  stop(): Promise<void>;
}

/** Starts the language server and registers all that works in every host of extensions, and what this one adds. */
export async function activate(context: ExtensionContext, platform: Platform): Promise<Running> {
  const output = window.createOutputChannel('HA Cluster', { log: true });
  const status = new FileLanguageStatus();
  const session = new Session(context, platform, output, (s) => status.update(s));
  const picture = new PicturePanel(session, context.extensionUri);
  context.subscriptions.push(
    output,
    status,
    followAssociations(),
    new OverviewTree(session),
    picture,
    commands.registerCommand('haCluster.showPicture', () => picture.show()),
    commands.registerCommand('haCluster.exportPicture', () => picture.export()),
    commands.registerCommand('haCluster.firstSteps', () =>
      commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#firstSteps`,
        false,
      ),
    ),
    commands.registerCommand('haCluster.restartServer', () => session.restart()),
    commands.registerCommand('haCluster.showOutput', () => output.show()),
    commands.registerCommand(compareCopiesCommand, compareCopies),
    commands.registerCommand(restrictFilesCommand, platform.restrictFiles),
    commands.registerCommand(showReferencesCommand, showReferences),
    ...guideCommands.map(({ command, guide, title }) =>
      commands.registerCommand(command, () => runGuide(session, platform, guide, title)),
    ),
    ...convertCommands.map((command) => commands.registerCommand(command, showConversion)),
    commands.registerCommand('haCluster.setFileLanguage', (resource: unknown) =>
      setFileLanguage((uri) => status.of(uri), resource),
    ),
    ...platform.features(session, context),
  );
  await session.start();
  return { api: { documentStatus: (uri) => status.of(uri) }, stop: () => session.stop() };
}
