import { expect, it } from 'vitest';
import { describeAccepted } from './accepted.ts';
import { cleanClusters } from './clusters.ts';
import { renamedWhole } from './renaming.ts';

// With every node, DRBD resource, resource and constraint under another name, the real tools take the clusters still.
const clusters = cleanClusters.map(renamedWhole);

it('nothing keeps its name', () => {
  for (const [index, { files }] of clusters.entries()) {
    expect(files).not.toEqual(cleanClusters[index]?.files);
  }
});

describeAccepted(clusters);
