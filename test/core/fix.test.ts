import { describe, expect, it } from 'vitest';
import type { Fix } from '../../server/src/core/diagnostic.ts';
import { changeOf, FRESH_KEY, lineBreakOf, replaced } from '../../server/src/core/fix.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';

const PATH = 'etc/ha.d/authkeys';

function documentOf(text: string) {
  const document = makeCluster([{ path: PATH, text }]).documents.get(uriOf(PATH));
  if (!document) throw new Error('no document');
  return document;
}

function fixOf(text: string, edits: readonly [line: number, from: number, to: number, text: string][]) {
  const document = documentOf(text);
  const fix: Fix = {
    title: 'Change it',
    kind: 'mend',
    certain: false,
    creates: [],
    edits: edits.map(([line, start, end, inserted]) => {
      const slot = document.slots[line];
      if (!slot) throw new Error('no slot');
      return { location: { slot, span: { start, end } }, text: inserted };
    }),
  };
  return { document, fix };
}

describe('a fix', () => {
  it('is carried out in the order of the text, with the line breaks of the file', () => {
    const { document, fix } = fixOf('auth 1\r\n1 crc\r\n', [
      [1, 2, 5, 'sha1 a\n2 sha1 b'],
      [0, 5, 6, '2'],
    ]);
    const edits = changeOf(fix).edits.get(document) ?? [];
    expect(replaced(document.text, edits)).toBe('auth 2\r\n1 sha1 a\r\n2 sha1 b\r\n');
  });

  it.each([
    ['takes the line with what stood alone on it', 'a\n  b\nc\n', 'b', '', 'a\nc\n'],
    ['takes the blanks before what ended a line', 'a  b\r\nc\r\n', 'b', '', 'a\r\nc\r\n'],
    ['keeps the blanks between two words', 'a b c\n', 'b', '', 'a  c\n'],
    ['keeps the empty line that ends a continued statement', 'a \\\n  b\nc\n', 'b', '', 'a \\\n\nc\n'],
    ['leaves no blanks before a line break it puts in', 'a { b\n', 'b', '\n', 'a {\nb\n'],
    ['takes what ends the file', 'a\n  b', 'b', '', 'a\n'],
  ])('%s', (_, text, at, inserted, expected) => {
    const { document, fix } = fixOf(text, []);
    const start = text.indexOf(at);
    const span = { start, end: start + (inserted === '' ? at.length : 0) };
    const location = { slot: document.fileSlot, span };
    const change = changeOf({ ...fix, edits: [{ location, text: inserted }] });
    expect(replaced(text, change.edits.get(document) ?? [])).toBe(expected);
  });

  it('makes up one key for all its places, and another one each time', () => {
    const { document, fix } = fixOf('auth 1\n1 crc\n', [[1, 2, 5, `sha1 ${FRESH_KEY}\n2 md5 ${FRESH_KEY}`]]);
    const creates = [{ uri: 'file:///etc/ha.d/copy', text: FRESH_KEY, secret: true }];
    const once = changeOf({ ...fix, creates });
    const [, first, second] =
      /sha1 ([0-9a-f]{40})\n2 md5 (\S+)\n/.exec(replaced(document.text, once.edits.get(document) ?? [])) ??
      [];
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(once.creates[0]?.text).toBe(first);
    expect(changeOf({ ...fix, creates }).creates[0]?.text).not.toBe(first);
  });
});

it('a file without line breaks gets \\n', () => {
  expect(['', 'x', '\n', 'a\nb\r\n'].map(lineBreakOf)).toEqual(['\n', '\n', '\n', '\n']);
  expect(lineBreakOf('a\r\nb\n')).toBe('\r\n');
});
