import { describe, expect, it } from 'vitest';
import { commentLines } from '../../server/src/core/comments.ts';
import type { FormatStyle } from '../../server/src/core/language.ts';
import { makeCluster, reported, uriOf } from '../support/analyse.ts';
import { needs } from '../support/needs.ts';
import { Random } from '../support/random.ts';
import { clean, corpus, examples, strewBlanks } from './fixtures.ts';
import { type FormatFile, formatted, styleOf } from './formatted.ts';

// What holds of every file, however it is written, in the indentation it has and in others.

const STYLES: readonly FormatStyle[] = [
  { indent: '\t', tabSize: 8 },
  { indent: '    ', tabSize: 4 },
  { indent: '  ', tabSize: 2 },
];

/** Everything that is no layout. */
const wordsOf = (text: string) => text.replaceAll(/\\[ \t]*\r?\n/g, '\n').replaceAll(/\s+/g, '');

/** How many blank lines stand before each line that is none. */
function blankLines(text: string): readonly number[] {
  const counts: number[] = [];
  let blank = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') blank++;
    else {
      counts.push(blank);
      blank = 0;
    }
  }
  return [...counts.filter((count) => count > 0), blank];
}

const withCrlf = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');

function open(file: FormatFile, text = file.text) {
  const cluster = makeCluster([{ ...file, text }]);
  const document = cluster.documents.get(uriOf(file.path));
  if (!document) throw new Error(`${file.path} was not read`);
  return { cluster, document };
}

function damagedBlocks(file: FormatFile, text: string): readonly string[] {
  return open(file, text).document.slots.flatMap(({ block }) =>
    block.faults.length > 0 ? [block.text] : [],
  );
}

function codes(file: FormatFile, text: string): readonly string[] {
  return reported(open(file, text).cluster, uriOf(file.path))
    .map(({ code }) => code)
    .sort();
}

/** Those that corosync takes for comments although rules take none for one that is not in the first column, too. */
function comments({ language }: FormatFile, text: string): readonly string[] {
  const found = language?.comments?.indented ? language.comments : commentLines('behind blanks');
  return found.find(text).map(({ start, end }) => text.slice(start, end).trimEnd());
}

function check(file: FormatFile, style: FormatStyle): void {
  const { text } = file;
  const after = formatted(file, style);
  const name = `${file.path}:\n${text}`;
  expect(wordsOf(after), `words of ${name}`).toBe(wordsOf(text));
  expect(formatted({ ...file, text: after }, style), `again ${name}`).toBe(after);
  expect(comments(file, after), `comments of ${name}`).toEqual(comments(file, text));
  expect(blankLines(after), `blank lines of ${name}`).toEqual(blankLines(text));
  expect(damagedBlocks(file, after), `damaged blocks of ${name}`).toEqual(damagedBlocks(file, text));
  expect(codes(file, after), `problems of ${name}`).toEqual(codes(file, text));
}

describe.each([
  { name: 'examples of rules', files: examples },
  { name: 'clean clusters', files: clean },
  { name: 'real files', files: corpus },
])('$name', ({ name, files }) => {
  if (name === 'real files') needs(files.length > 0, 'there is no ../shared/corpus');

  it('are formatted twice as once, with all words, comments, blank lines and problems', () => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) check(file, styleOf(file));
    console.log(`${files.length} ${name}`);
  });

  it('are so in other indentations', () => {
    for (const [index, file] of files.entries()) {
      const style = STYLES[index % STYLES.length];
      if (style) check(file, style);
    }
  });

  it('are so with blanks strewn about', () => {
    const random = new Random(5);
    for (const file of files) {
      const strewn = { ...file, text: strewBlanks(file.text, random) };
      check(strewn, styleOf(strewn));
    }
  });

  it('keep carriage returns', () => {
    for (const file of files) {
      const text = withCrlf(file.text);
      const style = styleOf({ ...file, text });
      const after = formatted({ ...file, text }, style);
      expect(after.replaceAll('\r\n', ''), file.path).not.toMatch(/[\r\n]/);
      expect(formatted({ ...file, text: after }, style), file.path).toBe(after);
    }
  });
});

/**
 * Not corosync.conf, in which columns tell where a block ends, nor haresources and ha.cf, in which some blanks at the
 * ends of lines stay.
 */
const FREE_OF_COLUMNS: readonly (string | undefined)[] = ['drbd', 'crmsh', 'tgt-targets', 'ha-authkeys'];

describe('clean files', () => {
  it('come to one form however their lines begin and end', () => {
    const random = new Random(7);
    const files = clean.filter(({ language }) => FREE_OF_COLUMNS.includes(language?.id));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const text = file.text
        .replaceAll(/^[ \t]*(?=[^\s#])/gm, () => ' '.repeat(random.below(9)))
        .replaceAll(/(?<=[^\n])$/gm, () => random.pick(['', ' ', '\t']));
      const style = styleOf(file);
      expect(formatted({ ...file, text }, style), text).toBe(formatted(file, style));
    }
  });
});
