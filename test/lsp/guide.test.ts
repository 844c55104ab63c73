import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ClientCapabilities, ExecuteCommandRequest } from 'vscode-languageserver/node';
import { checkAnswerCommand, finishGuideCommand, nextQuestionCommand } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
};

let client: LspClient | undefined;

const folder = temporaryFolder('guide');
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(capabilities = CAPABILITIES) {
  const editor = await LspClient.start({ folder: folder.path, capabilities });
  client = editor;
  return (command: string, ...args: unknown[]) =>
    editor.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
}

const ADDRESS = { service: 'address', name: 'front', address: '192.0.2.80/24' };

it('asks, checks, and answers with an edit that wants to be confirmed', async () => {
  folder.write('cluster.crm', 'node alice\nnode bob');
  const ask = await start();
  const request = { guide: 'resource-group', answers: { service: 'address', name: 'front' } };
  expect(await ask(nextQuestionCommand, request)).toMatchObject({ kind: 'ask', question: { id: 'address' } });
  expect(await ask(checkAnswerCommand, request, 'address', '192.0.2.80')).toContain('192.0.2.80/24');
  expect(await ask(checkAnswerCommand, request, 'address', '192.0.2.80/24')).toBeNull();
  expect(await ask(finishGuideCommand, request)).toBeNull();
  const all = { guide: 'resource-group', answers: ADDRESS };
  expect(await ask(nextQuestionCommand, all)).toEqual({ kind: 'ready' });
  const made = await ask(finishGuideCommand, all);
  expect(made).toMatchObject({ label: 'New resource group front', creates: [], secrets: [] });
  const [edits] = made.edit.documentChanges;
  expect(edits.textDocument.uri).toMatch(/cluster\.crm$/);
  expect(edits.edits[0].newText).toMatch(/^\n\n# Address only: front\.\nprimitive ip_front /);
  const annotation = made.edit.changeAnnotations[edits.edits[0].annotationId];
  expect(annotation).toMatchObject({ label: 'New resource group front', needsConfirmation: true });
});

it('makes a cluster in an empty folder, and in no other', async () => {
  const ask = await start();
  expect(await ask(nextQuestionCommand, { guide: 'cluster', answers: {} })).toMatchObject({
    kind: 'ask',
    question: { id: 'name' },
  });
  const answers = {
    name: 'harbour',
    nodes: 'alice bob',
    membership: 'heartbeat',
    'address 0 of alice': '192.0.2.11',
    'address 0 of bob': '192.0.2.12',
    'interface 0': 'eth0',
    networks: '1',
    drbd: 'none',
    fencing: 'sbd',
    disk: '/dev/disk/by-partlabel/sbd',
  };
  const made = await ask(finishGuideCommand, { guide: 'cluster', answers });
  const names = made.creates.map((uri: string) =>
    uri.slice(uri.indexOf(path.basename(folder.path)) + path.basename(folder.path).length + 1),
  );
  expect(names).toEqual(['ha-cluster.json', 'etc/ha.d/ha.cf', 'etc/ha.d/authkeys', 'cluster.crm']);
  expect(made.secrets).toEqual([made.creates[2]]);
  expect(JSON.stringify(made.edit)).toMatch(/1 sha1 [0-9a-f]{40}/);
  await client?.stop();
  folder.write('cluster.crm', 'node alice\n');
  const again = await start();
  expect(await again(nextQuestionCommand, { guide: 'cluster', answers: {} })).toMatchObject({
    kind: 'obstacle',
    message: expect.stringContaining('cluster.crm'),
  });
});

it('asks which cluster is meant where there are several', async () => {
  for (const name of ['north', 'south']) {
    folder.write(`${name}/ha-cluster.json`, '{}\n');
    folder.write(`${name}/cluster.crm`, `node ${name}1\n`);
  }
  const ask = await start();
  const first = await ask(nextQuestionCommand, { guide: 'resource-group', answers: {} });
  expect(first.question.choices.map(({ label }: { label: string }) => label)).toEqual(['north', 'south']);
  const answers = { ...ADDRESS, cluster: first.question.choices[1].value };
  const made = await ask(finishGuideCommand, { guide: 'resource-group', answers });
  expect(made.shows).toMatch(/south\/cluster\.crm$/);
});

it('answers with nothing to what is no request, and to a client that cannot make files', async () => {
  const ask = await start({});
  for (const request of [
    undefined,
    7,
    { guide: 'other', answers: {} },
    { guide: 'cluster', answers: { a: 1 } },
  ]) {
    expect(await ask(nextQuestionCommand, request)).toBeNull();
    expect(await ask(checkAnswerCommand, request, 'name', 'x')).toBeNull();
    expect(await ask(finishGuideCommand, request)).toBeNull();
  }
  expect(await ask(finishGuideCommand, { guide: 'resource-group', answers: ADDRESS })).toBeNull();
});
