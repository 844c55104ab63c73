import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ExecuteCommandRequest } from 'vscode-languageserver/node';
import { deployCommands } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';

const CRM = 'node alice\nnode bob\nprimitive ip IPaddr2 params ip=10.0.0.9 op monitor interval=10s\n';

let folder = '';
let client: LspClient | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-deploy-'));
  writeFileSync(path.join(folder, 'cluster.crm'), CRM);
});
afterEach(async () => {
  await client?.stop();
  client = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function ask(command: string, request: object, deployment?: boolean): Promise<unknown> {
  client ??= await LspClient.start({
    folder,
    ...(deployment !== undefined && { options: { deployment } }),
  });
  return client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [request] });
}

it('offers the commands to every editor', async () => {
  await ask(deployCommands.clusters, {});
  expect(client?.result.capabilities.executeCommandProvider?.commands).toEqual(
    expect.arrayContaining(Object.values(deployCommands)),
  );
});

it('tells the clusters and their nodes', async () => {
  expect(await ask(deployCommands.clusters, {})).toEqual([
    { root: folder, nodes: { kind: 'done', value: ['alice', 'bob'] } },
  ]);
});

it('does not plan a cluster with errors', async () => {
  writeFileSync(path.join(folder, 'cluster.crm'), `${CRM}group web ip nothing\n`);
  expect(await ask(deployCommands.plan, { root: folder })).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('cluster.crm:4: '),
  });
});

it('says so when ssh is missing', async () => {
  client = await LspClient.start({
    folder,
    options: { settings: { deploy: { ssh: path.join(folder, 'no-ssh') } } },
  });
  expect(await ask(deployCommands.plan, { root: folder })).toMatchObject({
    kind: 'no-ssh',
    message: expect.stringContaining('There is no program'),
  });
});

it('goes to no node from a workspace that is not trusted', async () => {
  for (const command of [deployCommands.plan, deployCommands.drift, deployCommands.rollback]) {
    expect(await ask(command, { root: folder }, false)).toEqual({
      kind: 'other',
      message: 'Deployment runs ssh, which needs a workspace that you trust.',
    });
  }
  expect(await ask(deployCommands.apply, { plan: {}, activate: false }, false)).toMatchObject({
    message: expect.stringContaining('trust'),
  });
  expect(await ask(deployCommands.import, { destinations: ['alice'], become: false }, false)).toMatchObject({
    message: expect.stringContaining('trust'),
  });
});
