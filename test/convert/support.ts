import { type Conversion, convert } from '../../server/src/convert/convert.ts';
import type { Versions } from '../../server/src/core/cluster-view.ts';
import { analyse, makeCluster, uriOf } from '../support/analyse.ts';
import { type FixtureFile, readFixture } from '../support/fixture.ts';

/** What the first file of a fixture becomes. */
export function converted(fixture: string, versions: Versions = {}): Conversion {
  const files = readFixture(fixture, 'ha.cf').files;
  return convertedFile(files, versions);
}

export function convertedFile(files: readonly FixtureFile[], versions: Versions = {}): Conversion {
  const cluster = makeCluster(files, versions);
  const document = cluster.documents.get(uriOf(files[0]?.path ?? ''));
  const conversion = document && convert(document, cluster.model);
  if (!conversion) throw new Error('the first file is not converted');
  return conversion;
}

/** What is true of the cluster as it was: no conversion can add a network or a fencing device. */
const OF_THE_CLUSTER = ['corosync/single-link', 'cluster/drbd-without-fencing'];

/** What our own rules say of the result, together with files that stay. */
export function complaints(
  path: string,
  { text }: Conversion,
  others: readonly FixtureFile[] = [],
): string[] {
  return analyse([{ path, text }, ...others])
    .filter(({ code }) => !OF_THE_CLUSTER.includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

/** The values of `key: value` lines that are no comments. */
export function settingOf({ text }: Conversion, key: string): string | undefined {
  return new RegExp(`^\\s*${key}: (.*)$`, 'm').exec(text)?.[1];
}
