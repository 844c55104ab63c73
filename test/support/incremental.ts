import fc from 'fast-check';
import { expect } from 'vitest';
import type { Language } from '../../server/src/core/language.ts';
import { makeCluster, reported, uriOf } from './analyse.ts';
import { blocksOf, freshDocument } from './document-data.ts';
import type { FixtureFile } from './fixture.ts';

export { freshDocument };

/** A stretch of the text, given in thousandths of its length, and what comes in its place. */
interface Edit {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

/** Edits made of the language's own words as well as of anything. */
export function edits(words: readonly string[]): fc.Arbitrary<readonly Edit[]> {
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('', ' ', '\n', '\r\n', '#', '\t', '<', '>', '{', '}', '"', '\\\n'),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  );
  return fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 1000 }),
      length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })),
      text,
    }),
    { minLength: 1, maxLength: 8 },
  );
}

export function applyEdit(text: string, { from, length, text: insert }: Edit): string {
  const start = Math.floor((text.length * from) / 1000);
  return text.slice(0, start) + insert + text.slice(start + length);
}

/** Fails unless a document that went through the edits equals one made of the final text. */
export function checkUpdates(language: Language, path: string, start: string, steps: readonly Edit[]): void {
  const edited = freshDocument(language, path, start);
  let text = start;
  for (const step of steps) {
    text = applyEdit(text, step);
    edited.update(text);
    expect(edited.slots.map(({ block }) => block.text).join(''), 'blocks cover the text').toBe(text);
    expect(blocksOf(edited)).toEqual(blocksOf(freshDocument(language, path, text)));
  }
}

/** Fails unless the diagnostics after the edits of one file equal those of a fresh cluster. */
export function checkDiagnosticsAfter(
  files: readonly FixtureFile[],
  edited: string,
  steps: readonly Edit[],
): void {
  const cluster = makeCluster(files);
  let current = files;
  for (const step of steps) {
    current = current.map((file) =>
      file.path === edited ? { ...file, text: applyEdit(file.text, step) } : file,
    );
    const changed = current.find(({ path }) => path === edited);
    const document = cluster.documents.get(uriOf(edited));
    if (!changed || !document) throw new Error(`${edited} is not among the files`);
    cluster.set(document.uri, document.path, document.language, changed.text);
    const fresh = makeCluster(current);
    for (const { path } of files) {
      expect(reported(cluster, uriOf(path)), path).toEqual(reported(fresh, uriOf(path)));
    }
  }
}
