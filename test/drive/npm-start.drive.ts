// `npm start` serves a workbench in which the extension is at work, and ends cleanly.

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { launchBrowser } from '../vscode-host/browser.ts';
import { Workbench } from './workbench.ts';

const checkout = path.resolve(import.meta.dirname, '../..');
let program: ChildProcess | undefined;
let browser: Browser | undefined;

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

afterAll(async () => {
  await browser?.close();
  if (program?.pid !== undefined && program.exitCode === null) process.kill(-program.pid, 'SIGKILL');
});

test('serves a workbench that shows what is wrong with the sample', async () => {
  const url = await npmStart();
  browser = await launchBrowser();
  const workbench = await Workbench.open(browser, url);
  await workbench.openFile('cluster.crm');
  await workbench.editor.locator('.squiggly-error').first().waitFor({ state: 'attached' });
  await workbench.command('Problems: Focus on Problems View');
  for (const { code } of sampleMistakes) await workbench.page.getByText(code).first().waitFor();
  await workbench.screenshot('npm-start');
});

test('ends when asked to, and its address with it', async () => {
  const child = program;
  if (child?.pid === undefined) throw new Error('npm start did not run');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Ctrl-C reaches every process of the terminal's foreground group.
  process.kill(-child.pid, 'SIGINT');
  await ended;
  expect(child.signalCode ?? child.exitCode).toBe(0);
});
