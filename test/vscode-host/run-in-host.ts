import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';

const checkout = path.resolve(import.meta.dirname, '../..');

/** Bundles modules for the extension host, which loads CommonJS; `vscode` comes from it, mocha is one for all. */
export async function bundleForHost(entryPoints: string[], outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/**
 * Runs the function `run` of a bundled module in VS Code's extension host, with the extension of this checkout. VS
 * Code is the embedded one, or a desktop VS Code that @vscode/test-electron downloads where
 * HA_CLUSTER_DESKTOP_VSCODE=1 asks for it, or where `code` on PATH and a display say that this is a desktop.
 *
 * @param prepare fills the workspace folder that VS Code opens
 * @throws Error when the run failed, or VS Code could not be started
 */
export async function runInHost(
  module: string,
  env: Readonly<Record<string, string>>,
  prepare: (workspace: string) => void,
): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-test-'));
  const workspace = path.join(scratch, 'workspace');
  prepare(workspace);
  try {
    await runTests({
      vscodeExecutablePath: await executable(),
      extensionDevelopmentPath: checkout,
      extensionTestsPath: module,
      extensionTestsEnv: env,
      launchArgs: [
        workspace,
        `--user-data-dir=${path.join(scratch, 'user')}`,
        `--extensions-dir=${path.join(scratch, 'extensions')}`,
      ],
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function hasDesktop(): boolean {
  if (process.env['HA_CLUSTER_DESKTOP_VSCODE'] === '1') return true;
  const directories = (process.env['PATH'] ?? '').split(path.delimiter);
  const hasCode = directories.some((directory) => existsSync(path.join(directory, 'code')));
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return hasCode && hasDisplay;
}

/** The program that runs the module: desktop VS Code, or the stand-in that runs the embedded one. */
async function executable(): Promise<string> {
  const embedded = path.join(import.meta.dirname, 'code.ts');
  if (!hasDesktop()) return embedded;
  try {
    return await downloadAndUnzipVSCode({ cachePath: path.join(checkout, '.cache/vscode') });
  } catch (error) {
    console.log(
      `Desktop VS Code could not be downloaded (${String(error)}); the embedded one runs the tests.`,
    );
    return embedded;
  }
}
