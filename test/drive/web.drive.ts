// A person opens the sample cluster in VS Code for the web, where there is no Node.js and no disk: the extension and
// its language server are web workers, and the files are those of a virtual workspace.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { launchBrowser } from '../vscode-host/browser.ts';
import { startWebVsCode, type WebVsCode } from '../vscode-host/web.ts';
import { checkout } from './drive-session.ts';
import { GuideInput } from './guide-input.ts';
import { Workbench } from './workbench.ts';

const sample = path.join(checkout, 'docs/sample-cluster');
const crm = readFileSync(path.join(sample, 'cluster.crm'), 'utf8');

let browser: Browser;
let served: WebVsCode;
let workbench: Workbench;

beforeAll(async () => {
  served = await startWebVsCode({ folder: sample });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, served.url);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

/** Where a text stands in cluster.crm, with lines and columns from 1. */
function placeOf(text: string): [line: number, column: number] {
  const before = crm.slice(0, crm.indexOf(text)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

test('mistakes are found in all files, also in those that are not open', async () => {
  await workbench.openInExplorer('cluster.crm');
  for (const { code } of sampleMistakes) await workbench.findProblem(code);
  // It comes of comparing two files, of which one is open.
  const mismatch = await workbench.findProblem('cluster/device-mismatch');
  expect(await mismatch.textContent()).toContain('/dev/drbd1');
  await workbench.screenshot('web-problems-light');
});

test('the language server is a web worker', async () => {
  /** What a worker says of itself. It may end while it is asked. */
  const describe = (worker: Worker) =>
    worker
      .evaluate('({ name: self.name, global: self.constructor.name, node: typeof process })')
      .catch(() => undefined);
  const said = await Promise.all(workbench.page.workers().map(describe));
  expect(said).toContainEqual({
    name: expect.stringContaining('HA Cluster language server'),
    global: 'DedicatedWorkerGlobalScope',
    node: 'undefined',
  });
});

test('VS Code counts the extension among those of the web worker extension host', async () => {
  await workbench.command('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .monaco-list-row', {
    hasText: 'HA Cluster Config',
  });
  await row.waitFor();
  await row.getByText('web worker').waitFor();
  await workbench.screenshot('web-running-extensions');
  await workbench.page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
});

test('what needs a machine is not offered', async () => {
  const { page } = workbench;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type="text"]').fill('>HA Cluster: ');
  const offered = page.locator('.quick-input-list .monaco-list-row', { hasText: 'HA Cluster: ' });
  await offered.filter({ hasText: 'HA Cluster: Show Picture of the Cluster' }).waitFor();
  for (const row of await offered.allTextContents())
    expect(row).not.toMatch(/deploy|from node|compare nodes/i);
  await page.keyboard.press('Escape');
});

test('pointing at a mistake explains it', async () => {
  await workbench.openInExplorer('cluster.crm');
  await workbench.goTo(...placeOf('/dev/drbd2'));
  const hover = await workbench.hover(workbench.line('/dev/drbd2').getByText('/dev/drbd2'), 'drbd1');
  expect(await hover.textContent()).toContain('cluster/device-mismatch');
  await workbench.page.keyboard.press('Escape');
});

test('the status bar says what the file is taken for', async () => {
  await workbench.hover(workbench.page.locator('.statusbar-item[id="status.languageStatus"]'), 'crm');
  await workbench.page.keyboard.press('Escape');
});

test('a completion mends the device', async () => {
  const { page } = workbench;
  const mistake = await workbench.findProblem('cluster/device-mismatch');
  const [line, column] = placeOf('/dev/drbd2');
  await workbench.openInExplorer('cluster.crm');
  await workbench.goTo(line, column + '/dev/drbd2'.length);
  for (const _ of '/dev/drbd2') await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Space');
  const choice = page
    .locator('.suggest-widget.visible')
    .locator('.monaco-list-row', { hasText: '/dev/drbd1' })
    .first();
  await choice.waitFor();
  await workbench.screenshot('web-completion-light');
  await choice.click();
  await workbench.line('device="/dev/drbd1" directory="/var/lib/mysql"').waitFor();
  await mistake.waitFor({ state: 'detached' });
});

test('the tree and the picture show the cluster', async () => {
  const { page } = workbench;
  await workbench.command('HA Cluster: Focus on Overview View');
  for (const label of ['alder', 'ms_db_drbd', 'db_fs']) {
    await page.locator('.pane-body .monaco-list-row', { hasText: label }).first().waitFor();
  }
  await workbench.command('HA Cluster: Show Picture of the Cluster');
  const picture = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  for (const id of ['node alder', 'device web/0', 'constraint db_after_drbd']) {
    await picture.locator(`[data-id="${id}"][tabindex]`).waitFor();
  }
  await picture.getByRole('button', { name: 'Fit into the window (0)' }).click();
  await workbench.screenshot('web-picture-light');
  await page.keyboard.press('Control+W');
});

test('a guide asks its questions, and knows the cluster', async () => {
  const guide = new GuideInput(workbench);
  await workbench.command('HA Cluster: New Resource Group...');
  await guide.choose('Service', 'Address only');
  await guide.answer('Name', 'spare');
  await guide.question('Address');
  // Of a resource in cluster.crm.
  await guide.box.fill('192.0.2.80/24');
  await guide.widget.getByText('is in use: "web_ip" has it already').waitFor();
  await workbench.page.keyboard.press('Escape');
});

test('an old file is converted', async () => {
  await workbench.command('View: Show Explorer');
  await workbench.openInExplorer('etc', 'ha.d', 'ha.cf');
  await workbench.command('HA Cluster: Convert ha.cf to corosync.conf');
  await workbench.page.locator('.editor-instance .view-line', { hasText: 'totem' }).first().waitFor();
  await workbench.screenshot('web-convert-light');
});

test('a file that goes takes with it what was said because of it', async () => {
  const { page } = workbench;
  const mistake = await workbench.findProblem('cluster/disk-owned-by-drbd');
  await workbench.openInExplorer('etc', 'drbd.d', 'db.res');
  await workbench.explorerRow('db.res').click();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: /^(Delete|Move to Trash)/ }).click();
  await workbench.explorerRow('db.res').waitFor({ state: 'detached' });
  await mistake.waitFor({ state: 'detached' });
});

test('copies of two nodes are compared', async () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-web-'));
  const folder = path.join(scratch, 'copies');
  for (const [node, rate] of [
    ['alder', 10],
    ['birch', 20],
  ]) {
    const place = path.join(folder, `nodes/${node}/etc/ha.d`);
    mkdirSync(place, { recursive: true });
    writeFileSync(
      path.join(place, 'ha.cf'),
      `keepalive 2\ndeadtime ${rate}\nbcast eth0 eth1\nnode alder birch\ncrm respawn\n`,
    );
  }
  const other = await startWebVsCode({ folder });
  try {
    const window = await Workbench.open(browser, other.url);
    await window.openInExplorer('nodes', 'alder', 'etc', 'ha.d', 'ha.cf');
    await window.findProblem('cluster/copies-differ');
    await window.openInExplorer('nodes', 'alder', 'etc', 'ha.d', 'ha.cf');
    await window.goTo(2, 3);
    await window.command('Quick Fix...');
    const action = window.page.locator('.action-widget .monaco-list-row', {
      hasText: 'Compare with the copy of birch',
    });
    await action.click();
    await window.page.locator('.monaco-diff-editor').waitFor();
    await window.screenshot('web-compare-light');
    await window.page.close();
  } finally {
    await other.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
});
