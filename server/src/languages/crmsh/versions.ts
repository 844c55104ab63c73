import type { ClusterView } from '../../core/cluster-view.ts';

/** Whether ha-cluster.json says that the cluster has crmsh 5, which refuses some of what old releases took. */
export function isCrmsh5({ versions }: ClusterView): boolean {
  return Number.parseFloat(versions['crmsh'] ?? '0') >= 5;
}

/**
 * The release of Pacemaker that the files are written for, as far as they say it: in ha-cluster.json, in the
 * dc-version that `crm configure show` prints, or by running on Heartbeat, which Pacemaker 2.0 gave up.
 */
export function pacemakerRelease(cluster: ClusterView): string | undefined {
  const named = cluster.versions['pacemaker'];
  if (named !== undefined) return named;
  const [written] = cluster.declarations('property', 'dc-version');
  const release = /^\d+\.\d+(?:\.\d+)?/.exec(written?.data.value ?? '')?.[0];
  if (release !== undefined) return release;
  const onHeartbeat =
    cluster
      .declarations('property', 'cluster-infrastructure')
      .some(({ data }) => /^heartbeat$/i.test(data.value)) ||
    ['crm', 'pacemaker'].some((name) =>
      cluster
        .declarations('directive', name)
        .some(({ data: { values } }) => /^(?:on|yes|y|true|1|respawn|manual)$/i.test(values[0] ?? '')),
    );
  return onHeartbeat ? '1.1' : undefined;
}

/** Whether the cluster's Pacemaker is of a release, or newer; undefined when no file says how old it is. */
export function isPacemakerSince(release: string, cluster: ClusterView): boolean | undefined {
  const named = pacemakerRelease(cluster);
  if (named === undefined) return undefined;
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [major = 0, minor = 0, patch = 0] = parts(named);
  const [sinceMajor = 0, sinceMinor = 0, sincePatch = 0] = parts(release);
  // "3.0" may be any of its patches.
  const missing = parts(named).length < 3;
  return (major - sinceMajor || minor - sinceMinor || (missing ? 0 : patch - sincePatch)) >= 0;
}
