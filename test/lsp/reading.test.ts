import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeLensRequest,
  DocumentLinkRequest,
  HoverRequest,
  InlayHintRequest,
  SignatureHelpRequest,
} from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';

const folder = mkdtempSync(`${tmpdir()}/ha-cluster-reading-`);
let client: LspClient;

const CRM = `primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
primitive ip IPaddr2 params ip=10.0.0.9
order ip_after_fs Mandatory: fs ip
location here ip 50: alice
`;

beforeAll(async () => {
  client = await LspClient.start({
    folder,
    capabilities: { textDocument: { diagnostic: {} } },
    options: { commands: ['haCluster.showReferences'] },
  });
  await client.open('etc/ha.d/ha.cf', 'ha-cf', 'node alice\nnode bob\n');
  await client.open(
    'etc/drbd.d/db.res',
    'drbd',
    'resource db {\n  device minor 0;\n  disk /dev/vg0/db;\n  meta-disk internal;\n}\n',
  );
  await client.open('cluster.crm', 'crmsh', CRM);
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string, line: number, character: number) => ({
  textDocument: { uri: client.uri(path) },
  position: { line, character },
});
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

it('shows in a hover what a name of another file stands for', async () => {
  const found = await client.connection.sendRequest(HoverRequest.type, at('cluster.crm', 0, 45));
  expect(found?.range).toEqual(range(0, 38, 48));
  expect(JSON.stringify(found?.contents)).toContain('volume 0 of the DRBD resource `db`');
});

it('shows the start order as hierarchy of calls', async () => {
  const ip = await client.connection.sendRequest(CallHierarchyPrepareRequest.type, at('cluster.crm', 3, 15));
  const [item] = ip ?? [];
  if (!item) throw new Error('no item');
  expect(item).toMatchObject({ name: 'ip', selectionRange: range(1, 10, 12) });
  const before = await client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
  expect(before).toMatchObject([
    { from: { name: 'fs', detail: 'Filesystem' }, fromRanges: [range(2, 29, 31)] },
  ]);
  const [fs] = before ?? [];
  if (!fs) throw new Error('nothing before');
  const after = await client.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, {
    item: fs.from,
  });
  expect(after).toMatchObject([{ to: { name: 'ip' }, fromRanges: [range(2, 32, 34)] }]);
});

describe('code lenses', () => {
  it('lead to the constraints that name a resource', async () => {
    const found = await client.connection.sendRequest(CodeLensRequest.type, {
      textDocument: at('cluster.crm', 0, 0).textDocument,
    });
    const uri = client.uri('cluster.crm');
    expect(found?.map(({ command }) => command)).toEqual([
      {
        title: 'used by 1 constraint',
        command: 'haCluster.showReferences',
        arguments: [uri, { line: 0, character: 10 }, [{ uri, range: range(2, 29, 31) }]],
      },
      {
        title: 'used by 2 constraints, prefers alice',
        command: 'haCluster.showReferences',
        arguments: [
          uri,
          { line: 1, character: 10 },
          [
            { uri, range: range(2, 32, 34) },
            { uri, range: range(3, 14, 16) },
          ],
        ],
      },
    ]);
  });

  it('lead to the nodes, where a client can deploy', async () => {
    const textDocument = { uri: client.uri('ha-cluster.json') };
    const text = '{ "nodes": { "alice": {}, "gertrude": {} } }\n';
    for (const deployment of [true, false]) {
      const able = await LspClient.start({
        folder,
        options: { commands: ['haCluster.showReferences', 'haCluster.deploy'], deployment },
      });
      writeFileSync(`${folder}/ha-cluster.json`, text);
      await able.open('ha-cluster.json', 'json', text);
      await able.save('ha-cluster.json');
      const found = await able.connection.sendRequest(CodeLensRequest.type, { textDocument });
      expect(found?.map(({ command }) => command)).toEqual(
        deployment
          ? [{ title: 'Deploy to alice, gertrude', command: 'haCluster.deploy', arguments: [folder] }]
          : [],
      );
      await able.stop();
      rmSync(`${folder}/ha-cluster.json`);
    }
  });

  it('are not offered to editors that cannot show references', async () => {
    const plain = await LspClient.start({ folder });
    expect(plain.result.capabilities.codeLensProvider).toBeUndefined();
    await plain.stop();
  });

  it('can be switched off', async () => {
    const quiet = await LspClient.start({
      folder,
      capabilities: { workspace: { configuration: true } },
      settings: { codeLens: { enabled: false } },
      options: { commands: ['haCluster.showReferences'] },
    });
    await quiet.open('cluster.crm', 'crmsh', CRM);
    const textDocument = { uri: quiet.uri('cluster.crm') };
    expect(await quiet.connection.sendRequest(CodeLensRequest.type, { textDocument })).toBeNull();
    await quiet.stop();
  });
});

describe('inlay hints', () => {
  const whole = (editor: LspClient) => ({
    textDocument: { uri: editor.uri('etc/drbd.d/db.res') },
    range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } },
  });

  it('show the device of a minor', async () => {
    expect(await client.connection.sendRequest(InlayHintRequest.type, whole(client))).toMatchObject([
      { position: { line: 1, character: 16 }, label: '/dev/drbd0' },
    ]);
  });

  it('can be switched off, each kind for itself', async () => {
    const quiet = await LspClient.start({
      folder,
      capabilities: { workspace: { configuration: true } },
      settings: { inlayHints: { devices: false, units: true } },
    });
    const text = 'resource db {\n  device minor 0;\n  net { timeout 60; }\n}\n';
    await quiet.open('etc/drbd.d/db.res', 'drbd', text);
    expect(await quiet.connection.sendRequest(InlayHintRequest.type, whole(quiet))).toMatchObject([
      { position: { line: 2, character: 18 }, label: '= 6 s' },
    ]);
    await quiet.stop();
  });
});

it('shows the form of the statement that is being typed', async () => {
  const help = await client.connection.sendRequest(SignatureHelpRequest.type, at('cluster.crm', 2, 29));
  expect(help).toMatchObject({
    activeParameter: 2,
    signatures: [{ label: 'order ID KIND: FIRST[:ACTION] THEN[:ACTION]' }],
  });
  expect(help?.signatures[0]?.parameters?.[2]?.label).toEqual([15, 29]);
});

it('leads from an include to the one file that it names', async () => {
  await client.open('etc/drbd.conf', 'drbd', 'include "drbd.d/db.res";\ninclude "drbd.d/none.res";\n');
  const textDocument = { uri: client.uri('etc/drbd.conf') };
  expect(await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument })).toEqual([
    { range: range(0, 8, 23), target: client.uri('etc/drbd.d/db.res'), tooltip: 'Open db.res' },
  ]);
});
