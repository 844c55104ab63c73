import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document } from '../../server/src/core/document.ts';
import type { Language } from '../../server/src/core/language.ts';
import { blocksOf } from '../support/document-data.ts';
import { applyEdit, checkUpdates, edits } from '../support/incremental.ts';
import { type StubNode, stubLanguage } from '../support/stub-language.ts';

const stub = stubLanguage();

function open(text: string, language: Language<StubNode> = stub) {
  const errors: unknown[] = [];
  const document = new Document(
    'file:///etc/a/stub.conf',
    '/etc/a/stub.conf',
    language,
    () => stub,
    (error) => errors.push(error),
  );
  const change = document.update(text);
  return { document, errors, change };
}

const texts = (document: Document) => document.slots.map(({ block }) => block.text);

describe('a document', () => {
  it('knows its name and directory, and declares itself', () => {
    const { document } = open('');
    expect([document.name, document.directory]).toEqual(['stub.conf', '/etc/a']);
    expect(document.fileSlot.block.facts).toMatchObject([
      { role: 'declares', kind: 'file', key: '/etc/a/stub.conf', data: { directory: '/etc/a' } },
    ]);
  });

  it('is a row of blocks that cover the text', () => {
    const text = 'node a\n  more of a\nuse a\n\nuse b';
    const { document } = open(text);
    expect(texts(document)).toEqual(['node a\n  more of a\n', 'use a\n', '\n', 'use b']);
    expect(document.slots.map(({ start }) => start)).toEqual([0, 19, 25, 26]);
  });

  it('has no blocks when it is empty, and may become so', () => {
    const { document } = open('');
    expect(document.slots).toEqual([]);
    document.update('node a\n');
    const { removed } = document.update('');
    expect(document.slots).toEqual([]);
    expect(removed).toHaveLength(1);
  });

  it('finds the block under an offset: at a border the later one', () => {
    const { document } = open('node a\nuse a\n');
    const at = (offset: number) => document.slotAt(offset)?.block.text;
    expect([at(0), at(6), at(7), at(13)]).toEqual(['node a\n', 'node a\n', 'use a\n', 'use a\n']);
    expect(open('').document.slotAt(0)).toBeUndefined();
  });
});

describe('an edit', () => {
  it('inside a block changes that block and keeps its slot and the others', () => {
    const { document } = open('node a\nuse a\nuse b\n');
    const [first, second, third] = document.slots;
    const thirdBlock = third?.block;
    const { changed, removed } = document.update('node a\nuse abc\nuse b\n');
    expect(document.slots).toEqual([first, second, third]);
    expect(changed).toEqual([second]);
    expect(removed).toEqual([]);
    expect(third?.block).toBe(thirdBlock);
    expect(third?.start).toBe(15);
  });

  it('that changes nothing changes nothing', () => {
    const { document } = open('node a\nuse a\n');
    expect(document.update('node a\nuse a\n')).toEqual({ changed: [], removed: [] });
  });

  it('above moves a location with its text', () => {
    const { document } = open('node a\nuse b\n');
    const slot = document.slots[1];
    if (!slot) throw new Error('no second block');
    expect(document.range(slot, { start: 4, end: 5 }).start).toEqual({ line: 1, character: 4 });
    document.update('# one\n# two\nnode a\nuse b\n');
    expect(document.range(slot, { start: 4, end: 5 }).start).toEqual({ line: 3, character: 4 });
  });

  it('joins blocks when a line becomes the continuation of the one above, and parts them again', () => {
    const { document } = open('node a\nuse a\nuse b\n');
    document.update('node a\n use a\nuse b\n');
    expect(texts(document)).toEqual(['node a\n use a\n', 'use b\n']);
    document.update('node a\nuse a\nuse b\n');
    expect(texts(document)).toEqual(['node a\n', 'use a\n', 'use b\n']);
  });

  it('costs what it touches, however long the document is', () => {
    let parses = 0;
    const counting = stubLanguage({
      parse: (text) => {
        parses++;
        return stub.parse(text);
      },
    });
    const lines = Array.from({ length: 5000 }, (_, index) => `node n${index}\n`);
    const { document } = open(lines.join(''), counting);
    expect(parses).toBe(5000);
    parses = 0;
    lines[2500] = 'node changed\n';
    document.update(lines.join(''));
    expect(parses).toBe(1);
    parses = 0;
    lines.splice(100, 1);
    document.update(lines.join(''));
    expect(parses).toBeLessThanOrEqual(2);
  });

  it('always gives what a fresh parse gives', () => {
    const words = [
      'node a\n',
      'use a\n',
      ' more\n',
      '\tmore',
      'include x',
      'fault f\n',
      'run node:a\n',
      '\n\n',
    ];
    const start = 'node a\n  more\nuse a\nrun use:b\n\nnode b\n';
    fc.assert(
      fc.property(edits(words), (steps) => checkUpdates(stub, 'etc/stub.conf', start, steps)),
      { numRuns: 300 },
    );
  });

  it('reports each slot once, as changed or as removed, and no slot it keeps', () => {
    const words = ['node a\n', 'use a\n', ' more\n', '\n'];
    fc.assert(
      fc.property(edits(words), (steps) => {
        let text = 'node a\n  more\nuse a\nnode b\nnode a\n';
        const { document } = open(text);
        for (const step of steps) {
          const before = new Map(document.slots.map((slot) => [slot, slot.block]));
          text = applyEdit(text, step);
          const { changed, removed } = document.update(text);
          expect(new Set(changed).size).toBe(changed.length);
          for (const slot of removed) expect(document.slots).not.toContain(slot);
          for (const slot of document.slots) {
            expect(changed.includes(slot)).toBe(before.get(slot) !== slot.block);
          }
          for (const slot of before.keys()) {
            expect(removed.includes(slot)).toBe(!document.slots.includes(slot));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a language that misbehaves', () => {
  it('and throws costs its own block only', () => {
    const { document, errors } = open('node a\nboom\nnode b\n');
    expect(errors).toHaveLength(1);
    expect(document.slots.map(({ block }) => block.tree.kind)).toEqual([
      'statement',
      'unreadable',
      'statement',
    ]);
    expect(document.slots.flatMap(({ block }) => block.facts.map(({ key }) => key))).toEqual(['a', 'b']);
  });

  it.each([
    ['stands still', (_: string, start: number) => start],
    ['goes back', () => 0],
    ['overruns', (text: string) => text.length + 5],
  ])('and %s where a block ends gets the rest as one block', (_, blockEnd) => {
    const { document } = open('node a\nnode b\n', stubLanguage({ blockEnd }));
    expect(texts(document)).toEqual(['node a\nnode b\n']);
    document.update('node c\nnode d\n');
    expect(texts(document)).toEqual(['node c\nnode d\n']);
  });
});

it('text embedded in a block is a block of its own, and its facts stand in the outer one', () => {
  const { document } = open('node a\nrun use:b\n');
  const [, slot] = document.slots;
  expect(slot?.block.embedded.map(({ block }) => block.text)).toEqual(['use b']);
  expect(slot?.block.facts).toMatchObject([
    { role: 'refers', kind: 'node', key: 'b', span: { start: 8, end: 9 } },
  ]);
  expect(blocksOf(document)).toHaveLength(2);
});
