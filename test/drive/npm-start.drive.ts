// `npm start` serves a workbench in which the extension is at work, and ends cleanly.

import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { launchBrowser } from '../vscode-host/browser.ts';
import { Workbench } from './workbench.ts';

const checkout = path.resolve(import.meta.dirname, '../..');
let program: ChildProcess | undefined;
let browser: Browser | undefined;
let address = '';

/** Runs `npm start` and resolves with the address it prints. */
function npmStart(): Promise<string> {
  const child = spawn('npm', ['start', '--', '--embedded'], { cwd: checkout, detached: true });
  program = child;
  let output = '';
  return new Promise((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Open (http:\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`npm start ended with exit code ${code}:\n${output}`)));
  });
}

/** Signals what `npm start` started, as Ctrl-C does with a terminal's foreground; false when nothing is left. */
function signalAll(signal: NodeJS.Signals | 0): boolean {
  try {
    return program?.pid !== undefined && process.kill(-program.pid, signal);
  } catch {
    return false;
  }
}

/** Waits until nothing is left of what `npm start` started. */
async function nothingLeft(): Promise<void> {
  for (let wait = 0; wait < 100 && signalAll(0); wait++) await setTimeout(100);
}

afterAll(async () => {
  await browser?.close();
  signalAll('SIGTERM');
  await nothingLeft();
  const copy = address && new URL(address).searchParams.get('folder');
  if (copy) rmSync(path.dirname(copy), { recursive: true, force: true });
});

test('serves a workbench that shows what is wrong with the sample', async () => {
  address = await npmStart();
  browser = await launchBrowser();
  const workbench = await Workbench.open(browser, address);
  // The README that says what to look for comes up by itself.
  await workbench.page.locator('.tab', { hasText: 'README.md' }).waitFor();
  await workbench.openFile('cluster.crm');
  await workbench.editor.locator('.squiggly-error').first().waitFor({ state: 'attached' });
  for (const { code } of sampleMistakes) await workbench.findProblem(code);
  await workbench.screenshot('npm-start');
  // The first start after a checkout builds VS Code's output channels, too.
}, 180_000);

test('ends with Ctrl-C, and leaves nothing running', async () => {
  expect(signalAll('SIGINT')).toBe(true);
  await nothingLeft();
  expect(signalAll(0)).toBe(false);
  await expect(fetch(address)).rejects.toThrow();
});
