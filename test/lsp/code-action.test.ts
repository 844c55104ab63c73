import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, type CodeAction, CodeActionRequest } from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';

const HA_CF = 'node alice bob\nbcast eth0\ncrm respawn\n';
const EVERYTHING: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
    },
  },
};

let folder = '';
let client: LspClient | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-actions-'));
});
afterEach(async () => {
  await client?.stop();
  client = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(capabilities: ClientCapabilities): Promise<LspClient> {
  client = await LspClient.start({ folder, capabilities });
  return client;
}

async function actionsAt(editor: LspClient, name: string, line: number, only?: string[]) {
  const position = { line, character: 0 };
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: editor.uri(name) },
    range: { start: position, end: { line, character: 80 } },
    context: { diagnostics: [], ...(only && { only }) },
  });
  return (actions ?? []).filter((one): one is CodeAction => !('command' in one));
}

describe('a fix that makes a file', () => {
  const title = 'Create authkeys with a fresh sha1 key';

  it('is shown before it is done, and never overwrites', async () => {
    const editor = await start(EVERYTHING);
    await editor.open('etc/ha.d/ha.cf', 'ha-cf', HA_CF);
    const action = (await actionsAt(editor, 'etc/ha.d/ha.cf', 0)).find((one) => one.title === title);
    const uri = editor.uri('etc/ha.d/authkeys');
    const key = expect.stringMatching(/^auth 1\n1 sha1 [0-9a-f]{40}\n$/);
    expect(action?.edit?.documentChanges).toEqual([
      {
        kind: 'create',
        uri,
        options: { overwrite: false, ignoreIfExists: false },
        annotationId: 'elsewhere',
      },
      {
        textDocument: { uri, version: null },
        edits: [{ range: expect.anything(), newText: key, annotationId: 'elsewhere' }],
      },
    ]);
    expect(action?.edit?.changeAnnotations).toMatchObject({
      elsewhere: { label: title, needsConfirmation: true, description: expect.stringContaining('chmod 600') },
    });
  });

  it('is not offered to a client that cannot make files', async () => {
    const editor = await start({ workspace: { workspaceEdit: { documentChanges: true } } });
    await editor.open('etc/ha.d/ha.cf', 'ha-cf', HA_CF);
    expect((await actionsAt(editor, 'etc/ha.d/ha.cf', 0)).map((one) => one.title)).not.toContain(title);
  });
});

describe('a fix of the file a person looks at', () => {
  const KEYS = 'auth 1\n1 sha257 kO8Ud1Qw\n';
  const edits = [
    { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } }, newText: 'sha1' },
  ];

  it('carries the version of the text it was made for, and asks nothing', async () => {
    const editor = await start(EVERYTHING);
    await editor.open('authkeys', 'ha-authkeys', 'auth 1\n');
    await editor.change('authkeys', KEYS);
    const [action] = await actionsAt(editor, 'authkeys', 1, ['quickfix']);
    expect(action).toMatchObject({ title: 'Replace with sha1', kind: 'quickfix' });
    expect(action?.edit).toEqual({
      documentChanges: [{ textDocument: { uri: editor.uri('authkeys'), version: 2 }, edits }],
    });
  });

  it('is a plain edit for clients that know no more', async () => {
    const editor = await start({});
    await editor.open('authkeys', 'ha-authkeys', KEYS);
    const [action] = await actionsAt(editor, 'authkeys', 1);
    expect(action?.edit).toEqual({ changes: { [editor.uri('authkeys')]: edits } });
  });

  it('is left out where only other kinds of actions were asked for', async () => {
    const editor = await start({});
    await editor.open('authkeys', 'ha-authkeys', KEYS);
    expect(await actionsAt(editor, 'authkeys', 1, ['refactor'])).toEqual([]);
  });
});
