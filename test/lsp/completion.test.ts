import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
} from 'vscode-languageserver/node';
import { plainSnippet } from '../../server/src/lsp/plain-snippet.ts';
import { readCursor } from '../support/fixture.ts';
import { LspClient } from '../support/lsp-client.ts';
import { expandSnippet } from '../support/snippet.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let client: LspClient | undefined;

const folder = temporaryFolder('completion');
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const FULL: NonNullable<NonNullable<ClientCapabilities['textDocument']>['completion']>['completionItem'] = {
  snippetSupport: true,
  labelDetailsSupport: true,
  commitCharactersSupport: true,
  insertTextModeSupport: { valueSet: [1, 2] },
};

async function itemsAt(source: string, completionItem: typeof FULL = {}): Promise<readonly CompletionItem[]> {
  client = await LspClient.start({
    folder: folder.path,
    capabilities: { textDocument: { completion: { completionItem } } },
  });
  const { text, offset } = readCursor(source);
  await client.open('cluster.crm', 'crmsh', text);
  const before = text.slice(0, offset).split('\n');
  const found = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: client.uri('cluster.crm') },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  });
  return Array.isArray(found) ? found : (found?.items ?? []);
}

function named(items: readonly CompletionItem[], label: string): CompletionItem {
  const found = items.find((item) => item.label === label);
  if (!found) throw new Error(`"${label}" is not offered`);
  return found;
}

describe('the server', () => {
  it('hands documentation over when an item is shown, and not before', async () => {
    const items = await itemsAt('primitive p Filesystem params <|>\n');
    expect(client?.result.capabilities.completionProvider).toMatchObject({ resolveProvider: true });
    expect(items.filter(({ documentation }) => documentation !== undefined)).toEqual([]);
    const item = named(items, 'device');
    const resolved = await client?.connection.sendRequest(CompletionResolveRequest.type, item);
    expect(resolved?.documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('ev') });
    const foreign = { label: 'made elsewhere' };
    expect(await client?.connection.sendRequest(CompletionResolveRequest.type, foreign)).toEqual(foreign);
  });

  it('still knows the documentation of the list before the last', async () => {
    const items = await itemsAt('property <|>\n');
    const item = named(items, 'stonith-enabled');
    const again = {
      textDocument: { uri: client?.uri('cluster.crm') ?? '' },
      position: { line: 0, character: 9 },
    };
    await client?.connection.sendRequest(CompletionRequest.type, again);
    const resolved = await client?.connection.sendRequest(CompletionResolveRequest.type, item);
    expect(resolved?.documentation).toBeDefined();
  });

  it('offers snippets to editors that know them, and plain text to others', async () => {
    const source = 'primitive p Filesystem <|>\n';
    expect(named(await itemsAt(source, FULL), 'params')).toMatchObject({
      insertTextFormat: 2,
      textEdit: { newText: 'params device=${1} directory=${2} fstype=${3}' },
    });
    await client?.stop();
    const plain = await itemsAt(source);
    expect(plain.filter(({ insertTextFormat }) => insertTextFormat === 2)).toEqual([]);
    expect(named(plain, 'params').textEdit?.newText).toBe('params device= directory= fstype=');
  });

  it('uses what an editor can show beside a label, and no more', async () => {
    const source = 'primitive a Dummy\nprimitive b Dummy\ncolocation c inf: <|>\n';
    expect(named(await itemsAt(source, FULL), 'a')).toMatchObject({
      labelDetails: { description: 'Dummy' },
      commitCharacters: [':'],
    });
    await client?.stop();
    const item = named(await itemsAt(source), 'a');
    expect(item.detail).toBe('Dummy');
    expect(item).not.toHaveProperty('labelDetails');
    expect(item).not.toHaveProperty('commitCharacters');
  });

  it('puts required parameters first and replaces the whole word', async () => {
    const items = await itemsAt('primitive p Filesystem params dev<|>ce=/dev/drbd0\n');
    const [first] = [...items].sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
    expect(first).toMatchObject({ label: 'device', detail: expect.stringContaining('required') });
    expect(first?.textEdit).toEqual({
      range: { start: { line: 0, character: 30 }, end: { line: 0, character: 36 } },
      newText: 'device=',
    });
  });
});

describe('snippets as plain text', () => {
  it.each([
    'params device=${1} directory=${2}',
    'on ${1:HOST} {\n\tdevice /dev/drbd${2:0};\n}',
    'protocol ${1|C,A,B|};',
    'path {\n\thost ${1:a} address ${2:IP}:${3:7788};\n\thost ${4:b} address ${5:IP}:${3};\n\t$0\n}',
    'a \\$id="$1" \\} b',
    'fence-peer "$1";',
  ])('%j are what every default leaves', (snippet) => {
    expect(plainSnippet(snippet).replaceAll('\t', '    ')).toBe(expandSnippet(snippet).text);
  });
});
