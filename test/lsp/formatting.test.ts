import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';

const folder = mkdtempSync(`${tmpdir()}/ha-cluster-formatting-`);
let client: LspClient;

beforeAll(async () => {
  client = await LspClient.start({ folder, capabilities: { textDocument: { diagnostic: {} } } });
  await client.open('drbd.d/a.res', 'drbd', 'common {\n  net {\n  timeout  60;\n  }\n}\n');
  await client.open('ha-cluster.json', 'json', '{   "nodes": {} }\n');
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

const textDocument = () => ({ uri: client.uri('drbd.d/a.res') });
const tabs = { insertSpaces: false, tabSize: 8 };

it('says what it offers', () => {
  expect(client.result.capabilities).toMatchObject({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
  });
});

it('edits blanks only, in the indentation that the editor names', async () => {
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: textDocument(),
    options: tabs,
  });
  const at = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  expect(edits).toEqual([
    { range: at(1, 0, 2), newText: '\t' },
    { range: at(2, 0, 2), newText: '\t\t' },
    { range: at(2, 9, 11), newText: ' ' },
    { range: at(3, 0, 2), newText: '\t' },
  ]);
});

it('formats the lines of a selection', async () => {
  const edits = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
    textDocument: textDocument(),
    range: { start: { line: 2, character: 4 }, end: { line: 2, character: 5 } },
    options: tabs,
  });
  expect(edits?.map(({ range }) => range.start.line)).toEqual([2, 2]);
});

it('formats the section that a typed brace closes', async () => {
  const edits = await client.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
    textDocument: textDocument(),
    position: { line: 3, character: 3 },
    ch: '}',
    options: { insertSpaces: true, tabSize: 2 },
  });
  expect(edits?.map(({ range, newText }) => [range.start.line, newText])).toEqual([
    [2, '    '],
    [2, ' '],
  ]);
});

it('leaves languages alone that have no layout of their own', async () => {
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: client.uri('ha-cluster.json') },
    options: tabs,
  });
  expect(edits ?? []).toEqual([]);
});
