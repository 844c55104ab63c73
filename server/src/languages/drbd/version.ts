import type { ClusterView } from '../../core/cluster-view.ts';
import type { FactCollector } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { type DrbdVersion, drbdVersions } from './catalog.ts';

/**
 * The version of DRBD that the files of a cluster are written for.
 *
 * Evidence is declared under a key that holds all that matters (`drbd strong 9 node-id`), so that the version depends
 * on the set of keys alone: an edit only asks for new checks when something is used for the first time, or no more.
 */
const EVIDENCE = /^drbd (strong|weak) (\S+) (.+)$/;

/** Strong evidence is what the other versions refuse; weak evidence is what only people of that time write. */
export type Strength = 'strong' | 'weak';

export function declareEvidence(
  collect: FactCollector,
  construct: string,
  versions: readonly DrbdVersion[],
  at: Span,
  strength: Strength = 'strong',
): void {
  const key = `drbd ${strength} ${versions.join(',')} ${construct}`;
  collect.declare('version-evidence', key, at, { versions, because: construct });
}

/** By the keys of the evidence, which the cluster answers with one array as long as they are the same. */
const inferred = new WeakMap<readonly string[], DrbdVersion>();

/** The version that ha-cluster.json names, else the one that refuses the fewest of the things used, else the newest. */
export function versionOf(cluster: ClusterView): DrbdVersion {
  const named = namedVersion(cluster);
  if (named) return named;
  const keys = cluster.keys('version-evidence');
  const known = inferred.get(keys);
  if (known) return known;
  const version = infer(keys.filter((key) => key.startsWith('drbd ')));
  inferred.set(keys, version);
  return version;
}

function namedVersion({ versions }: ClusterView): DrbdVersion | undefined {
  const named = versions['drbd'];
  return named === undefined ? undefined : drbdVersions.find((version) => named.startsWith(version));
}

/** The release of drbd-utils that ha-cluster.json names (`9.22`); undefined when it names a version only, or nothing. */
export function releaseOf({ versions }: ClusterView): string | undefined {
  const named = versions['drbd'];
  return named !== undefined && /^9\.\d/.test(named) ? named : undefined;
}

/** Whether the first release is older than the second: `9.4` than `9.22.0`. */
export function isOlder(release: string, other: string): boolean {
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0, otherPatch = 0] = other.split('.').map(Number);
  return (major - otherMajor || minor - otherMinor || patch - otherPatch) < 0;
}

function infer(keys: readonly string[]): DrbdVersion {
  const cost = (version: DrbdVersion): number => {
    let sum = 0;
    for (const key of keys) {
      const [, strength, versions = ''] = EVIDENCE.exec(key) ?? [];
      if (!versions.split(',').includes(version)) sum += strength === 'strong' ? 1000 : 1;
    }
    return sum;
  };
  return [...drbdVersions].reverse().reduce((best, version) => (cost(version) < cost(best) ? version : best));
}

/** For the status item: the version and where it comes from. */
export function dialect(cluster: ClusterView): string {
  const version = versionOf(cluster);
  if (namedVersion(cluster)) return `DRBD ${version} (set in ha-cluster.json)`;
  const keys = cluster
    .keys('version-evidence')
    .filter((key) => EVIDENCE.exec(key)?.[2]?.split(',').includes(version));
  const [best] = keys.sort((a, b) => weight(a) - weight(b));
  const fact = best === undefined ? undefined : cluster.declarations('version-evidence', best)[0];
  if (!fact) return `DRBD ${version}`;
  return `DRBD ${version} (inferred from ${fact.data.because} in ${fact.slot.document.name})`;
}

/** The evidence to name: that which leaves the fewest other versions, strong before weak. */
function weight(key: string): number {
  const [, strength, versions = ''] = EVIDENCE.exec(key) ?? [];
  return versions.split(',').length * 2 + (strength === 'strong' ? 0 : 1);
}
