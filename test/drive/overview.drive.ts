// A person looks at the cluster as a tree: sees where something is wrong, and goes there.

import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySample, DriveSession } from './drive-session.ts';
import type { Workbench } from './workbench.ts';

let session: DriveSession;
let workbench: Workbench;

beforeAll(async () => {
  session = await DriveSession.open('sample-cluster', copySample);
  workbench = session.workbench;
});

afterAll(() => session?.close());

/** A row of the tree by its label. */
function row(label: string): Locator {
  return workbench.page.locator('.pane-body .monaco-list-row', { hasText: label }).first();
}

test('the tree shows the nodes, devices, groups and constraints', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.command('HA Cluster: Focus on Overview View');
  for (const label of ['Nodes', 'alder', 'DRBD', 'Resources', 'ms_db_drbd', 'db_fs', 'Constraints']) {
    await row(label).waitFor();
  }
  // What has a problem is told to those who cannot see colours, too.
  expect(await row('db_fs').getAttribute('aria-label')).toContain('has a problem: error');
  await workbench.screenshot('overview-light');
});

test('choosing something shows where it is written', async () => {
  await row('db_fs').click();
  await workbench.page.locator('.tab.active', { hasText: 'cluster.crm' }).waitFor();
  await workbench.line('primitive db_fs Filesystem').waitFor();
});

test('the tree follows the text', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.goTo(1, 1);
  await workbench.page.keyboard.type('primitive extra_ip IPaddr2 params ip=192.0.2.99');
  await workbench.page.keyboard.press('Enter');
  await row('extra_ip').waitFor();
  await workbench.page.emulateMedia({ colorScheme: 'dark' });
  await workbench.page.locator('.monaco-workbench.vs-dark').waitFor();
  await workbench.screenshot('overview-dark');
});
