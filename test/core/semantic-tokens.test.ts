import { describe, expect, it } from 'vitest';
import type { Versions } from '../../server/src/core/cluster-view.ts';
import { semanticTokens } from '../../server/src/core/semantic-tokens.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';

interface Asked {
  readonly versions?: Versions;
  /** The other files of the cluster. */
  readonly others?: readonly FixtureFile[];
  readonly within?: { readonly start: number; readonly end: number };
}

/** Each token as a line: the word, what it is, `!` where it is declared there, and `obsolete`. */
function tokens(path: string, text: string, { versions = {}, others = [], within }: Asked = {}): string[] {
  const cluster = makeCluster([{ path, text }, ...others], versions);
  const document = cluster.documents.get(uriOf(path));
  if (!document) throw new Error(`${path} is no document`);
  const lines = text.split(/\r?\n/);
  return semanticTokens(cluster, document, within ?? { start: 0, end: text.length }).map(
    ({ line, character, length, kind, declares, obsolete }) =>
      `${lines[line]?.slice(character, character + length)} ${kind}${declares ? '!' : ''}${obsolete ? ' obsolete' : ''}`,
  );
}

describe('of crm statements', () => {
  const crm = (text: string, asked?: Asked) => tokens('cluster.crm', text, asked);

  it('tell what is made from what is named', () => {
    expect(
      crm(
        'primitive fs Filesystem params device="/dev/drbd0" directory=/srv fstype=ext4 \\\n    op monitor interval=20\ngroup web fs\n',
      ),
    ).toEqual([
      'fs resource!',
      'Filesystem agent',
      'device option',
      '/dev/drbd0 device',
      'directory option',
      'fstype option',
      'monitor action',
      'interval option',
      'web resource!',
      'fs resource',
    ]);
  });

  it('tell resource, role and action of a constraint apart', () => {
    expect(
      crm('colocation with_db inf: db ms_db:Promoted\norder first_db Mandatory: ms_db:promote db:start\n'),
    ).toEqual([
      'with_db constraint!',
      'db resource',
      'ms_db resource',
      'Promoted role',
      'first_db constraint!',
      'Mandatory value',
      'ms_db resource',
      'promote action',
      'db resource',
      'start action',
    ]);
  });

  it('tell nodes and words from a fixed list', () => {
    expect(
      crm(
        'location here web 50: alice\nproperty stonith-enabled=true cluster-name=true no-quorum-policy=freeze\n',
      ),
    ).toEqual([
      'here constraint!',
      'web resource',
      'alice node',
      'stonith-enabled option',
      'true value',
      'cluster-name option',
      'no-quorum-policy option',
      'freeze value',
    ]);
  });

  it('know what is obsolete in the release that the cluster has', () => {
    const old = 'ms ms_db db\nlocation there ms_db rule role=Master 50: #uname eq alice\n';
    const obsolete = (pacemaker: string) =>
      crm(old, { versions: { pacemaker } }).filter((one) => one.endsWith(' obsolete'));
    expect(obsolete('1.1')).toEqual([]);
    expect(obsolete('2.0')).toEqual(['ms keyword obsolete']);
    expect(obsolete('3.0')).toEqual(['ms keyword obsolete', 'Master role obsolete']);
  });
});

describe('of drbd.conf', () => {
  const drbd = (text: string, versions: Versions = {}) => tokens('etc/drbd.d/r0.res', text, { versions });

  it('tell names, options and their words', () => {
    expect(
      drbd(
        'resource db {\n  net {\n    protocol C;\n    timeout 60;\n    allow-two-primaries yes;\n  }\n  on alice {\n    device /dev/drbd0;\n    disk /dev/vg0/db;\n    address 10.0.0.1:7788;\n    meta-disk internal;\n  }\n}\n',
      ),
    ).toEqual([
      'db resource!',
      'protocol option',
      'C value',
      'timeout option',
      'allow-two-primaries option',
      'yes value',
      'alice node',
      '/dev/drbd0 device!',
    ]);
  });

  it('know what is obsolete in the version that the cluster has', () => {
    const old = 'common {\n  protocol C;\n  syncer {\n    rate 10M;\n  }\n}\n';
    expect(drbd(old, { drbd: '8.3' })).toEqual([
      'protocol option',
      'C value',
      'syncer keyword',
      'rate option',
    ]);
    expect(drbd(old, { drbd: '9' })).toEqual([
      'protocol option obsolete',
      'C value',
      'syncer keyword obsolete',
      'rate option',
    ]);
    expect(drbd('common {\n  handlers {\n    outdate-peer "/bin/true";\n  }\n}\n', { drbd: '9' })).toEqual([
      'outdate-peer option obsolete',
    ]);
  });
});

it('of ha.cf tell directives, words and nodes', () => {
  expect(tokens('etc/ha.d/ha.cf', 'crm respawn\nnode alice bob\nnice_failback on\n')).toEqual([
    'crm option',
    'respawn value',
    'node option',
    'alice node!',
    'bob node!',
    'nice_failback option obsolete',
    'on value',
  ]);
});

it('of authkeys tell keys and methods, and nothing of a secret', () => {
  expect(tokens('etc/ha.d/authkeys', 'auth 1\n1 sha1 node\n')).toEqual(['1 key', '1 key!', 'sha1 value']);
});

it('of haresources tell nodes and scripts', () => {
  expect(tokens('etc/ha.d/haresources', 'alice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4\n')).toEqual([
    'alice node',
    'drbddisk agent',
    'db resource',
    'Filesystem agent',
    '/dev/drbd0 device',
  ]);
});

it('of corosync.conf tell keys, words and nodes', () => {
  expect(
    tokens(
      'etc/corosync/corosync.conf',
      'totem {\n  version: 2\n  transport: knet\n}\nlogging {\n  to_file: no\n}\nnodelist {\n  node {\n    name: alice\n  }\n}\n',
    ),
  ).toEqual([
    'version option',
    'transport option',
    'knet value',
    'to_file option obsolete',
    'no value',
    'name option',
    'alice node!',
  ]);
});

it('of targets.conf tell targets, keys and words', () => {
  expect(
    tokens(
      'etc/tgt/targets.conf',
      '<target iqn.2026-01.example.harbour:db>\n  backing-store /dev/drbd0\n  write-cache off\n</target>\n',
    ),
  ).toEqual([
    'iqn.2026-01.example.harbour:db resource!',
    'backing-store option',
    '/dev/drbd0 device',
    'write-cache option',
    'off value',
  ]);
});

const SCRIPT = `#!/bin/sh
tgtadm --lld iscsi --mode target --op new --tid 1 \\
    --targetname iqn.2026-01.example.harbour:db
crm configure <<EOF
primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
group web fs
EOF
`;

describe('of a script', () => {
  const expected = [
    '--lld option',
    '--mode option',
    'target value',
    '--op option',
    'new value',
    '--tid option',
    '--targetname option',
    'iqn.2026-01.example.harbour:db resource!',
    'fs resource!',
    'Filesystem agent',
    'device option',
    '/dev/drbd0 device',
    'directory option',
    'fstype option',
    'web resource!',
    'fs resource',
  ];

  it('tell the words of tgtadm, and those of crm in a here-document', () => {
    expect(tokens('setup.sh', SCRIPT)).toEqual(expected);
  });

  it('are the same with other line breaks', () => {
    expect(tokens('setup.sh', SCRIPT.replaceAll('\n', '\r\n'))).toEqual(expected);
  });
});

it('of a stretch are those of the statements in it', () => {
  const text = 'group a x\ngroup b y\ngroup c z\n';
  const within = { start: text.indexOf('group b'), end: text.indexOf('group b') + 3 };
  expect(tokens('cluster.crm', text, { within })).toEqual(['b resource!', 'y resource']);
});

it('follow edits, and are looked for in what was edited only', () => {
  const text = 'group a x\n\ngroup b y\n';
  const cluster = makeCluster([{ path: 'cluster.crm', text }]);
  const document = cluster.documents.get(uriOf('cluster.crm'));
  if (!document) throw new Error('cluster.crm is no document');
  const asked: string[] = [];
  const { language } = document;
  const original = language.semanticTokens;
  Object.assign(language, {
    semanticTokens(tree: Parameters<NonNullable<typeof original>>[0]) {
      asked.push(document.slots.find(({ block }) => block.tree === tree)?.block.text ?? '');
      return original?.(tree) ?? [];
    },
  });
  try {
    const all = () => semanticTokens(cluster, document, { start: 0, end: document.length });
    expect(all().map(({ line }) => line)).toEqual([0, 0, 2, 2]);
    asked.length = 0;
    cluster.edit(document, [{ from: 0, to: 0, text: 'group new z\n' }]);
    expect(all().map(({ line }) => line)).toEqual([0, 0, 1, 1, 3, 3]);
    expect(asked.join('')).not.toContain('group b y');
    asked.length = 0;
    all();
    expect(asked).toEqual([]);
  } finally {
    Object.assign(language, { semanticTokens: original });
  }
});
