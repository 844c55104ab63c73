import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { Platform } from './platform.ts';

/** The extension host of browsers: the language server is a web worker, and no program can be run. */
export const webPlatform: Platform = {
  createClient(context, options) {
    let worker: Worker | undefined;
    const start = async () => {
      worker = await startWorker(context);
      // Not the worker itself: the client knows it by its class, for which VS Code has put a function.
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    const client = new LanguageClient('haCluster', 'HA Cluster', start, options);
    return { client, end: () => worker?.terminate() };
  },
  // Files of a browser have no owner; whoever carries them to the nodes sees to it.
  restrictFiles: async () => undefined,
  features: () => [],
};

/**
 * The server comes from wherever the extension lies, which need not be an address that a browser starts workers from
 * (vscode-remote:, or another origin): so it is read as any other file of the extension.
 */
async function startWorker({ extensionUri }: ExtensionContext): Promise<Worker> {
  const program = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist/server.web.js'));
  const url = URL.createObjectURL(new Blob([new Uint8Array(program)], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'HA Cluster language server' });
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
