#!/usr/bin/env node
// Stands in for desktop VS Code's executable in a test run: takes the part of its command line that
// @vscode/test-electron uses, and runs the suite in the embedded VS Code and a browser without a window.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { noise } from './noise.ts';
import { startVsCode } from './server.ts';

const timeLimit = Number(process.env['HA_CLUSTER_VSCODE_TIMEOUT_MS'] ?? 900_000);

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'disable-extensions': { type: 'boolean' },
  },
  // Desktop VS Code has many more options, which mean nothing here.
  strict: false,
  allowPositionals: true,
});

function required(name: 'extensionDevelopmentPath' | 'extensionTestsPath'): string {
  const value = values[name];
  if (typeof value === 'string') return value;
  throw new Error(`--${name} is missing: this program only runs test suites.`);
}

type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

async function runSuite(dataDirectory: string): Promise<number> {
  const server = await startVsCode({ dataDirectory, automation: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const finished = Promise.withResolvers<number>();
    const abandon = (reason: string) => {
      console.error(`vscode-host: ${reason}`);
      finished.resolve(1);
    };
    const timer = setTimeout(() => abandon(`the suite did not end within ${timeLimit / 1000} s`), timeLimit);
    server.died.then(abandon);
    page.on('crash', () => abandon('the workbench crashed'));
    page.on('pageerror', (error) => console.error(`vscode-host: ${error.message}`));
    // VS Code's own way out of a test run in a browser.
    await page.exposeFunction('codeAutomationLog', (level: Level, args: unknown[]) => {
      if (!noise.test(String(args[0]))) (console[level] ?? console.log)(...args);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => finished.resolve(code));

    const folder = positionals.map((p) => path.resolve(p)).find((p) => existsSync(p));
    await page.goto(
      server.url({
        ...(folder === undefined ? {} : { folder }),
        payload: {
          extensionDevelopmentPath: server.uri(required('extensionDevelopmentPath')),
          extensionTestsPath: server.uri(required('extensionTestsPath')),
          skipWelcome: 'true',
          ...(values['disable-extensions'] ? { disableExtensions: 'true' } : {}),
        },
      }),
    );
    const code = await finished.promise;
    clearTimeout(timer);
    return code;
  } finally {
    await browser.close();
    await server.stop();
  }
}

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'ha-cluster-vscode-'));
const stop = () => process.exit(1);
process.on('SIGINT', stop).on('SIGTERM', stop);
process.on('exit', () => rmSync(dataDirectory, { recursive: true, force: true }));
process.exitCode = await runSuite(dataDirectory);
