import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';
import { manifest } from '../support/manifest.ts';

const folder = mkdtempSync(`${tmpdir()}/ha-cluster-tokens-`);
const FILE = 'cluster.crm';
const CRM = 'ms ms_db db\ncolocation with_db inf: web ms_db:Promoted\nlocation here web 50: alice\n';
let client: LspClient;

beforeAll(async () => {
  client = await LspClient.start({ folder });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

const textDocument = () => ({ uri: client.uri(FILE) });
const legend = () => client.result.capabilities.semanticTokensProvider?.legend;

/** The data as a person would read it: each word with its type and modifiers. */
function read(text: string, data: readonly number[]): string[] {
  const lines = text.split('\n');
  const { tokenTypes = [], tokenModifiers = [] } = legend() ?? {};
  const words: string[] = [];
  let line = 0;
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [below = 0, beside = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    start = below > 0 ? beside : start + beside;
    line += below;
    const word = lines[line]?.slice(start, start + length);
    const of = tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
    words.push([word, tokenTypes[type], ...of].join(' '));
  }
  return words;
}

const full = () =>
  client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: textDocument() });

/** What a client makes of an answer that only tells what differs. */
function applied(before: SemanticTokens, delta: SemanticTokens | SemanticTokensDelta | null): number[] {
  if (!delta || !('edits' in delta)) throw new Error('the answer is no delta');
  const data = [...before.data];
  for (const { start, deleteCount, data: fresh = [] } of [...delta.edits].reverse()) {
    data.splice(start, deleteCount, ...fresh);
  }
  return data;
}

it('tells what the words of a document are', async () => {
  await client.open(FILE, 'crmsh', CRM);
  const found = await full();
  expect(read(CRM, found?.data ?? [])).toEqual([
    'ms keyword deprecated',
    'ms_db class declaration',
    'db class',
    'with_db interface declaration',
    'web class',
    'ms_db class',
    'Promoted modifier',
    'here interface declaration',
    'web class',
    'alice namespace',
  ]);
});

it('tells it of a stretch alone', async () => {
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } };
  const found = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
    textDocument: textDocument(),
    range,
  });
  expect(read(CRM, found?.data ?? [])).toEqual([
    'with_db interface declaration',
    'web class',
    'ms_db class',
    'Promoted modifier',
  ]);
});

it('tells what differs after edits, so that a client has the whole', async () => {
  let before = await full();
  for (const text of [
    CRM.replace('location', 'group more web\nlocation'),
    CRM.replace('ms ms_db db\n', ''),
    CRM,
    '# nothing\n',
    CRM,
  ]) {
    await client.change(FILE, text);
    const delta = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument: textDocument(),
      previousResultId: before?.resultId ?? '',
    });
    const data = applied(before ?? { data: [] }, delta);
    const whole = await full();
    expect(data).toEqual(whole?.data);
    before = whole;
  }
});

it('tells the whole again to a client whose last answer it does not know', async () => {
  const found = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument: textDocument(),
    previousResultId: 'from another session',
  });
  expect(found && 'data' in found && read(CRM, found.data)).toHaveLength(10);
});

it('has nothing to say of a file that is none of the cluster', async () => {
  expect(
    await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: { uri: client.uri('letter.txt') },
    }),
  ).toEqual({ data: [] });
});

it('uses types for which the manifest names the colours of the grammars', () => {
  const known = new Set(legend()?.tokenTypes);
  const { semanticTokenScopes } = manifest.contributes;
  expect(semanticTokenScopes.length).toBeGreaterThan(0);
  for (const { language, scopes } of semanticTokenScopes) {
    for (const [type, names] of Object.entries(scopes)) {
      expect(known).toContain(type);
      for (const name of names) expect(name).toMatch(new RegExp(`\\.${language}$`));
    }
  }
});
