// Serves VS Code for the web, as vscode.dev is: static files and nothing else. There is no server of VS Code behind
// it and no Node.js, so extensions run in the web worker extension host, and the workspace is a virtual one.

import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import esbuild from 'esbuild';
import { quietSettings, vsCodeFolder } from './server.ts';

const checkout = path.resolve(import.meta.dirname, '../..');

export interface WebVsCodeOptions {
  /** The folder whose copy is the workspace. The copy lives in the browser. */
  readonly folder: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A bundled test module (CommonJS) that runs in the extension host, instead of a person. */
  readonly tests?: string;
}

export interface WebVsCode {
  readonly url: string;
  stop(): Promise<void>;
}

/** VS Code starts the host of extensions for tests that lie within one. */
const TESTS = '/extension/tests.cjs';

const types: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Starts serving. Resolves when a browser may come. */
export async function startWebVsCode(options: WebVsCodeOptions): Promise<WebVsCode> {
  const made = new Map<string, string | Uint8Array>([
    // Nothing is translated.
    ['/files/package.nls.json', '{}'],
    ['/extension/package.nls.json', '{}'],
    ['/vs/out/vs/code/browser/workbench/workbench.js', workbenchWithoutServer()],
    ['/files/package.json', JSON.stringify(filesManifest)],
    ['/files/extension.cjs', await filesExtension()],
    ['/files/workspace.json', JSON.stringify(await filesOf(options.folder))],
  ]);
  if (options.tests !== undefined) made.set(TESTS, await readFile(options.tests));
  const served: Readonly<Record<string, string>> = { '/vs/': vsCodeFolder, '/extension/': checkout };
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const prefix = Object.keys(served).find((one) => pathname.startsWith(one));
    const content =
      made.get(pathname) ??
      (prefix &&
        (await readFile(
          path.join(
            served[prefix] ?? '',
            path.normalize(decodeURIComponent(pathname.slice(prefix.length - 1))),
          ),
        ).catch(() => undefined)));
    response.writeHead(content === undefined || content === '' ? 404 : 200, {
      'content-type': types[path.extname(pathname)] ?? (pathname === '/' ? 'text/html' : 'text/plain'),
    });
    response.end(content);
  });
  const address = await listen(server);
  made.set('/', page(address, options));
  return {
    url: `${address}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * code-server's build of the workbench takes for granted that it is served by VS Code's server. Without the two
 * places where it says so it is that of the web.
 */
function workbenchWithoutServer(): string {
  const file = path.join(vsCodeFolder, 'out/vs/code/browser/workbench/workbench.js');
  const replacements: readonly (readonly [RegExp, string])[] = [
    [/remoteAuthority:location\.host\}/, 'remoteAuthority:void 0}'],
    [
      /\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/,
      '$1.file("/User").with({scheme:$2.vscodeUserData})',
    ],
  ];
  return replacements.reduce(
    (text, [from, to]) => {
      if (!from.test(text)) throw new Error(`${file} has changed: it does not hold ${from.source} any more.`);
      return text.replace(from, to);
    },
    readFileSync(file, 'utf8'),
  );
}

/** The page that VS Code's own server would make of its template. */
function page(address: string, options: WebVsCodeOptions): string {
  const at = (place: string) => {
    const { host, pathname } = new URL(place, address);
    return { scheme: 'http', authority: host, path: pathname };
  };
  const configuration = {
    productConfiguration: {
      nameShort: 'Code',
      nameLong: 'Code',
      version: '1.139.1',
      quality: 'stable',
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `${address}/vs/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    folderUri: { scheme: 'memory', path: `/${path.basename(options.folder)}` },
    ...(options.tests === undefined
      ? { additionalBuiltinExtensions: [at('/files'), at('/extension')] }
      : {
          additionalBuiltinExtensions: [at('/files')],
          developmentOptions: { extensions: [at('/extension')], extensionTestsPath: at(TESTS) },
        }),
    configurationDefaults: { ...quietSettings, ...options.settings },
    enableWorkspaceTrust: false,
    userDataPath: '/user',
    // What code-server asks of its page beyond that.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
  const attribute = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${attribute}">
<link rel="stylesheet" href="/vs/out/vs/code/browser/workbench/workbench.css">
</head>
<body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vs/out/';</script>
<script type="module" src="/vs/out/nls.messages.js"></script>
<script type="module" src="/vs/out/vs/code/browser/workbench/workbench.js"></script>
</html>`;
}

/** An extension of VS Code that brings the workspace: see web-files.ts. */
const filesManifest = {
  name: 'web-files',
  publisher: 'ha-cluster-config-tests',
  version: '1.0.0',
  engines: { vscode: '^1.105.0' },
  browser: './extension.cjs',
  activationEvents: ['onFileSystem:memory'],
};

async function filesExtension(): Promise<Uint8Array> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'web-files.ts')],
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Path in the workspace → text. */
async function filesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(path.dirname(folder), file).split(path.sep).join('/');
    files[`/${name}`] = await readFile(file, 'utf8');
  }
  return files;
}
