import { describe, expect, it } from 'vitest';
import { materials } from './batch.ts';
import { examine } from './examine.ts';
import { superlinear } from './linear.ts';
import { allSeeds } from './seeds.ts';
import { longLine, OPENINGS, shapesOf } from './shapes.ts';

const all = materials(allSeeds());

describe.each(all.map((material) => [material.language.id, material] as const))('%s', (_, material) => {
  const { language } = material;

  it('reads any shape of text in time linear in its size', () => {
    const slow = shapesOf(material).flatMap((shape) => {
      const ratios = superlinear(language, shape);
      return ratios ? [`${shape.name}: ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')}`] : [];
    });
    expect(slow).toEqual([]);
  });

  it.each(OPENINGS)('takes a hundred thousand times %j', (opening) => {
    examine(language, opening.repeat(100_000));
  });

  // `npm run fuzz` reads one of 5 MB.
  it('takes a single line of 1 MB', () => {
    examine(language, longLine(1_000_000));
  });
});
