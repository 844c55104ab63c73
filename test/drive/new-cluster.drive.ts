// A person begins a cluster in an empty folder by its guide, on Heartbeat: the key is for its owner alone.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DriveSession } from './drive-session.ts';
import { GuideInput } from './guide-input.ts';
import type { Workbench } from './workbench.ts';

const FILES = ['ha-cluster.json', 'ha.cf', 'authkeys', 'cluster.crm'];

let session: DriveSession;
let workbench: Workbench;
let guide: GuideInput;

beforeAll(async () => {
  session = await DriveSession.open('harbour', (folder) => {
    // Something that is no file of a cluster.
    writeFileSync(path.join(folder, 'notes.txt'), 'order the rails\n');
  });
  workbench = session.workbench;
  guide = new GuideInput(workbench);
});

afterAll(() => session?.close());

test('asks for the nodes, their networks and how they are fenced', async () => {
  // The palette lists what is known when it opens: first the extension has to be there.
  await workbench.page.locator('.activitybar .action-label[aria-label*="HA Cluster"]').waitFor();
  await workbench.command('HA Cluster: New Cluster...');
  await guide.question('Name');
  expect(await guide.box.inputValue()).toBe('harbour');
  await guide.answer('Name');
  await guide.answer('Nodes', 'alder birch');
  await guide.choose('Membership', 'Heartbeat 3');
  await guide.answer('Address of alder', '192.0.2.11');
  await guide.answer('Address of birch', '192.0.2.12');
  await guide.answer('Interface');
  await guide.choose('Second network', 'Yes');
  await guide.answer('Address of alder', '10.20.30.1');
  await guide.answer('Address of birch', '10.20.30.2');
  await guide.answer('Interface');
  await guide.choose('DRBD', 'None');
  await guide.question('Fencing');
  await workbench.screenshot('guide-fencing');
  await guide.choose('Fencing', 'IPMI');
  await guide.answer('Management board of alder', '192.0.2.101');
  await guide.answer('Management board of birch', '192.0.2.102');
  await guide.answer('User');
  await guide.answer('Password');
});

test('makes the files once they are accepted, without a problem', async () => {
  for (const file of FILES) await guide.tick(file);
  expect(existsSync(path.join(session.folder, 'cluster.crm'))).toBe(false);
  await guide.apply();
  const authkeys = path.join(session.folder, 'etc/ha.d/authkeys');
  await expect
    .poll(() => existsSync(authkeys) && readFileSync(authkeys, 'utf8'), { timeout: 120_000 })
    .toMatch(/^1 sha1 [0-9a-f]{40}$/m);
  await expect.poll(() => statSync(authkeys).mode & 0o777, { timeout: 120_000 }).toBe(0o600);
  expect(readFileSync(path.join(session.folder, 'etc/ha.d/ha.cf'), 'utf8')).toContain(
    'ucast eth1 10.20.30.2\n',
  );
  await workbench.page.locator('.tab.active', { hasText: 'ha-cluster.json' }).waitFor();
  await workbench.command('Problems: Focus on Problems View');
  await workbench.page.getByText('No problems have been detected').waitFor();
  await workbench.screenshot('guide-new-cluster');
});
