// A person opens the walkthrough on the Welcome page, and does what it proposes; its pictures are taken here, too.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, copySample, DriveSession } from './drive-session.ts';
import { GuideInput } from './guide-input.ts';
import type { Workbench } from './workbench.ts';

const crm = readFileSync(path.join(checkout, 'docs/sample-cluster/cluster.crm'), 'utf8');

let session: DriveSession;
let workbench: Workbench;

beforeAll(async () => {
  session = await DriveSession.open('sample-cluster', copySample);
  workbench = session.workbench;
});

afterAll(() => session?.close());

const steps = (): Locator => workbench.page.locator('.getting-started-step');
const step = (title: string): Locator => steps().filter({ hasText: title });
const ticked = (title: string): Locator => step(title).locator('.codicon-getting-started-step-checked');

/** Opens the walkthrough at one of its steps. */
async function openStep(title: string): Promise<Locator> {
  await workbench.command('HA Cluster: First Steps');
  await step(title).waitFor();
  if (!(await step(title).evaluate((one) => one.classList.contains('expanded')))) await step(title).click();
  return step(title);
}

/** A picture in light and dark of what lies around something, for the walkthrough. */
async function picture(
  name: string,
  around: () => Promise<Locator>,
  size?: { readonly width: number; readonly height: number },
) {
  const { page } = workbench;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`.monaco-workbench.${colorScheme === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
    await workbench.crop(`walkthrough-${name}-${colorScheme}`, await around(), size);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('.monaco-workbench.vs').waitFor();
}

/** Enough to read something in. */
const part = { width: 820, height: 520 };

function placeOf(text: string): [line: number, column: number] {
  const before = crm.slice(0, crm.indexOf(text)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

test('the walkthrough says what can be done, step by step', async () => {
  await openStep('Open the files of a cluster');
  expect(await steps().count()).toBe(6);
  await step('Bring it to the nodes').waitFor();
  expect(await ticked('Open the files of a cluster').count()).toBe(0);
  const shown = workbench.page.locator('.getting-started-media img');
  await expect
    .poll(() => shown.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth ?? 0))
    .toBeGreaterThan(0);
  await workbench.screenshot('first-steps-light');
});

test('a step is ticked off when it is done', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.editor.locator('.squiggly-error').first().waitFor({ state: 'attached' });
  await openStep('Open the files of a cluster');
  await ticked('Open the files of a cluster').first().waitFor();
  const problems = await openStep('See what is wrong');
  await problems.getByRole('button', { name: 'Show Problems' }).click();
  await workbench.problems.first().waitFor();
  await ticked('See what is wrong').first().waitFor();
});

test('its buttons lead to the picture and the guide', async () => {
  const look = await openStep('Look at the whole cluster');
  await look.getByRole('button', { name: 'Show Picture of the Cluster' }).click();
  const frame: FrameLocator = workbench.page
    .frameLocator('iframe.webview')
    .frameLocator('iframe#active-frame');
  await frame.locator('[data-id="node alder"]').first().waitFor();
  const add = await openStep('Add a service');
  await add.getByRole('button', { name: 'New Resource Group...' }).click();
  const guide = new GuideInput(workbench);
  await guide.question('New Resource Group (1): Service');
  await picture('group', async () => guide.widget);
  await workbench.page.keyboard.press('Escape');
  await guide.widget.waitFor({ state: 'hidden' });
});

test('the pictures of its steps are those of the sample', async () => {
  const { page } = workbench;
  await workbench.command('View: Close All Editors');
  await workbench.command('View: Hide Panel');
  await workbench.openFile('cluster.crm');
  await workbench.command('HA Cluster: Focus on Overview View');
  const row = page.locator('.pane-body .monaco-list-row', { hasText: 'db_fs' }).first();
  await row.waitFor();
  await picture('open', async () => page.locator('.pane-body .monaco-list-row').first(), part);

  await workbench.openFile('cluster.crm');
  await workbench.goTo(...placeOf('/dev/drbd2'));
  const hover = () => workbench.hover(workbench.line('/dev/drbd2').getByText('/dev/drbd2'), 'drbd1');
  await picture('problems', hover, part);
  await page.keyboard.press('Escape');

  await workbench.openFile('global_common.conf');
  const line = workbench.line('ping-timout');
  await line.waitFor();
  await workbench.goTo(lineNumber('docs/sample-cluster/etc/drbd.d/global_common.conf', 'ping-timout'), 9);
  const menu = await workbench.quickFixes('ping-timeout');
  await picture('fix', async () => menu, part);
  await page.keyboard.press('Escape');

  await workbench.command('HA Cluster: Show Picture of the Cluster');
  const frame = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await frame.locator('[data-id="constraint db_after_drbd"]').first().waitFor();
  await frame.getByRole('button', { name: 'Fit into the window (0)' }).click();
  await picture('picture', async () => page.locator('iframe.webview').first());
});

function lineNumber(file: string, text: string): number {
  const before = readFileSync(path.join(checkout, file), 'utf8').split(text)[0] ?? '';
  return before.split('\n').length;
}
