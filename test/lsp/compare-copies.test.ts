import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodeActionRequest } from 'vscode-languageserver/node';
import { compareCopiesCommand } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let client: LspClient | undefined;

const folder = temporaryFolder('copies');
beforeEach(() => {
  for (const [node, key] of [
    ['alice', 'kO8Ud1Qw'],
    ['bob', 'v3Rt0Pla'],
  ] as const) {
    folder.write(`nodes/${node}/etc/ha.d/authkeys`, `auth 1\n1 sha1 ${key}\n`);
  }
});
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function titlesAt(commands: readonly string[] | undefined) {
  client = await LspClient.start({
    folder: folder.path,
    capabilities: {},
    ...(commands && { options: { commands } }),
  });
  const position = { line: 1, character: 2 };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: client.uri('nodes/alice/etc/ha.d/authkeys') },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return { editor: client, actions: actions ?? [] };
}

describe('copies that differ', () => {
  it('can be looked at side by side in an editor that has a command for it', async () => {
    const { editor, actions } = await titlesAt([compareCopiesCommand]);
    const title = 'Compare with the copy of bob';
    expect(actions.find((one) => one.title === title)).toMatchObject({
      kind: 'quickfix',
      diagnostics: [{ code: 'cluster/copies-differ' }],
      command: {
        command: compareCopiesCommand,
        arguments: [editor.uri('nodes/alice/etc/ha.d/authkeys'), editor.uri('nodes/bob/etc/ha.d/authkeys')],
      },
    });
  });

  it('are offered to be taken over in every editor', async () => {
    const { editor, actions } = await titlesAt(undefined);
    expect(actions.map(({ title }) => title)).not.toContain('Compare with the copy of bob');
    expect(actions.find(({ title }) => title === 'Take over the whole copy of bob')).toMatchObject({
      edit: {
        changes: {
          [editor.uri('nodes/alice/etc/ha.d/authkeys')]: [{ newText: 'auth 1\n1 sha1 v3Rt0Pla\n' }],
        },
      },
    });
  });
});
