// Runs the suites inside the web worker extension host of VS Code for the web: node test/extension/web-run.ts REPORT

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { launchBrowser } from '../vscode-host/browser.ts';
import { noise } from '../vscode-host/noise.ts';
import { startWebVsCode } from '../vscode-host/web.ts';

const here = import.meta.dirname;
const checkout = path.resolve(here, '../..');
const bundle = path.join(checkout, 'test/output/extension-web/index.cjs');
const report = path.resolve(process.argv[2] ?? path.join(checkout, 'test/output/extension-web.json'));
const timeLimit = Number(process.env['HA_CLUSTER_VSCODE_TIMEOUT_MS'] ?? 900_000);

// Mocha's package calls its build for browsers a module, which it is not.
const mocha = path.join(path.dirname(bundle), 'mocha.cjs');
mkdirSync(path.dirname(mocha), { recursive: true });
cpSync(path.join(checkout, 'node_modules/mocha/mocha.js'), mocha);

await esbuild.build({
  entryPoints: [path.join(here, 'web-index.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  external: ['vscode'],
  alias: { 'node:assert': path.join(here, 'web-assert.ts'), 'mocha/mocha.js': mocha },
  sourcemap: 'inline',
  logLevel: 'warning',
});

const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-web-'));
const folder = path.join(scratch, 'workspace');
cpSync(path.join(checkout, 'docs/sample-cluster'), folder, { recursive: true });
cpSync(path.join(here, 'workspace'), folder, { recursive: true });
const served = await startWebVsCode({ folder, tests: bundle });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const finished = Promise.withResolvers<number>();
  let sum: string | undefined;
  const timer = setTimeout(
    () => finished.reject(new Error(`no end within ${timeLimit / 1000} s`)),
    timeLimit,
  );
  page.on('crash', () => finished.reject(new Error('the workbench crashed')));
  // VS Code's own way out of a test run in a browser.
  await page.exposeFunction('codeAutomationLog', (_level: string, [line]: unknown[]) => {
    const text = String(line);
    if (text.startsWith('HA_CLUSTER_REPORT ')) sum = text.slice('HA_CLUSTER_REPORT '.length);
    else if (!noise.test(text)) console.log(text);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => finished.resolve(code));
  await page.goto(served.url);
  const code = await finished.promise;
  clearTimeout(timer);
  if (sum === undefined) throw new Error('The run ended without a report: the extension host died.');
  const { inWorker, ...counts } = JSON.parse(sum);
  if (!inWorker) throw new Error('The suites ran in a process, not in a web worker.');
  mkdirSync(path.dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify(counts));
  process.exitCode = code;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  await browser.close();
  await served.stop();
  rmSync(scratch, { recursive: true, force: true });
}
