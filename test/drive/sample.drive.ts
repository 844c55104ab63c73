// A person opens the sample cluster: sees what is wrong, asks why, and mends a line by completion.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { checkout, copySample, DriveSession } from './drive-session.ts';
import type { Workbench } from './workbench.ts';

const crm = readFileSync(path.join(checkout, 'docs/sample-cluster/cluster.crm'), 'utf8');

let session: DriveSession;
let workbench: Workbench;

beforeAll(async () => {
  session = await DriveSession.open('sample-cluster', copySample);
  workbench = session.workbench;
});

afterAll(() => session?.close());

/** Where a text stands in cluster.crm, with lines and columns from 1. */
function placeOf(text: string): [line: number, column: number] {
  const before = crm.slice(0, crm.indexOf(text)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

test('mistakes are underlined in the text', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.editor.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached' });
});

test('the Problems panel lists what the README of the sample promises', async () => {
  for (const { code } of sampleMistakes) await workbench.findProblem(code);
  const mismatch = await workbench.findProblem('cluster/device-mismatch');
  expect(await mismatch.textContent()).toContain('/dev/drbd1');
  await workbench.screenshot('problems-light');
});

test('pointing at a mistake explains it', async () => {
  const { page } = workbench;
  await workbench.openFile('cluster.crm');
  await workbench.goTo(...placeOf('/dev/drbd2'));
  const hover = await workbench.hover(workbench.line('/dev/drbd2').getByText('/dev/drbd2'), 'drbd1');
  expect(await hover.textContent()).toContain('cluster/device-mismatch');
  await workbench.screenshot('hover-light');
  await page.keyboard.press('Escape');
});

test('a name has the colour of what it stands for', async () => {
  const { page } = workbench;
  const [line, column] = placeOf('group web web_fs');
  await workbench.openFile('cluster.crm');
  await workbench.goTo(line, column + 'group web '.length);
  await workbench.command('Developer: Inspect Editor Tokens and Scopes');
  const widget = page.locator('.token-inspect-widget');
  await widget.getByText('semantic token type').waitFor();
  expect(await widget.textContent()).toMatch(/semantic token type\s*class/);
  await workbench.screenshot('semantic-tokens-light');
  await page.keyboard.press('Escape');
  await widget.waitFor({ state: 'detached' });
});

test('the status bar says what the file is taken for', async () => {
  const { page } = workbench;
  await workbench.hover(page.locator('.statusbar-item[id="status.languageStatus"]'), 'crm');
  await workbench.screenshot('status-light');
  await page.keyboard.press('Escape');
});

test('a completion mends the device', async () => {
  const { page } = workbench;
  const mistake = await workbench.findProblem('cluster/device-mismatch');
  const [line, column] = placeOf('/dev/drbd2');
  await workbench.openFile('cluster.crm');
  await workbench.goTo(line, column + '/dev/drbd2'.length);
  for (const _ of '/dev/drbd2') await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Space');
  const widget = page.locator('.suggest-widget.visible');
  const choice = widget.locator('.monaco-list-row', { hasText: '/dev/drbd1' }).first();
  await choice.waitFor();
  // Away from where a tab would explain its button.
  await workbench.page.mouse.move(1200, 17);
  await workbench.screenshot('completion-light');
  await choice.click();
  await workbench.line('device="/dev/drbd1" directory="/var/lib/mysql"').waitFor();
  await mistake.waitFor({ state: 'detached' });
});

test('a file can be declared none of the cluster', async () => {
  const { page } = workbench;
  await workbench.openFile('authkeys');
  const mistake = await workbench.findProblem('ha-authkeys/undefined-key');
  await workbench.command('HA Cluster: Set What This File Is Taken For');
  const choice = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Not a cluster file' });
  await choice.waitFor();
  await workbench.screenshot('file-language-light');
  await choice.click();
  await mistake.waitFor({ state: 'detached' });
  const settings: unknown = JSON.parse(
    readFileSync(path.join(session.folder, '.vscode/settings.json'), 'utf8'),
  );
  expect(settings).toEqual({ 'haCluster.files.associations': { 'etc/ha.d/authkeys': 'off' } });
});

test('dark colours suit it as well', async () => {
  const { page } = workbench;
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('.monaco-workbench.vs-dark').waitFor();
  for (const file of [
    'web.res',
    'global_common.conf',
    'ha.cf',
    'authkeys',
    'setup-target.sh',
    'cluster.crm',
  ]) {
    await workbench.openFile(file);
    await workbench.colours();
    await workbench.screenshot(`${file.replace(/\W/g, '-')}-dark`);
  }
});
