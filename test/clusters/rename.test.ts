import { describe, expect, it } from 'vitest';
import { reported, uriOf } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { type CleanCluster, cleanClusters } from './clusters.ts';
import { KINDS, open, renamed } from './renaming.ts';

// Whatever is renamed in a clean cluster, the cluster stays clean, and renaming it back gives the same text.

/** Of each kind and cluster; each takes four analyses of the whole cluster. */
const MOST = 4;

const problems = (files: readonly FixtureFile[], one: CleanCluster) => {
  const cluster = open(files, one);
  return files.flatMap(({ path }) => reported(cluster, uriOf(path)).map(({ code }) => `${path}: ${code}`));
};

describe('renaming keeps clean', () => {
  it.each(cleanClusters)('$name', (one) => {
    const { files } = one;
    const before = problems(files, one);
    const { model } = open(files, one);
    let count = 0;
    for (const [kind, nameOf] of Object.entries(KINDS) as [keyof typeof KINDS, (name: string) => string][]) {
      for (const key of model.keys(kind).slice(0, MOST)) {
        const there = renamed(files, one, kind, key, nameOf(key));
        expect(problems(there.files, one), `${kind} ${key}`).toEqual(before);
        expect(there.files, `${kind} ${key}`).not.toEqual(files);
        const back = renamed(there.files, one, kind, nameOf(key), there.old);
        expect(back.files, `${kind} ${key} and back`).toEqual(files);
        count++;
      }
    }
    expect(count).toBeGreaterThan(0);
  });
});
