import { workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { deployFeatures } from './features/deploy/deploy.ts';
import { restrictFiles } from './features/secret-files/restrict.ts';
import type { Platform } from './platform.ts';

/** The extension host of the desktop and of servers: the language server is a process of its own. */
export const nodePlatform: Platform = {
  createClient(context, options) {
    const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
    const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    const client = new LanguageClient('haCluster', 'HA Cluster', { run: server, debug }, options);
    // The client waits for the process to end, and kills one that does not.
    return { client, end: () => undefined };
  },
  restrictFiles,
  features: (session) => [
    ...deployFeatures(session),
    // What it may do is told to the server when it starts.
    workspace.onDidGrantWorkspaceTrust(() => session.restart()),
  ],
};
