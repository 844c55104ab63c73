import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';

const folder = mkdtempSync(`${tmpdir()}/ha-cluster-navigation-`);
let client: LspClient;

beforeAll(async () => {
  client = await LspClient.start({ folder, capabilities: { textDocument: { diagnostic: {} } } });
  await client.open('etc/ha.d/ha.cf', 'ha-cf', 'node alice\nnode bob\n');
  await client.open(
    'cluster.crm',
    'crmsh',
    'primitive ip IPaddr2 params ip=10.0.0.9\nlocation here ip 50: alice\n',
  );
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The node's name in the constraint. */
const alice = () => ({
  textDocument: { uri: client.uri('cluster.crm') },
  position: { line: 1, character: 23 },
});
const inHaCf = () => ({
  uri: client.uri('etc/ha.d/ha.cf'),
  range: { start: { line: 0, character: 5 }, end: { line: 0, character: 10 } },
});
const inCrm = () => ({
  uri: client.uri('cluster.crm'),
  range: { start: { line: 1, character: 21 }, end: { line: 1, character: 26 } },
});

it('goes to definitions and finds references in other files', async () => {
  expect(await client.connection.sendRequest(DefinitionRequest.type, alice())).toEqual([inHaCf()]);
  const all = { ...alice(), context: { includeDeclaration: true } };
  expect(await client.connection.sendRequest(ReferencesRequest.type, all)).toEqual([inCrm(), inHaCf()]);
  const uses = { ...alice(), context: { includeDeclaration: false } };
  expect(await client.connection.sendRequest(ReferencesRequest.type, uses)).toEqual([inCrm()]);
  const highlights = await client.connection.sendRequest(DocumentHighlightRequest.type, alice());
  expect(highlights?.map(({ range }) => range)).toEqual([inCrm().range]);
});

it('renames in all files, or says why not', async () => {
  const target = await client.connection.sendRequest(PrepareRenameRequest.type, alice());
  expect(target).toEqual({ range: inCrm().range, placeholder: 'alice' });
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...alice(), newName: 'carol' });
  expect(edit?.documentChanges).toEqual([
    { textDocument: { uri: inCrm().uri, version: 1 }, edits: [{ range: inCrm().range, newText: 'carol' }] },
    { textDocument: { uri: inHaCf().uri, version: 1 }, edits: [{ range: inHaCf().range, newText: 'carol' }] },
  ]);
  const taken = client.connection.sendRequest(RenameRequest.type, { ...alice(), newName: 'bob' });
  await expect(taken).rejects.toThrow('"bob" is taken already, in ha.cf');
});

it('finds symbols of the workspace by a part of their names', async () => {
  const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'alc' });
  expect(symbols?.map(({ name, location }) => [name, (location as Location).uri])).toEqual([
    ['alice', inHaCf().uri],
  ]);
});
