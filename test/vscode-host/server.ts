// Starts the embedded VS Code: the server half of a real VS Code (see scripts/setup.mjs), whose workbench any
// browser can open. The extension host and everything in it is VS Code's own.

import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const checkout = path.resolve(import.meta.dirname, '../..');
/** The VS Code that comes with code-server. */
export const vsCodeFolder = path.join(import.meta.dirname, 'node_modules/code-server/lib/vscode');
const serverMain = path.join(vsCodeFolder, 'out/server-main.js');

/** Node 24 from the lockfile where this system has it: the version VS Code's server is made for. */
const lockedNode = path.join(checkout, 'node_modules/.bin/node');

const nodeOfServer = () => (existsSync(lockedNode) ? lockedNode : process.execPath);

/** As on the desktop, and nothing but editors: no welcome page, no chat, no traffic to galleries. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'chat.agentHost.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  // In a browser VS Code would save by itself after each edit.
  'files.autoSave': 'off',
  'git.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

export interface VsCodeOptions {
  /** Holds everything this VS Code writes. Need not exist; the caller removes it. */
  readonly dataDirectory: string;
  /** Port on the loopback interface; any free one when left out. */
  readonly port?: number;
  /** User settings on top of quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the machine, which no workspace can change. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Checkouts of extensions that are to be installed. They are linked: a reload of the window shows a new build. */
  readonly extensions?: readonly string[];
  /** Let an address carry `payload` (a development or test run of an extension). */
  readonly automation?: boolean;
}

export interface WorkbenchOptions {
  readonly folder?: string;
  readonly payload?: Readonly<Record<string, string>>;
}

export interface VsCodeServer {
  /** The address of a workbench. It holds the token without which the server answers nobody. */
  url(options?: WorkbenchOptions): string;
  /** A file of this machine as the workbench names it in `payload`. */
  uri(file: string): string;
  /** What the server has printed so far. */
  log(): string;
  /** Resolves with a reason when the server ends without having been asked to. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

/** The name of the folder in which VS Code looks for an installed extension. */
function installedName(extension: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
  const { publisher, name, version } = manifest as Record<string, string>;
  return `${publisher}.${name}-${version}`;
}

function prepareDataDirectory(options: VsCodeOptions): void {
  const user = path.join(options.dataDirectory, 'data/User');
  const extensions = path.join(options.dataDirectory, 'extensions');
  mkdirSync(user, { recursive: true });
  mkdirSync(extensions, { recursive: true });
  writeFileSync(
    path.join(user, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2),
  );
  const machine = path.join(options.dataDirectory, 'data/Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(path.join(machine, 'settings.json'), JSON.stringify(options.machineSettings ?? {}));
  for (const extension of options.extensions ?? []) {
    const link = path.join(extensions, installedName(extension));
    if (!existsSync(link)) symlinkSync(extension, link);
  }
}

/** Our environment without what an enclosing VS Code (a person's terminal in it) says about itself. */
function cleanEnvironment(dataDirectory: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  // Sockets go where the rest goes, so that nothing stays behind in /tmp.
  return { ...Object.fromEntries(own), XDG_RUNTIME_DIR: dataDirectory };
}

/** Installs a packed extension, as a person does from a .vsix; `dataDirectory` is that of the VS Code to start. */
export function installExtension(dataDirectory: string, vsix: string): void {
  execFileSync(
    nodeOfServer(),
    [
      serverMain,
      '--accept-server-license-terms',
      `--server-data-dir=${dataDirectory}`,
      `--extensions-dir=${path.join(dataDirectory, 'extensions')}`,
      `--install-extension=${vsix}`,
    ],
    { env: cleanEnvironment(dataDirectory), stdio: 'pipe' },
  );
}

/** Starts the server and resolves when it accepts connections. */
export async function startVsCode(options: VsCodeOptions): Promise<VsCodeServer> {
  prepareDataDirectory(options);
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    nodeOfServer(),
    [
      serverMain,
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      `--connection-token=${token}`,
      '--accept-server-license-terms',
      `--server-data-dir=${options.dataDirectory}`,
      `--extensions-dir=${path.join(options.dataDirectory, 'extensions')}`,
      '--telemetry-level=off',
      '--disable-workspace-trust',
      ...(options.automation ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: cleanEnvironment(options.dataDirectory), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );

  // The extension hosts are in the server's process group and go with it.
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // ESRCH: the group has ended.
    }
  };
  const killAtExit = () => signal('SIGKILL');
  process.once('exit', killAtExit);

  let log = '';
  let stopping = false;
  const listening = Promise.withResolvers<number>();
  const died = Promise.withResolvers<string>();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, name) => {
      process.removeListener('exit', killAtExit);
      signal('SIGKILL');
      const reason = `VS Code's server ended (${name ?? `exit code ${code}`}).\n${log}`;
      listening.reject(new Error(reason));
      if (!stopping) died.resolve(reason);
      resolve();
    });
  });
  child.once('error', listening.reject);
  const collect = (chunk: Buffer) => {
    log += chunk.toString();
    const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
    if (port !== undefined) listening.resolve(Number(port));
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const authority = `127.0.0.1:${await listening.promise}`;

  return {
    url({ folder, payload } = {}) {
      const url = new URL(`http://${authority}/`);
      url.searchParams.set('tkn', token);
      if (folder !== undefined) url.searchParams.set('folder', folder);
      if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(Object.entries(payload)));
      return url.toString();
    },
    uri: (file) => `vscode-remote://${authority}${path.resolve(file)}`,
    log: () => log,
    died: died.promise,
    async stop() {
      stopping = true;
      signal('SIGTERM');
      const kill = setTimeout(() => signal('SIGKILL'), 3000);
      await ended;
      clearTimeout(kill);
    },
  };
}
