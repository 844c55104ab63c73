import { afterAll, beforeAll } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clusterObstacle } from './machine.ts';
import { type ClusterOptions, TestCluster } from './test-cluster.ts';

/**
 * Gives the tests of the surrounding `describe` a cluster, which they share; leaves them out with the reason where
 * none can be made.
 */
export function withCluster(options: ClusterOptions): () => TestCluster {
  const obstacle = clusterObstacle(...(options.services ?? []));
  let cluster: TestCluster | undefined;
  needs(obstacle === undefined, obstacle ?? '');
  beforeAll(async () => {
    if (obstacle === undefined) cluster = await TestCluster.create(options);
  });
  afterAll(() => cluster?.close());
  return () => {
    if (!cluster) throw new Error(`no cluster: ${obstacle ?? 'it is made before the first test'}`);
    return cluster;
  };
}
