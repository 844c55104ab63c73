import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CodeAction, CodeActionRequest, ExecuteCommandRequest } from 'vscode-languageserver/node';
import { convertCommand } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HA_CF = 'node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nauto_failback off\n';
const HARESOURCES = 'alice 10.0.0.100 httpd\n';
const DRBD = `resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on bob { address 10.0.0.1:7789; node-id 0; }
  on alice { address 10.0.0.2:7789; node-id 1; }
}
`;

let client: LspClient | undefined;

const folder = temporaryFolder('convert');
beforeEach(() => {
  folder.write('etc/drbd.d/db.res', DRBD);
});
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(commands?: readonly string[]): Promise<LspClient> {
  client = await LspClient.start({
    folder: folder.path,
    capabilities: {},
    ...(commands && { options: { commands } }),
  });
  await client.open('etc/ha.d/ha.cf', 'ha-cf', HA_CF);
  await client.open('etc/ha.d/haresources', 'haresources', HARESOURCES);
  return client;
}

function ask(editor: LspClient, ...args: unknown[]) {
  return editor.connection.sendRequest(ExecuteCommandRequest.type, {
    command: convertCommand,
    arguments: args,
  });
}

async function conversionsAt(editor: LspClient, name: string) {
  const position = { line: 0, character: 0 };
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: editor.uri(name) },
    range: { start: position, end: position },
    context: { diagnostics: [], only: ['refactor'] },
  });
  return (actions ?? []).filter((one): one is CodeAction => 'kind' in one).map(({ command }) => command);
}

it('answers with corosync.conf for ha.cf, from all that the cluster says', async () => {
  const editor = await start();
  const made = await ask(editor, editor.uri('etc/ha.d/ha.cf'));
  expect(made).toMatchObject({ language: 'corosync', name: 'corosync.conf' });
  expect(made.text).toMatch(/name: alice\n {4}nodeid: 1\n {4}ring0_addr: 10\.0\.0\.2\n/);
});

it('answers with crm statements for haresources', async () => {
  const editor = await start();
  const made = await ask(editor, editor.uri('etc/ha.d/haresources'));
  expect(made).toMatchObject({ language: 'crmsh', name: 'cluster.crm' });
  expect(made.text).toContain('group g_10_0_0_100 ip_10_0_0_100 httpd\n');
  expect(made.text).toContain('rsc_defaults resource-stickiness=200\n');
});

it.each([['file:///no/such/file'], [17], []])('answers with nothing for %j', async (...args) => {
  const editor = await start();
  expect(await ask(editor, ...args)).toBeNull();
  expect(await ask(editor, editor.uri('etc/drbd.d/db.res'))).toBeNull();
});

it('offers an action to a client that can open the result, and to no other', async () => {
  const plain = await start();
  expect(await conversionsAt(plain, 'etc/ha.d/ha.cf')).toEqual([]);
  await plain.stop();
  const editor = await start(['haCluster.convertHaCf', 'haCluster.convertHaresources']);
  const uri = (name: string) => [editor.uri(name)];
  expect(await conversionsAt(editor, 'etc/ha.d/ha.cf')).toEqual([
    {
      title: 'Convert ha.cf to corosync.conf',
      command: 'haCluster.convertHaCf',
      arguments: uri('etc/ha.d/ha.cf'),
    },
  ]);
  expect(await conversionsAt(editor, 'etc/ha.d/haresources')).toEqual([
    {
      title: 'Convert haresources to crm statements',
      command: 'haCluster.convertHaresources',
      arguments: uri('etc/ha.d/haresources'),
    },
  ]);
  expect(await conversionsAt(editor, 'etc/drbd.d/db.res')).toEqual([]);
});
