/** Something the linter may say about a clean cluster, because an expert would say it too. */
interface Allowed {
  readonly cluster: string;
  readonly code: string;
  readonly why: string;
}

/** Only advice to modernise (info and hint): a warning about a clean cluster is a mistake of ours. */
export const ALLOWED: readonly Allowed[] = [
  {
    cluster: 'nfs-pair',
    code: 'crmsh/deprecated-ms',
    why: 'the version of Pacemaker is not said, and any of today knows promotable clones',
  },
  {
    cluster: 'targets-conf-san',
    code: 'crmsh/deprecated-ms',
    why: 'the version of Pacemaker is not said, and any of today knows promotable clones',
  },
  {
    cluster: 'tgtadm-san',
    code: 'drbd/rate-ignored',
    why: 'a rate that was carried over from 8.3 and is only where 8.4 begins',
  },
];
