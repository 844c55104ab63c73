import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Cluster } from '../../server/src/core/cluster.ts';
import { makeCluster, reported, uriOf } from '../support/analyse.ts';
import { blocksOf } from '../support/document-data.ts';
import { BrokenPromise } from './examine.ts';
import type { Seed, SeedFile } from './seeds.ts';
import { MARKS, type Material, materialOf } from './texts.ts';

/** Files of a cluster, one of which is edited. */
export interface EditedSeed {
  readonly files: readonly SeedFile[];
  readonly edited: string;
}

/** An edit in numbers, so that fast-check can make it smaller: which stretch goes, and what comes. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly from: 'nothing' | 'mark' | 'word' | 'line' | 'self';
  readonly which: number;
}

/** Larger files make every step dear and show nothing that small ones do not. */
const LARGEST = 8_000;

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: 10_000 }),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 300 })),
  from: fc.constantFrom<Edit['from']>('nothing', 'mark', 'word', 'word', 'line', 'self'),
  which: fc.nat({ max: 10_000 }),
});

/** How many edits a case has at most; on the average it is half of them. */
export const MOST_EDITS = 9;

function insertion({ from, which, length }: Edit, text: string, { texts, words }: Material): string {
  switch (from) {
    case 'nothing':
      return '';
    case 'mark':
      return MARKS[which % MARKS.length] ?? '';
    case 'word':
      return ` ${words[which % words.length] ?? ''} `;
    case 'line': {
      const lines = (texts[which % texts.length] ?? '').split('\n');
      return `\n${lines[which % lines.length] ?? ''}\n`;
    }
    case 'self': {
      const start = which % (text.length + 1);
      return text.slice(start, start + Math.max(length, 40));
    }
  }
}

function applied(text: string, one: Edit, material: Material): string {
  const start = one.at % (text.length + 1);
  return text.slice(0, start) + insertion(one, text, material) + text.slice(start + one.length);
}

/** A cluster, and the texts that one of its files has after each of some edits. */
export function editedSeeds(
  seeds: readonly Seed[],
): fc.Arbitrary<{ readonly seed: EditedSeed; readonly texts: readonly string[] }> {
  const small = seeds.filter(({ files }) => files.reduce((sum, { text }) => sum + text.length, 0) < LARGEST);
  const languages = [...new Set(seeds.flatMap(({ files }) => files.map(({ language }) => language)))];
  const materials = new Map(languages.map((language) => [language, materialOf(language, seeds)]));
  // A language with few fixtures gets as many edits as one with many.
  const edited = languages.map((language) =>
    small.flatMap(({ files }) =>
      files.filter((file) => file.language === language).map((file) => ({ files, file })),
    ),
  );
  const place = fc
    .constantFrom(...edited.filter((ones) => ones.length > 0))
    .chain((ones) => fc.constantFrom(...ones));
  return fc
    .tuple(place, fc.array(edit, { minLength: 1, maxLength: MOST_EDITS }))
    .map(([{ files, file }, edits]) => {
      const material = materials.get(file.language);
      if (!material) throw new Error(`no material for ${file.language.id}`);
      let { text } = file;
      const texts = edits.map((one) => {
        text = applied(text, one, material);
        return text;
      });
      return { seed: { files, edited: file.path }, texts };
    });
}

/** All that a cluster says, as plain data. */
function saidBy(cluster: Cluster, files: readonly SeedFile[]) {
  return files.map(({ path }) => {
    const document = cluster.documents.get(uriOf(path));
    if (!document) throw new BrokenPromise(`${path} is not in the cluster`);
    return {
      path,
      blocks: blocksOf(document),
      documentFacts: document.fileSlot.block.facts,
      diagnostics: reported(cluster, uriOf(path)),
    };
  });
}

/** Gives a file one text after the other; throws where the cluster differs from one made of the new texts. */
export function checkEdits({ files, edited }: EditedSeed, texts: readonly string[]): void {
  const cluster = makeCluster(files);
  for (const text of texts) {
    const current = files.map((file) => (file.path === edited ? { ...file, text } : file));
    const file = current.find(({ path }) => path === edited);
    if (!file) throw new Error(`${edited} is not among the files`);
    cluster.set(uriOf(edited), `/${edited}`, file.language, text);
    const kept = saidBy(cluster, current);
    const fresh = saidBy(makeCluster(current), current);
    fresh.forEach((one, index) => {
      const other = kept[index];
      for (const part of ['blocks', 'documentFacts', 'diagnostics'] as const) {
        if (isDeepStrictEqual(other?.[part], one[part])) continue;
        throw new BrokenPromise(
          `${part} of ${one.path} after the edit ${JSON.stringify(other?.[part])}\nread anew ${JSON.stringify(one[part])}`,
        );
      }
    });
  }
}
