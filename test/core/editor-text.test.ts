import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditorText } from '../../server/src/core/editor-text.ts';
import { Workspace } from '../../server/src/core/workspace.ts';
import { reported } from '../support/analyse.ts';
import { MemoryHost } from '../support/memory-host.ts';
import { stubLanguage, undefinedNode } from '../support/stub-language.ts';

const stub = stubLanguage({ rules: [undefinedNode] });
const uri = 'file:///w/a.stub';

function open() {
  const failed = (error: unknown): never => {
    throw error;
  };
  return new Workspace({
    host: new MemoryHost({ '/w/a.stub': '' }),
    languages: [stub],
    clusterRules: [],
    failed,
    unreadable: failed,
  });
}

function said(workspace: Workspace) {
  const found = workspace.find(uri);
  if (!found) throw new Error(`${uri} is no document`);
  return { text: found.document.text, problems: reported(found.cluster, uri) };
}

const line = fc.constantFrom(
  'node a\n',
  'use a\r\n',
  '  more\n',
  'use b\n',
  '\n',
  'x',
  '\r\n',
  'node b',
  '\n\n  y\n',
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));
const change = fc.record({ a: fc.nat(), b: fc.nat(), text });
/** What comes with one notification. */
const notification = fc.array(change, { minLength: 1, maxLength: 4 });

it('hands over edits that leave the document the editor has, and the problems of that', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(notification, { maxLength: 6 }), async (start, notifications) => {
      const workspace = open();
      const editor = new EditorText(start);
      // The reference for what an editor means by a range is the library of the protocol.
      let mirror = TextDocument.create(uri, '', 1, start);
      await workspace.open(uri, editor);
      for (const changes of notifications) {
        const ranged = changes.map(({ a, b, text: inserted }) => {
          const from = Math.min(a, b) % (mirror.getText().length + 1);
          const to = Math.min(mirror.getText().length, from + (Math.max(a, b) % 40));
          const range = { start: mirror.positionAt(from), end: mirror.positionAt(to) };
          mirror = TextDocument.update(mirror, [{ range, text: inserted }], mirror.version + 1);
          return { range, text: inserted };
        });
        editor.change(ranged);
        await workspace.open(uri, editor);
        const fresh = open();
        await fresh.open(uri, mirror.getText());
        expect(said(workspace)).toEqual(said(fresh));
      }
    }),
    { numRuns: 150 },
  );
});

it('is taken whole when the editor sends all of it, also between edits', async () => {
  const workspace = open();
  const editor = new EditorText('node a\n');
  await workspace.open(uri, editor);
  const at = (character: number) => ({ line: 0, character });
  editor.change([
    { range: { start: at(0), end: at(0) }, text: 'use z\n' },
    { text: 'use b\n' },
    { range: { start: at(4), end: at(5) }, text: 'c' },
  ]);
  await workspace.open(uri, editor);
  expect(said(workspace).text).toBe('use c\n');
  editor.change([{ range: { start: at(5), end: at(5) }, text: 'd' }]);
  await workspace.open(uri, editor);
  expect(said(workspace).text).toBe('use cd\n');
});

it('is taken anew by another workspace, whatever was edited before', async () => {
  const editor = new EditorText('node a\n');
  const first = open();
  await first.open(uri, editor);
  editor.change([{ range: { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } }, text: 'b' }]);
  const second = open();
  await second.open(uri, editor);
  expect(said(second).text).toBe('node ab\n');
});
