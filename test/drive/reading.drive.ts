// A person reads and changes a cluster with what an editor of a programming language offers: lenses, hints, the start
// order, forms of statements, formatting, and a rename through all files and folders.

import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, copySample, DriveSession } from './drive-session.ts';
import type { Workbench } from './workbench.ts';

const sample = path.join(checkout, 'docs/sample-cluster');
const crm = readFileSync(path.join(sample, 'cluster.crm'), 'utf8');
const dbRes = readFileSync(path.join(sample, 'etc/drbd.d/db.res'), 'utf8');

const LOAD = `#!/bin/sh
crm configure load update cluster.crm
crm configure property cluster-recheck-interval=5min
`;

let session: DriveSession;
let workbench: Workbench;

/** The sample, with one file in which the sections do not show, and a script that loads the statements. */
function prepare(folder: string): void {
  copySample(folder);
  writeFileSync(path.join(folder, 'etc/drbd.d/db.res'), dbRes.replaceAll(/^ {8}/gm, '    '));
  writeFileSync(path.join(folder, 'load.sh'), LOAD);
}

beforeAll(async () => {
  session = await DriveSession.open('sample-cluster', prepare);
  workbench = session.workbench;
});

afterAll(() => session?.close());

/** Where a text stands in cluster.crm, with lines and columns from 1. */
function placeOf(text: string): [line: number, column: number] {
  const before = crm.slice(0, crm.indexOf(text)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

test('lenses say who uses a resource, and lead there', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.goTo(...placeOf('group web'));
  const lens = workbench.editor
    .locator('.codelens-decoration a', { hasText: 'used by 2 constraints' })
    .first();
  await lens.waitFor();
  await lens.click();
  const peek = workbench.page.locator('.peekview-widget');
  await peek.locator('.monaco-list-row', { hasText: 'web_with_drbd' }).first().waitFor();
  await workbench.screenshot('lens-references-light');
  await workbench.page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
});

test('hints beside numbers say what they amount to', async () => {
  await workbench.openFile('global_common.conf');
  await workbench.line('degr-wfc-timeout 60= 1 min').waitFor();
  await workbench.screenshot('inlay-hints-light');
});

test('the start order is a hierarchy', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.goTo(...placeOf('db_ip db_server'));
  const peek = workbench.page.locator('.peekview-widget');
  await workbench.commandUntil(
    'Peek Call Hierarchy',
    peek.locator('.monaco-list-row', { hasText: 'db_ip' }).first(),
  );
  const row = (name: string): Locator => peek.locator('.monaco-list-row', { hasText: name }).first();
  // db_fs starts before the address of its group.
  await row('db_fs').waitFor();
  // Away from where a tab would explain its button.
  await workbench.page.mouse.move(1200, 17);
  await workbench.screenshot('start-order-light');
  await workbench.page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
});

test('paths lead to their files', async () => {
  await workbench.openFile('load.sh');
  await workbench.goTo(2, 30);
  const link = workbench.editor.locator('.detected-link', { hasText: 'cluster.crm' });
  await link.waitFor();
  await workbench.screenshot('link-light');
  const opened = workbench.page.locator('.tab.active', { hasText: 'cluster.crm' });
  await workbench.commandUntil('Open Link', opened);
});

test('the form of a statement is shown while it is typed', async () => {
  const { page } = workbench;
  await workbench.openFile('cluster.crm');
  await workbench.goTo(...placeOf('group db'));
  await page.keyboard.press('Control+Shift+Enter');
  await page.keyboard.type('location db_at_home db ');
  await page.keyboard.press('Escape');
  const hint = page.locator('.parameter-hints-widget.visible');
  await page.keyboard.press('Control+Shift+Space');
  await hint.locator('.signature', { hasText: 'location' }).waitFor();
  await workbench.screenshot('signature-light');
  await page.keyboard.press('Escape');
  await workbench.command('File: Revert File');
  await workbench.line('location db_at_home').waitFor({ state: 'detached' });
});

test('formatting puts a file into the style of the documentation', async () => {
  await workbench.openFile('db.res');
  const secret = 'shared-secret "sample-secret-of-db";';
  await workbench.line(`    ${secret}`).waitFor();
  await workbench.commandUntil('Format Document', workbench.line(`        ${secret}`));
  await workbench.screenshot('formatted-light');
  await workbench.command('File: Save All');
  await expect
    .poll(() => readFileSync(path.join(session.folder, 'etc/drbd.d/db.res'), 'utf8'), { timeout: 120_000 })
    .toBe(dbRes);
});

test('a node is renamed in all files, and its folder with it', async () => {
  const folder = path.join(path.dirname(session.folder), 'node-folders');
  cpSync(path.join(checkout, 'test/clusters/clean/node-folders'), folder, { recursive: true });
  const read = (name: string) =>
    existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), 'utf8') : '';
  const other = await session.openWindow(folder);
  const { page } = other;
  await other.openFile('nodes/maple/etc/ha.d/ha.cf');
  const lines = read('nodes/maple/etc/ha.d/ha.cf').split('\n');
  const line = lines.findIndex((text) => /^node\s.*birch/.test(text));
  await other.goTo(line + 1, (lines[line]?.indexOf('birch') ?? 0) + 2);
  await other.rename('cedar');
  await expect
    .poll(() => existsSync(path.join(folder, 'nodes/cedar/etc/ha.d/ha.cf')), { timeout: 120_000 })
    .toBe(true);
  await other.command('File: Save All');
  await expect.poll(() => read('ha-cluster.json'), { timeout: 120_000 }).toContain('"cedar": {');
  for (const name of [
    'nodes/maple/etc/ha.d/ha.cf',
    'nodes/cedar/etc/ha.d/ha.cf',
    'nodes/cedar/etc/drbd.d/mail.res',
  ]) {
    await expect.poll(() => read(name), { timeout: 120_000 }).toContain('cedar');
    // The comments and host names in addresses are not names of the node.
    expect(read(name)).not.toMatch(/^\s*(?:node|on)\s.*\bbirch\b/m);
  }
  expect(existsSync(path.join(folder, 'nodes/birch'))).toBe(false);
  await other.command('Problems: Focus on Problems View');
  await page.getByText('No problems have been detected').waitFor();
  await other.screenshot('renamed-light');
  await page.close();
});
