// Runs the suites of this folder inside VS Code's extension host: node test/extension/run.ts REPORT
// VS Code is the embedded one (test/vscode-host), or a desktop VS Code that @vscode/test-electron downloads where
// HA_CLUSTER_DESKTOP_VSCODE=1 asks for it, or where `code` on PATH and a display say that this is a desktop.

import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';

const here = import.meta.dirname;
const checkout = path.resolve(here, '../..');
const bundles = path.join(checkout, 'test/output/extension');
const report = path.resolve(process.argv[2] ?? path.join(checkout, 'test/output/extension.json'));

/** The extension host loads CommonJS; `vscode` comes from it, and mocha is one for all the files. */
async function bundle(): Promise<void> {
  rmSync(bundles, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: readdirSync(here)
      .filter((name) => name === 'index.ts' || name.endsWith('.suite.ts'))
      .map((name) => path.join(here, name)),
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

function hasDesktop(): boolean {
  if (process.env['HA_CLUSTER_DESKTOP_VSCODE'] === '1') return true;
  const directories = (process.env['PATH'] ?? '').split(path.delimiter);
  const hasCode = directories.some((directory) => existsSync(path.join(directory, 'code')));
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return hasCode && hasDisplay;
}

/** The program that runs the tests: desktop VS Code, or the stand-in that runs the embedded one. */
async function executable(): Promise<string> {
  const embedded = path.join(here, '../vscode-host/code.ts');
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

await bundle();
const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-test-'));
const workspace = path.join(scratch, 'workspace');
cpSync(path.join(checkout, 'docs/sample-cluster'), workspace, { recursive: true });
cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
try {
  await runTests({
    vscodeExecutablePath: await executable(),
    extensionDevelopmentPath: checkout,
    extensionTestsPath: path.join(bundles, 'index.cjs'),
    extensionTestsEnv: { HA_CLUSTER_REPORT: report },
    launchArgs: [
      workspace,
      `--user-data-dir=${path.join(scratch, 'user')}`,
      `--extensions-dir=${path.join(scratch, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
