import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  RenameRequest,
  ShowMessageNotification,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { cleanCluster } from '../clusters/clusters.ts';
import { LspClient } from '../support/lsp-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MOVES: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
};

let client: LspClient | undefined;

const folder = temporaryFolder('rename');
beforeEach(() => {
  for (const file of cleanCluster('node-folders').files) folder.write(file.path, file.text);
});
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** Asks for another name of the node birch, where its ha.cf names it first. */
async function renameBirch(
  newName: string,
  capabilities = MOVES,
  told: (message: string) => void = () => undefined,
) {
  client = await LspClient.start({ folder: folder.path, capabilities });
  client.connection.onNotification(ShowMessageNotification.type, ({ message }) => told(message));
  const name = 'nodes/birch/etc/ha.d/ha.cf';
  const text = readFileSync(folder.at(name), 'utf8');
  await client.open(name, 'ha-cf', text);
  const lines = text.split('\n');
  const line = lines.findIndex((one) => /^node\s.*birch/.test(one));
  const position = { line, character: lines[line]?.indexOf('birch') ?? 0 };
  return client.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri: client.uri(name) },
    position,
    newName,
  });
}

describe('a node that has a folder', () => {
  it('is renamed with it, before the texts are edited where they lie then', async () => {
    const edit = await renameBirch('cedar');
    const changes = edit?.documentChanges ?? [];
    expect(changes[0]).toEqual({
      kind: 'rename',
      oldUri: client?.uri('nodes/birch'),
      newUri: client?.uri('nodes/cedar'),
      options: { overwrite: false, ignoreIfExists: false },
    });
    const texts = changes
      .filter((one) => TextDocumentEdit.is(one))
      .map(({ textDocument }) => textDocument.uri);
    expect(texts).toHaveLength(changes.length - 1);
    for (const name of [
      'nodes/maple/etc/drbd.d/mail.res',
      'nodes/cedar/etc/ha.d/haresources',
      'ha-cluster.json',
    ])
      expect(texts).toContain(client?.uri(name));
  });

  it('is renamed in ha-cluster.json: the key, the nodes of files, and paths into its folder', async () => {
    const text = JSON.stringify({
      nodes: { birch: { ssh: 'root@birch.trees.example' }, maple: {} },
      files: [
        { path: 'extra.conf', to: '/etc/extra.conf', nodes: ['maple', 'birch'] },
        { path: 'nodes/birch/ipmi.conf', to: '/etc/ipmi.conf' },
      ],
    });
    folder.write('ha-cluster.json', text);
    const edit = await renameBirch('cedar');
    const own = (edit?.documentChanges ?? []).find(
      (one): one is TextDocumentEdit =>
        TextDocumentEdit.is(one) && one.textDocument.uri === client?.uri('ha-cluster.json'),
    );
    const edits = own?.edits.flatMap((one) => ('newText' in one ? [one] : [])) ?? [];
    const after = edits
      .toSorted((a, b) => b.range.start.character - a.range.start.character)
      .reduce(
        (at, { range, newText }) =>
          at.slice(0, range.start.character) + newText + at.slice(range.end.character),
        text,
      );
    // The address is another name of the machine, which only its administrator knows.
    expect(JSON.parse(after)).toEqual({
      nodes: { cedar: { ssh: 'root@birch.trees.example' }, maple: {} },
      files: [
        { path: 'extra.conf', to: '/etc/extra.conf', nodes: ['maple', 'cedar'] },
        { path: 'nodes/cedar/ipmi.conf', to: '/etc/ipmi.conf' },
      ],
    });
  });

  it('is not renamed to that of a folder that is there, whatever is in it', async () => {
    folder.write('nodes/cedar/notes.txt', 'spare parts');
    await expect(renameBirch('cedar')).rejects.toThrow('There is a folder nodes/cedar already');
  });

  it('is not renamed to that of a folder with files of the cluster', async () => {
    folder.write('nodes/cedar/etc/ha.d/authkeys', 'auth 1\n1 sha1 Zk4Vt0uQeW9sB2mX\n');
    await expect(renameBirch('cedar')).rejects.toThrow('There is a folder nodes/cedar already');
  });

  it('may be written with other capitals', async () => {
    const edit = await renameBirch('Birch');
    expect(edit?.documentChanges?.[0]).toMatchObject({
      kind: 'rename',
      newUri: client?.uri('nodes/Birch'),
    });
  });

  it('keeps it where the editor cannot move folders, and a person is told', async () => {
    const told = Promise.withResolvers<string>();
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true } } };
    const edit = await renameBirch('cedar', capabilities, told.resolve);
    expect(edit?.documentChanges?.every((one) => TextDocumentEdit.is(one))).toBe(true);
    expect(await told.promise).toContain('rename nodes/birch to nodes/cedar yourself');
  });
});
