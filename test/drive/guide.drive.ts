// A person adds a database to a cluster by its guide: answers questions, is corrected, goes back, looks, and accepts.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCluster } from '../../server/src/scaffold/new-cluster.ts';
import { DriveSession } from './drive-session.ts';
import { GuideInput } from './guide-input.ts';
import type { Workbench } from './workbench.ts';

let session: DriveSession;
let workbench: Workbench;
let guide: GuideInput;

/** A cluster without resources. */
function writeCluster(folder: string): void {
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
}

beforeAll(async () => {
  session = await DriveSession.open('harbour', writeCluster);
  workbench = session.workbench;
  guide = new GuideInput(workbench);
});

afterAll(() => session?.close());

test('asks what is to run, and suggests what is free', async () => {
  await workbench.openFile('cluster.crm');
  await workbench.command('HA Cluster: New Resource Group...');
  await guide.question('New Resource Group (1): Service');
  await guide.choice('PostgreSQL').waitFor();
  await workbench.screenshot('guide-service');
  await guide.choice('PostgreSQL').click();
  await guide.answer('Name', 'orders');
  await guide.question('Address of alder');
  // The last ring of corosync.conf.
  expect(await guide.box.inputValue()).toBe('10.20.30.1');
  await guide.answer('Address of alder');
  await guide.answer('Address of birch');
  await guide.question('Disk');
  expect(await guide.box.inputValue()).toBe('/dev/vg0/orders');
});

test('says what is wrong while one types', async () => {
  await guide.box.fill('/dev/drbd0');
  await guide.widget.getByText('is a device that DRBD makes').waitFor();
  await workbench.screenshot('guide-wrong-answer');
  // Enter does not lead on from a wrong answer.
  await workbench.page.keyboard.press('Enter');
  await guide.question('Disk');
  await guide.answer('Disk', '/dev/vg_data/orders');
});

test('goes back, and remembers what was answered', async () => {
  await guide.question('Minor number');
  await guide.widget.getByRole('button', { name: 'Back' }).click();
  await guide.question('Disk');
  expect(await guide.box.inputValue()).toBe('/dev/vg_data/orders');
  await guide.answer('Disk');
});

test('shows what it makes before anything is written', async () => {
  await guide.answer('Minor number');
  await guide.answer('Port');
  await guide.answer('File system');
  await guide.answer('Mount point');
  await guide.answer('Address', '192.0.2.80/24');
  await guide.answer('Data directory');
  await guide.answer('Programs');
  for (const file of ['cluster.crm', 'orders.res']) await guide.tick(file);
  await guide.previewed('orders.res').click();
  // The text as it will be, beside what is there now.
  await workbench.page
    .locator('.monaco-diff-editor', { hasText: /meta-disk/ })
    .first()
    .waitFor();
  await workbench.screenshot('guide-preview');
  expect(readFileSync(path.join(session.folder, 'cluster.crm'), 'utf8')).not.toContain('orders');
});

test('writes it once it is accepted', async () => {
  const { page } = workbench;
  await guide.apply();
  await expect
    .poll(() => readFileSync(path.join(session.folder, 'cluster.crm'), 'utf8'), { timeout: 120_000 })
    .toContain('group g_orders fs_orders ip_orders pgsql_orders');
  expect(readFileSync(path.join(session.folder, 'etc/drbd.d/orders.res'), 'utf8')).toContain(
    'device    /dev/drbd0;',
  );
  await page.locator('.tab.active', { hasText: 'cluster.crm' }).waitFor();
  await workbench.goTo(40, 1);
  await workbench.line('group g_orders').waitFor();
  await workbench.command('Problems: Focus on Problems View');
  await page.getByText('No problems have been detected').waitFor();
  await workbench.screenshot('guide-written');
});
