// A person looks at the cluster as a picture: sees what is wrong, goes to the text and back, edits, exports.

import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, copySample, DriveSession } from './drive-session.ts';
import type { Workbench } from './workbench.ts';

let session: DriveSession;
let workbench: Workbench;

beforeAll(async () => {
  session = await DriveSession.open('sample-cluster', copySample, { 'files.simpleDialog.enable': true });
  workbench = session.workbench;
});

afterAll(() => session?.close());

/** The page of the picture: a frame in a frame. */
function page(): FrameLocator {
  return workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
}

function thing(id: string): Locator {
  return page().locator(`[data-id="${id}"][tabindex]`);
}

test('the picture shows nodes, devices, groups and constraints, and what is wrong', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.command('HA Cluster: Show Picture of the Cluster');
  for (const id of [
    'node alder',
    'drbd-resource web',
    'device web/0',
    'resource db',
    'constraint db_after_drbd',
  ]) {
    await thing(id).waitFor();
  }
  expect(await thing('resource db_fs').getAttribute('aria-label')).toMatch(/error: /);
  await page().getByRole('button', { name: 'Fit into the window (0)' }).click();
  await workbench.screenshot('picture-light');
});

test('a click goes to the source, and the cursor there is shown in the picture', async () => {
  await thing('resource web_ip').click();
  await workbench.line('primitive web_ip IPaddr2').waitFor();
  await page().locator('.current[data-id="resource web_ip"]').waitFor();
  await page().locator('.selected[data-id="resource web_ip"]').waitFor();
});

test('keys lead through the picture, and Enter to the source', async () => {
  await thing('node alder').focus();
  await workbench.page.keyboard.press('ArrowRight');
  await page().locator('[data-id="node birch"]:focus').waitFor();
  await workbench.page.keyboard.press('Tab');
  await page().locator('[data-id="node brich"]:focus').waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.tab.active', { hasText: 'web.res' }).waitFor();
});

test('the picture follows the text, keeps its zoom, and shows names as they are', async () => {
  const svg = page().locator('svg.picture');
  // Both numbers at once: the next edit may be drawn in between.
  const scale = () =>
    svg.evaluate((node) => {
      const { width, viewBox } = node as unknown as {
        readonly width: { readonly baseVal: { readonly value: number } };
        readonly viewBox: { readonly baseVal: { readonly width: number } };
      };
      return width.baseVal.value / viewBox.baseVal.width;
    });
  await page().getByRole('button', { name: 'Smaller (-)' }).click();
  const before = await scale();
  expect(before).toBeLessThan(0.9);
  // In the group of the texts: Ctrl+P would open it on top of the picture, which has the focus.
  await workbench.page.locator('.tab', { hasText: 'web.res' }).click();
  await workbench.openFile('cluster.crm');
  await workbench.goTo(1, 1);
  await workbench.page.keyboard.type('primitive extra_ip IPaddr2 params ip=192.0.2.99');
  await workbench.page.keyboard.press('Enter');
  await thing('resource extra_ip').waitFor();
  expect(await scale()).toBeCloseTo(before, 2);
  await workbench.goTo(1, 1);
  await workbench.page.keyboard.press('Control+Shift+K');
  await thing('resource extra_ip').waitFor({ state: 'detached' });
});

test('the picture is dark in a dark theme', async () => {
  await workbench.page.emulateMedia({ colorScheme: 'dark' });
  await workbench.page.locator('.monaco-workbench.vs-dark').waitFor();
  await page().locator('body.vscode-dark').waitFor();
  await page().getByRole('button', { name: 'Fit into the window (0)' }).click();
  await workbench.screenshot('picture-dark');
  await workbench.page.emulateMedia({ colorScheme: 'light' });
  await workbench.page.locator('.monaco-workbench.vs').waitFor();
});

test('the picture is saved as a file of its own', async () => {
  const file = path.join(session.folder, 'sample-cluster.svg');
  await workbench.command('HA Cluster: Export Picture of the Cluster as SVG');
  await workbench.nameFile(file);
  await expect.poll(() => existsSync(file), { timeout: 120_000 }).toBe(true);
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('</svg>');
  const alone = await session.browser.newPage();
  const refused: string[] = [];
  alone.on('console', (message) => refused.push(message.text()));
  await alone.goto(`file://${file}`);
  expect(await alone.evaluate('document.documentElement.localName')).toBe('svg');
  expect(await alone.locator('text', { hasText: 'ms_db_drbd' }).count()).toBeGreaterThan(0);
  expect(refused).toEqual([]);
  await alone.close();
});

test('hostile names are texts, and a large cluster is drawn', async () => {
  const large = path.join(path.dirname(session.folder), 'iscsi-pair');
  cpSync(path.join(checkout, 'test/clusters/clean/iscsi-pair'), large, { recursive: true });
  const crm = path.join(large, 'cluster.crm');
  writeFileSync(crm, `${readFileSync(crm, 'utf8')}primitive odd IPaddr2 params ip="<img/src=x>&'"\n`);
  const other = await session.openWindow(large);
  await other.openFile('cluster.crm');
  await other.command('HA Cluster: Show Picture of the Cluster');
  const frame = other.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await frame.locator('[data-id="resource g_iscsi01"]').waitFor();
  await frame.locator('text', { hasText: 'IPaddr2 <img/src=x>&' }).waitFor();
  expect(await frame.locator('img, svg script').count()).toBe(0);
  await frame.getByRole('button', { name: 'Fit into the window (0)' }).click();
  await other.screenshot('picture-large-light');
  await other.page.emulateMedia({ colorScheme: 'dark' });
  await frame.locator('body.vscode-dark').waitFor();
  await other.screenshot('picture-large-dark');
  await other.page.close();
});
