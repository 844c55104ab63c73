import { expect, it } from 'vitest';
import { makeCluster, reported, uriOf } from '../support/analyse.ts';
import { makeConfiguration } from './configuration.ts';
import { CRM_FILE, DRBD_FILE } from './ours.ts';

it.each([100, 1000])('nothing is wrong with the made-up cluster of %i', (size) => {
  const { drbd, crm } = makeConfiguration(size);
  const cluster = makeCluster([
    { path: DRBD_FILE, text: drbd },
    { path: CRM_FILE, text: crm },
  ]);
  expect([DRBD_FILE, CRM_FILE].flatMap((path) => reported(cluster, uriOf(path)))).toEqual([]);
});
