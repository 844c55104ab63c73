import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Document } from '../../server/src/core/document.ts';
import { complete } from '../../server/src/core/features.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { cleanClusters } from '../clusters/clusters.ts';
import { during, inserted, openCluster } from './completion-steps.ts';
import { type ClosedWord, closedWords, type WordKind } from './completion-words.ts';

// What is there is offered: a word of a clean file is deleted, and completion at its place has to offer it again.

interface Tally {
  offered: number;
  all: number;
  readonly missed: string[];
}

/** The share of the words of each kind, in each language, that completion has to offer again, in percent. */
const FLOOR = 98;

const tallies = new Map<string, Map<WordKind, Tally>>();

function measure(cluster: Cluster, document: Document): void {
  const { id } = document.language;
  const words = closedWords(document, (kind, key) => cluster.model.declarations(kind, key).length > 0);
  for (const word of words) {
    const kinds = tallies.get(id) ?? new Map<WordKind, Tally>();
    tallies.set(id, kinds);
    const tally = kinds.get(word.kind) ?? { offered: 0, all: 0, missed: [] };
    kinds.set(word.kind, tally);
    tally.all++;
    if (isOfferedAgain(cluster, document, word)) tally.offered++;
    else {
      const { line } = document.lines.position(word.deleted.start);
      tally.missed.push(`${document.path}:${line + 1} ${word.wanted[0]}`);
    }
  }
}

function isOfferedAgain(cluster: Cluster, document: Document, { deleted, wanted }: ClosedWord): boolean {
  return during(cluster, document, deleted, '', () =>
    complete(cluster, document, deleted.start).some((one) => {
      const before = document.slice(one.replace.start, deleted.start);
      const text = inserted(one);
      return (
        text.startsWith(before) &&
        wanted.some((word) => {
          const rest = text.slice(before.length);
          return rest.startsWith(word) && !/^[\w-]/.test(/\w$/.test(word) ? rest.slice(word.length) : '');
        })
      );
    }),
  );
}

describe('what is there is offered', () => {
  it.each(cleanClusters)('in $name', (clean) => {
    const cluster = openCluster(clean);
    for (const document of cluster.documents.values()) measure(cluster, document);
  });

  it(`at least ${FLOOR} of 100 words of each kind, in every language`, () => {
    const rows = [...tallies].map(([language, kinds]) => {
      const all = [...kinds.values()];
      const sum = {
        all: all.reduce((n, one) => n + one.all, 0),
        offered: all.reduce((n, one) => n + one.offered, 0),
      };
      const cells = [...kinds].map(([kind, one]) => [kind, `${one.offered}/${one.all}`] as const);
      return {
        language,
        words: sum.all,
        percent: Math.round((sum.offered / sum.all) * 1000) / 10,
        ...Object.fromEntries(cells),
      };
    });
    console.table(rows);
    for (const [language, kinds] of tallies) {
      for (const [kind, { missed }] of kinds) {
        if (missed.length > 0)
          console.log(`${language} ${kind}: ${missed.length} missed: ${missed.slice(0, 12).join('; ')}`);
      }
    }
    expect(tallies.size, 'languages').toBe(languages.length);
    const low = [...tallies].flatMap(([language, kinds]) =>
      [...kinds]
        .filter(([, { offered, all }]) => offered < (all * FLOOR) / 100)
        .map(([kind]) => `${language} ${kind}`),
    );
    expect(low).toEqual([]);
  });
});
