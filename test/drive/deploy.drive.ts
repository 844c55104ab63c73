// A person deploys a cluster to real nodes: looks at the plan, says yes, finds what differs, and takes it back.

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withCluster } from '../deploy/nodes/with-cluster.ts';
import { heartbeatPair } from '../deploy/support/heartbeat-pair.ts';
import { DriveSession } from './drive-session.ts';
import type { Workbench } from './workbench.ts';

describe('deployment in VS Code', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'] });
  let session: DriveSession;
  let workbench: Workbench;

  beforeAll(async () => {
    const fill = (folder: string) => {
      for (const [name, text] of Object.entries(heartbeatPair)) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    };
    session = await DriveSession.open(
      'mail-pair',
      fill,
      {},
      { 'haCluster.deploy.ssh': cluster().ssh.program },
    );
    workbench = session.workbench;
  });
  afterAll(() => session?.close());

  const notification = (text: string): Locator =>
    workbench.page.locator('.notification-toast', { hasText: text }).first();
  const dialog = (): Locator => workbench.page.locator('.monaco-dialog-box');
  const onNode = async (name: string, file: string) => (await cluster().node(name).read(file))?.toString();

  test('what is not saved is asked about first', async () => {
    await workbench.openFile('haresources');
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.type('# ');
    await workbench.line('# alice').waitFor();
    await workbench.commandUntil('HA Cluster: Deploy to Node...', dialog());
    expect(await dialog().innerText()).toContain(
      'What is deployed is what is on disk: etc/ha.d/haresources.',
    );
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await workbench.command('File: Revert File');
    await workbench.line('# alice').waitFor({ state: 'detached' });
  });

  test('the plan shows what becomes different on each node, without a secret', async () => {
    await workbench.openFile('ha.cf');
    const question = workbench.page.locator('.quick-input-title', { hasText: 'Deploy to Which Nodes?' });
    await workbench.commandUntil('HA Cluster: Deploy to Node...', question);
    await workbench.page.keyboard.press('Enter');
    await notification('The plan for').waitFor();
    const multi = workbench.page.locator('.multiDiffEntry, .monaco-component.multiDiffEditor').first();
    await multi.waitFor();
    await workbench.screenshot('deploy-plan');
    expect(await workbench.page.locator('body').innerText()).not.toContain('Zk4Vt0uQeW9sB2mXr7Ld');
    expect(await onNode('alice', '/etc/ha.d/ha.cf')).toBeUndefined();
  });

  test('a yes that names nodes and files carries it out', async () => {
    await notification('The plan for').getByRole('button', { name: 'Deploy...' }).click();
    await dialog().waitFor();
    expect(await dialog().innerText()).toContain('Deploy to alice, gertrude?');
    expect(await dialog().innerText()).toContain('/etc/ha.d/authkeys');
    await workbench.screenshot('deploy-confirm');
    await dialog().getByRole('button', { name: 'Deploy', exact: true }).click();
    await notification('10 files deployed to alice, gertrude').waitFor();
    await workbench.screenshot('deploy-done');
    for (const name of ['alice', 'gertrude']) {
      expect(await onNode(name, '/etc/ha.d/ha.cf')).toBe(heartbeatPair['etc/ha.d/ha.cf']);
    }
  });

  test('what somebody changes on a node is found, at the file it differs from', async () => {
    await cluster().node('gertrude').must('echo "# by hand" >> /etc/ha.d/ha.cf');
    await workbench.command('HA Cluster: Compare Nodes with the Workspace');
    await workbench.findProblem('gertrude: /etc/ha.d/ha.cf differs from the workspace.');
    await notification('1 file on the nodes is not what is here.')
      .getByRole('button', { name: 'Show Differences' })
      .click();
    await workbench.page.locator('.tab.active', { hasText: 'Nodes and Workspace' }).waitFor();
    await workbench.page.locator('.multiDiffEntry .view-line', { hasText: /#.by.hand/ }).waitFor();
    await workbench.command('HA Cluster: Focus on Overview View');
    await workbench.page
      .locator('.pane-body .monaco-list-row', { hasText: 'Not as in the workspace' })
      .first()
      .waitFor();
    await workbench.page
      .locator('.pane-body .monaco-list-row', { hasText: '/etc/ha.d/ha.cf differs from the workspace' })
      .first()
      .waitFor();
    await workbench.screenshot('deploy-drift');
    await cluster().node('gertrude').must('sed -i "/# by hand/d" /etc/ha.d/ha.cf');
  });

  test('the cluster is read from its nodes into another folder', async () => {
    const empty = path.join(path.dirname(session.folder), 'from-nodes');
    mkdirSync(empty);
    writeFileSync(path.join(empty, 'notes.txt'), 'alice and gertrude\n');
    const other = await session.openWindow(empty);
    const input = other.page.locator('.quick-input-widget input[type="text"]');
    const title = other.page.locator('.quick-input-title', { hasText: 'HA Cluster: Import from Node' });
    await other.commandUntil('HA Cluster: Import from Node...', title);
    await input.fill('alice gertrude');
    await other.page.keyboard.press('Enter');
    await other.page.locator('.notification-toast', { hasText: '6 files imported' }).waitFor();
    for (const [name, text] of Object.entries(heartbeatPair)) {
      if (name !== 'ha-cluster.json') expect(readFileSync(path.join(empty, name), 'utf8')).toBe(text);
    }
    expect(statSync(path.join(empty, 'etc/ha.d/authkeys')).mode & 0o077).toBe(0);
    await other.screenshot('deploy-import');
    await other.page.close();
  });

  test('what was deployed is listed by its time and its files', async () => {
    const list = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'complete, by' });
    await workbench.commandUntil('HA Cluster: Show Deployments', list.first());
    expect(await list.count()).toBe(1);
    expect(await list.first().innerText()).toContain('/etc/ha.d/authkeys');
    await workbench.screenshot('deploy-history');
    await workbench.page.keyboard.press('Escape');
  });

  test('the deployment is taken back', async () => {
    await workbench.command('HA Cluster: Roll Back Last Deployment');
    await dialog().waitFor();
    expect(await dialog().innerText()).toContain('/etc/ha.d/authkeys on alice, gertrude');
    await dialog().getByRole('button', { name: 'Take Back', exact: true }).click();
    await notification('is taken back').waitFor();
    for (const name of ['alice', 'gertrude']) {
      expect(await onNode(name, '/etc/ha.d/ha.cf')).toBeUndefined();
    }
  });
});
