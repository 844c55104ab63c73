// What is wrong in docs/sample-cluster, as its README promises: whatever shows the sample must show these.

export interface SampleMistake {
  readonly file: string;
  /** Stands once in the file, in the line that the problem is reported at. */
  readonly at: string;
  /** The rule that finds it. */
  readonly code: string;
  /** What the message names, so that it is this mistake and no other that was found. */
  readonly names: RegExp;
}

export const sampleMistakes: readonly SampleMistake[] = [
  { file: 'cluster.crm', at: '/dev/drbd2', code: 'cluster/device-mismatch', names: /drbd1/ },
  {
    file: 'cluster.crm',
    at: 'colocation web_with_drbd',
    code: 'crmsh/colocation-without-role',
    names: /Master|Promoted/,
  },
  {
    file: 'etc/drbd.d/global_common.conf',
    at: 'ping-timout',
    code: 'drbd/unknown-option',
    names: /ping-timeout/,
  },
  { file: 'etc/drbd.d/web.res', at: 'on brich', code: 'cluster/node-name-mismatch', names: /birch/ },
  { file: 'etc/ha.d/authkeys', at: 'auth 2', code: 'ha-authkeys/undefined-key', names: /2/ },
  { file: 'setup-target.sh', at: '/dev/vg_data/db', code: 'cluster/disk-owned-by-drbd', names: /drbd1/ },
];
