import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { type ClientOptions, LspClient } from '../support/lsp-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PULLS = {
  textDocument: { diagnostic: {} },
  workspace: { configuration: true, diagnostics: { refreshSupport: true } },
};
const GOOD_KEYS = 'auth 1\n1 sha1 kO8Ud1Qw\n';
const BAD_KEYS = 'auth 1\n1 sha257 kO8Ud1Qw\n';
const HA_CF =
  'keepalive 2\ndeadtime 30\ninitdead 60\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nnode alice bob\ncrm respawn\n';

let client: LspClient | undefined;

const folder = temporaryFolder('lsp');
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(options: Omit<ClientOptions, 'folder'> = { capabilities: PULLS }): Promise<LspClient> {
  client = await LspClient.start({ folder: folder.path, ...options });
  return client;
}

describe('problems', () => {
  it('are pulled, with code, source and link, and "unchanged" when they are', async () => {
    const editor = await start();
    await editor.open('etc/ha.d/authkeys', 'ha-authkeys', BAD_KEYS);
    const report = await editor.pull('etc/ha.d/authkeys');
    expect(report).toMatchObject({
      kind: 'full',
      items: [
        {
          code: 'ha-authkeys/unknown-method',
          source: 'ha-cluster',
          severity: 1,
          range: { start: { line: 1, character: 2 } },
        },
      ],
    });
    const again = await editor.pull('etc/ha.d/authkeys', report.resultId);
    expect(again.kind).toBe('unchanged');
    await editor.change('etc/ha.d/authkeys', GOOD_KEYS);
    expect(await editor.pull('etc/ha.d/authkeys', report.resultId)).toMatchObject({
      kind: 'full',
      items: [],
    });
  });

  it('are pushed to editors that cannot pull, also for files that are not open', async () => {
    folder.write('etc/ha.d/authkeys', BAD_KEYS);
    const editor = await start({ capabilities: {} });
    expect(editor.result.capabilities.diagnosticProvider).toBeUndefined();
    const found = await editor.until(() => editor.pushed.get(editor.uri('etc/ha.d/authkeys')));
    expect(found.map(({ code }) => code)).toEqual(['ha-authkeys/unknown-method']);
    await editor.open('etc/ha.d/authkeys', 'ha-authkeys', GOOD_KEYS);
    await editor.until(() => editor.pushed.get(editor.uri('etc/ha.d/authkeys'))?.length === 0);
  });

  it('cover the whole workspace', async () => {
    folder.write('etc/ha.d/authkeys', BAD_KEYS);
    const editor = await start();
    const { items } = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    expect(items).toMatchObject([
      {
        uri: editor.uri('etc/ha.d/authkeys'),
        version: null,
        items: [{ code: 'ha-authkeys/unknown-method' }],
      },
    ]);
  });

  it('of one file follow another: authkeys that appear, change and go', async () => {
    folder.write('etc/ha.d/ha.cf', HA_CF);
    const editor = await start();
    await editor.open('etc/ha.d/ha.cf', 'ha-cf', HA_CF);
    expect(await editor.codes('etc/ha.d/ha.cf')).toContain('cluster/missing-authkeys');
    folder.write('etc/ha.d/authkeys', GOOD_KEYS);
    const tell = (type: FileChangeType) =>
      editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: editor.uri('etc/ha.d/authkeys'), type }],
      });
    const before = editor.refreshes;
    await tell(FileChangeType.Created);
    expect(await editor.codes('etc/ha.d/ha.cf')).not.toContain('cluster/missing-authkeys');
    await editor.until(() => editor.refreshes > before);
    await editor.open('etc/ha.d/authkeys', 'ha-authkeys', GOOD_KEYS.replace('sha1 kO8Ud1Qw', 'crc'));
    expect(await editor.codes('etc/ha.d/authkeys')).toContain('cluster/crc-on-network');
    await editor.close('etc/ha.d/authkeys');
    rmSync(folder.at('etc/ha.d/authkeys'));
    await tell(FileChangeType.Deleted);
    expect(await editor.codes('etc/ha.d/ha.cf')).toContain('cluster/missing-authkeys');
  });

  it('follow ha-cluster.json when it is saved, and are reported in it at once', async () => {
    folder.write('authkeys', BAD_KEYS);
    const editor = await start();
    await editor.open('authkeys', 'ha-authkeys', BAD_KEYS);
    expect(await editor.codes('authkeys')).toEqual(['ha-authkeys/unknown-method']);
    const levels = '{ "rules": { "ha-authkeys/unknown-method": "off" } }\n';
    await editor.open('ha-cluster.json', 'json', '{ "rules": { "ha-authkeys/unknown-metod": "off" } }\n');
    expect(await editor.codes('ha-cluster.json')).toEqual(['ha-cluster/unknown-rule']);
    await editor.change('ha-cluster.json', levels);
    expect(await editor.codes('ha-cluster.json')).toEqual([]);
    expect(await editor.codes('authkeys')).toEqual(['ha-authkeys/unknown-method']);
    folder.write('ha-cluster.json', levels);
    await editor.save('ha-cluster.json');
    expect(await editor.codes('authkeys')).toEqual([]);
  });

  it('wait for the save with lint.run onSave', async () => {
    const editor = await start({ capabilities: PULLS, settings: { lint: { run: 'onSave' } } });
    await editor.open('authkeys', 'ha-authkeys', GOOD_KEYS);
    const first = await editor.pull('authkeys');
    expect(first).toMatchObject({ kind: 'full', items: [] });
    await editor.change('authkeys', BAD_KEYS);
    expect((await editor.pull('authkeys', first.resultId)).kind).toBe('unchanged');
    await editor.save('authkeys');
    expect(await editor.pull('authkeys', first.resultId)).toMatchObject({
      kind: 'full',
      items: [{ code: 'ha-authkeys/unknown-method' }],
    });
  });

  it('take the level a person gave their rule', async () => {
    const settings = { rules: { 'ha-authkeys/unknown-method': 'hint' } };
    const editor = await start({ capabilities: PULLS, settings });
    await editor.open('authkeys', 'ha-authkeys', BAD_KEYS);
    expect(await editor.pull('authkeys')).toMatchObject({ items: [{ severity: 4 }] });
  });

  it('are off where the person said so: rule and file', async () => {
    const settings = {
      rules: { 'ha-authkeys/unknown-method': 'off' },
      files: { associations: { 'old/**': 'off', 'keys.txt': 'ha-authkeys' } },
    };
    const editor = await start({ capabilities: PULLS, settings });
    await editor.open('authkeys', 'ha-authkeys', BAD_KEYS);
    expect(await editor.codes('authkeys')).toEqual([]);
    await editor.open('old/authkeys', 'ha-authkeys', '1 sha1 x\n');
    expect(await editor.codes('old/authkeys')).toEqual([]);
    await editor.open('keys.txt', 'plaintext', '1 sha1 kO8Ud1Qw\n');
    expect(await editor.codes('keys.txt')).toEqual(['ha-authkeys/missing-auth']);
  });

  it('come in no shell script that does not concern a cluster', async () => {
    const editor = await start();
    await editor.open('backup.sh', 'shellscript', 'if true; then echo "unterminated\n');
    expect(await editor.codes('backup.sh')).toEqual([]);
    await editor.open('other.conf', 'plaintext', 'resource r0 {\n');
    expect(await editor.codes('other.conf')).toEqual([]);
  });
});

describe('features', () => {
  it('complete, hover, outline and quick fix', async () => {
    const editor = await start();
    await editor.open('authkeys', 'ha-authkeys', `${BAD_KEYS}2 `);
    const textDocument = { uri: editor.uri('authkeys') };
    const completions = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 2, character: 2 },
    });
    const labels = Array.isArray(completions) ? completions.map(({ label }) => label) : [];
    expect(labels).toEqual(['sha1', 'md5', 'crc']);
    await editor.change('authkeys', BAD_KEYS);
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 0, character: 1 },
    });
    expect(JSON.stringify(hover?.contents)).toContain('signs what this node sends');
    const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols?.map(({ name }) => name)).toEqual(['1 sha257']);
    const position = { line: 1, character: 4 };
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    expect(actions?.[0]).toMatchObject({ title: 'Replace with sha1', kind: 'quickfix' });
  });

  it('answer nothing, and do not fail, for files that are none of ours', async () => {
    const editor = await start();
    const textDocument = { uri: editor.uri('nowhere.txt') };
    const position = { line: 0, character: 0 };
    expect(await editor.connection.sendRequest(HoverRequest.type, { textDocument, position })).toBeNull();
    expect(await editor.connection.sendRequest(CompletionRequest.type, { textDocument, position })).toEqual(
      [],
    );
    expect(await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
  });

  it('tell what a file is taken for', async () => {
    const editor = await start();
    const statuses: unknown[] = [];
    editor.connection.onNotification(
      'haCluster/documentStatus',
      (status: unknown) => void statuses.push(status),
    );
    await editor.open('etc/ha.d/authkeys', 'plaintext', GOOD_KEYS);
    await editor.until(() => statuses.length > 0);
    expect(statuses[0]).toMatchObject({
      language: 'ha-authkeys',
      languageName: 'Heartbeat authkeys',
      reason: 'by its name',
    });
  });

  it('end with exit code 0 after shutdown', async () => {
    const editor = await start();
    client = undefined;
    expect(await editor.stop()).toBe(0);
  });
});
