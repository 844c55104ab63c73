import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
} from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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

let client: LspClient | undefined;

const folder = temporaryFolder('actions');
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(capabilities: ClientCapabilities): Promise<LspClient> {
  client = await LspClient.start({ folder: folder.path, capabilities });
  return client;
}

async function actionsAt(editor: LspClient, name: string, line: number, only?: string[]) {
  const position = { line, character: 0 };
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: editor.uri(name) },
    range: { start: position, end: { line, character: 80 } },
    context: { diagnostics: [], ...(only && { only }) },
  });
  return (actions ?? []).filter((one): one is CodeAction => typeof one.command !== 'string');
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

  it('asks a client that can to close it to others', async () => {
    client = await LspClient.start({
      folder: folder.path,
      capabilities: EVERYTHING,
      options: { commands: ['haCluster.restrictFiles'] },
    });
    await client.open('etc/ha.d/ha.cf', 'ha-cf', HA_CF);
    const action = (await actionsAt(client, 'etc/ha.d/ha.cf', 0)).find((one) => one.title === title);
    expect(action?.command).toMatchObject({
      command: 'haCluster.restrictFiles',
      arguments: [client.uri('etc/ha.d/authkeys')],
    });
  });

  it('is not offered to a client that cannot make files', async () => {
    const editor = await start({ workspace: { workspaceEdit: { documentChanges: true } } });
    await editor.open('etc/ha.d/ha.cf', 'ha-cf', HA_CF);
    expect((await actionsAt(editor, 'etc/ha.d/ha.cf', 0)).map((one) => one.title)).not.toContain(title);
  });
});

describe('fix-all', () => {
  const CRM = 'primitive a Dummy \\\nprimitive b Dummy \\\nprimitive c Dummy\n';
  const MENDED = 'primitive a Dummy\nprimitive b Dummy\n';
  const resolving: ClientCapabilities = {
    textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  };

  async function askAll(editor: LspClient, ...only: string[]) {
    await editor.open('c.crm', 'crmsh', CRM);
    return actionsAt(editor, 'c.crm', 0, only);
  }
  const edited = (action: CodeAction | undefined, editor: LspClient) =>
    action?.edit?.changes?.[editor.uri('c.crm')]?.map(({ range, newText }) => ({
      lines: range.end.line - range.start.line,
      newText,
    }));

  it.each(['source', 'source.fixAll', 'source.fixAll.haCluster'])('is done on save for %s', async (kind) => {
    const editor = await start({});
    const actions = await askAll(editor, kind);
    expect(actions).toMatchObject([
      { title: 'Fix everything that is certain', kind: 'source.fixAll.haCluster' },
    ]);
    expect(edited(actions[0], editor)).toEqual([{ lines: 2, newText: MENDED }]);
  });

  it('offers to mend all problems of one kind, but no source action, under the cursor', async () => {
    const editor = await start({});
    await editor.open('c.crm', 'crmsh', CRM);
    const kinds = (await actionsAt(editor, 'c.crm', 0)).map(({ kind, title }) => `${kind}: ${title}`);
    expect(kinds).toContain('quickfix: Fix all 2 of this kind: crmsh/stray-backslash');
    expect(kinds.filter((kind) => kind.startsWith('source'))).toEqual([]);
  });

  it('works the edit out when it is chosen, where the client can wait for it', async () => {
    const editor = await start(resolving);
    const [action] = await askAll(editor, 'source.fixAll');
    expect(action).toBeDefined();
    expect(action?.edit).toBeUndefined();
    if (!action) return;
    const chosen = await editor.connection.sendRequest(CodeActionResolveRequest.type, action);
    expect(edited(chosen, editor)).toEqual([{ lines: 2, newText: MENDED }]);
  });

  it('leaves alone what a person turned off', async () => {
    client = await LspClient.start({
      folder: folder.path,
      capabilities: { workspace: { configuration: true } },
      settings: { rules: { 'crmsh/stray-backslash': 'off' } },
    });
    expect(await askAll(client, 'source.fixAll')).toEqual([]);
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

describe('a problem may be kept quiet', () => {
  it('by a comment that a quick fix writes, and by one for the whole file', async () => {
    const editor = await start({});
    await editor.open('authkeys', 'ha-authkeys', 'auth 1\r\n1 sha257 kO8Ud1Qw\r\n');
    const code = 'ha-authkeys/unknown-method';
    const actions = await actionsAt(editor, 'authkeys', 1, ['quickfix']);
    const edits = (title: string) =>
      actions.find((one) => one.title === title)?.edit?.changes?.[editor.uri('authkeys')];
    const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });
    expect(edits(`Ignore ${code} here`)).toEqual([
      { range: at(1), newText: `# ha-cluster-ignore ${code}\r\n` },
    ]);
    expect(edits(`Ignore ${code} in this file`)).toEqual([
      { range: at(0), newText: `# ha-cluster-ignore-file ${code}\r\n` },
    ]);
  });
});
