// A person adds a database to a cluster by its guide: answers questions, is corrected, goes back, looks, and accepts.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCluster } from '../../server/src/scaffold/new-cluster.ts';
import { launchBrowser } from '../vscode-host/browser.ts';
import { startVsCode, type VsCodeServer } from '../vscode-host/server.ts';
import { Workbench } from './workbench.ts';

const checkout = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-guide-'));
const folder = path.join(scratch, 'harbour');

let server: VsCodeServer;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  const { creates } = newCluster(
    {
      name: 'harbour',
      nodes: [
        { name: 'alder', addresses: ['192.0.2.11', '10.20.30.1'], bmc: '192.0.2.101' },
        { name: 'birch', addresses: ['192.0.2.12', '10.20.30.2'], bmc: '192.0.2.102' },
      ],
      membership: { kind: 'corosync' },
      drbd: '9',
      fencing: { kind: 'bmc', user: 'fence', passwordFile: '/etc/corosync/ipmi-password' },
    },
    'a-key',
  );
  for (const file of creates) {
    const place = path.join(folder, file.path);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, file.text);
  }
  server = await startVsCode({
    dataDirectory: path.join(scratch, 'vscode'),
    extensions: [checkout],
    settings: { 'window.autoDetectColorScheme': true },
  });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, server.url({ folder }));
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const quickInput = () => workbench.page.locator('.quick-input-widget');
const box = () => quickInput().locator('input[type="text"]');

/** Waits for a question by its title. */
async function question(title: string): Promise<void> {
  await quickInput().locator('.quick-input-title', { hasText: title }).waitFor();
}

/** Takes what is suggested, or writes something else. */
async function answer(title: string, text?: string): Promise<void> {
  await question(title);
  if (text !== undefined) await box().fill(text);
  await workbench.page.keyboard.press('Enter');
}

function row(label: string): Locator {
  return quickInput().locator('.monaco-list-row', { hasText: label }).first();
}

/** The row of a file in the preview. */
function previewed(file: string): Locator {
  return workbench.page.locator('.bulk-edit-panel .monaco-list-row', { hasText: file }).first();
}

test('asks what is to run, and suggests what is free', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.command('HA Cluster: New Resource Group...');
  await question('New Resource Group (1): Service');
  await row('PostgreSQL').waitFor();
  await workbench.screenshot('guide-service');
  await row('PostgreSQL').click();
  await answer('Name', 'orders');
  await question('Address of alder');
  // The last ring of corosync.conf.
  expect(await box().inputValue()).toBe('10.20.30.1');
  await answer('Address of alder');
  await answer('Address of birch');
  await question('Disk');
  expect(await box().inputValue()).toBe('/dev/vg0/orders');
});

test('says what is wrong while one types', async () => {
  await box().fill('/dev/drbd0');
  await quickInput().getByText('is a device that DRBD makes').waitFor();
  await workbench.screenshot('guide-wrong-answer');
  // Enter does not lead on from a wrong answer.
  await workbench.page.keyboard.press('Enter');
  await question('Disk');
  await answer('Disk', '/dev/vg_data/orders');
});

test('goes back, and remembers what was answered', async () => {
  await question('Minor number');
  await quickInput().getByRole('button', { name: 'Back' }).click();
  await question('Disk');
  expect(await box().inputValue()).toBe('/dev/vg_data/orders');
  await answer('Disk');
});

test('shows what it makes before anything is written', async () => {
  await answer('Minor number');
  await answer('Port');
  await answer('File system');
  await answer('Mount point');
  await answer('Address', '192.0.2.80/24');
  await answer('Data directory');
  await answer('Programs');
  // VS Code ticks nothing by itself that wants to be confirmed.
  for (const file of ['cluster.crm', 'orders.res']) await previewed(file).locator('.edit-checkbox').click();
  await previewed('orders.res').click();
  // The text as it will be, beside what is there now.
  await workbench.page
    .locator('.monaco-diff-editor', { hasText: /meta-disk/ })
    .first()
    .waitFor();
  await workbench.screenshot('guide-preview');
  expect(readFileSync(path.join(folder, 'cluster.crm'), 'utf8')).not.toContain('orders');
});

test('writes it once it is accepted', async () => {
  const { page } = workbench;
  await page.getByRole('button', { name: 'Apply', exact: true }).first().click();
  await expect
    .poll(() => readFileSync(path.join(folder, 'cluster.crm'), 'utf8'), { timeout: 20_000 })
    .toContain('group g_orders fs_orders ip_orders pgsql_orders');
  expect(readFileSync(path.join(folder, 'etc/drbd.d/orders.res'), 'utf8')).toContain('device    /dev/drbd0;');
  await page.locator('.tab.active', { hasText: 'cluster.crm' }).waitFor();
  await workbench.goTo(40, 1);
  await workbench.line('group g_orders').waitFor();
  await workbench.command('Problems: Focus on Problems View');
  await page.getByText('No problems have been detected').waitFor();
  await workbench.screenshot('guide-written');
});
