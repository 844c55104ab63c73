import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../server/src/core/cluster.ts';
import { checkAnswer, nextStep } from '../../server/src/scaffold/guide.ts';
import type { Answers } from '../../server/src/scaffold/question.ts';
import { readFixture } from '../support/fixture.ts';
import { clusterOf, walk, written } from './support.ts';

const PAIR = `#- cluster.crm
node alice
node bob
primitive ip_old IPaddr2 params ip=192.0.2.70 cidr_netmask=24 op monitor interval=10s
primitive fs_old Filesystem params device=/dev/drbd0 directory=/srv/old fstype=ext4 op monitor interval=20s
primitive export_old exportfs params clientspec=* directory=/srv/old/e fsid=1 op monitor interval=20s
#- etc/drbd.conf
include "drbd.d/*.res";
#- etc/drbd.d/old.res
resource old {
  device /dev/drbd0;
  disk /dev/vg_data/old;
  meta-disk internal;
  on alice { node-id 0; address 10.0.0.1:7788; }
  on bob { node-id 1; address 10.0.0.2:7788; }
}
`;

const fixture = (text: string) => clusterOf(readFixture(text, 'crm').files);

const WEB: Answers = { service: 'apache', address: '192.0.2.80/24' };

/** What is said of an answer once everything before it was answered well. */
function said(cluster: Cluster, given: Answers, id: string, answer: string): string | undefined {
  const { answers } = walk('resource-group', cluster, given);
  return checkAnswer('resource-group', answers, cluster, id, answer);
}

describe('suggestions', () => {
  it('are what is free, and like what is there', async () => {
    const { answers, asked } = walk('resource-group', await fixture(PAIR), WEB);
    expect(answers).toMatchObject({ name: 'web', disk: '/dev/vg_data/web', minor: '1', port: '7789' });
    // Two nodes, and their addresses, are known.
    expect(asked).toEqual([
      'service',
      'name',
      'disk',
      'minor',
      'port',
      'fileSystem',
      'mountPoint',
      'address',
      'configfile',
    ]);
  });

  it('avoid names that are taken, and ids of exports', async () => {
    const cluster = await fixture(PAIR.replaceAll('old', 'web'));
    const files = written('resource-group', cluster, {
      service: 'nfs',
      clients: '*',
      address: '192.0.2.80/24',
    });
    expect(files.find(({ path }) => path === 'cluster.crm')?.text).toContain('fsid=2');
    expect(walk('resource-group', cluster, WEB).answers['name']).toBe('web2');
  });
});

describe('what cannot be used is refused in a sentence', () => {
  it.each([
    ['name', '', 'Write a name'],
    ['name', '9lives', 'begin with a letter'],
    ['name', 'all', 'means something else to drbdadm'],
    ['name', 'old', 'a DRBD resource "old" already'],
    ['disk', 'sdb', 'Write the path of a block device'],
    ['disk', '/dev/drbd4', 'is a device that DRBD makes'],
    ['disk', '/dev/vg_data/old', 'the disk of the DRBD resource "old"'],
    ['disk', '/dev/mapper/vg_data-old', 'the disk of the DRBD resource "old"'],
    ['minor', '0', '/dev/drbd0 is made already'],
    ['minor', '-1', 'is no minor number'],
    ['minor', '1048576', 'is no minor number'],
    ['port', '7788', 'Port 7788 is used already'],
    ['port', '65536', 'is no TCP port'],
    ['mountPoint', 'srv', 'from the slash'],
    ['mountPoint', '/', 'The root directory'],
    ['mountPoint', '/srv/old/', '"fs_old" mounts it'],
    ['mountPoint', '/srv/a b', 'without blanks'],
    ['address', '192.0.2', 'is no IP address'],
    ['address', '192.0.2.080/24', 'is no IP address'],
    ['address', '192.0.2.256/24', 'is no IP address'],
    ['address', '192.0.2.80', 'the length of the network'],
    ['address', '192.0.2.80/33', 'is no length of a network'],
    ['address', '192.0.2.70/24', '"ip_old" has it already'],
    ['address', '10.0.0.1/24', 'an address that alice keeps'],
    ['fileSystem', 'fat', 'Choose one of'],
  ])('%s: "%s"', async (id, answer, sentence) => {
    expect(said(await fixture(PAIR), WEB, id, answer)).toContain(sentence);
  });

  it.each(['2001:db8::80/64', '192.0.2.81/24'])('but not %s', async (answer) => {
    expect(said(await fixture(PAIR), WEB, 'address', answer)).toBeUndefined();
  });

  it.each([
    ['nodes', 'alice', 'at least two'],
    ['nodes', 'alice Alice', 'named twice'],
    ['nodes', 'alice b_b!', 'cannot be the name of a host'],
    ['address 0 of bob', '192.0.2.11', 'another node already'],
    ['address 0 of bob', '127.0.0.1', 'loopback'],
    ['address 1 of alice', '192.0.2.12', 'another node already'],
    ['board of bob', '192.0.2.101', 'another node'],
    ['name', 'a b', 'letters, digits'],
  ])('of a new cluster, %s: "%s"', async (id, answer, sentence) => {
    const cluster = await clusterOf([]);
    const { answers } = walk('cluster', cluster, {
      nodes: 'alice bob',
      'address 0 of alice': '192.0.2.11',
      'address 0 of bob': '192.0.2.12',
      'address 1 of alice': '10.0.0.1',
      'address 1 of bob': '10.0.0.2',
      'board of alice': '192.0.2.101',
      'board of bob': '192.0.2.102',
    });
    expect(checkAnswer('cluster', answers, cluster, id, answer)).toContain(sentence);
  });

  it('DRBD 8.4 keeps data on two nodes only', async () => {
    const cluster = await fixture(
      '#- ha-cluster.json\n{ "drbd": "8.4" }\n#- cluster.crm\nnode a\nnode b\nnode c\n',
    );
    const answers = { service: 'apache', name: 'web' };
    expect(checkAnswer('resource-group', answers, cluster, 'nodes', 'a b c')).toContain('two nodes');
    expect(checkAnswer('resource-group', answers, cluster, 'nodes', 'a d')).toContain('"d" is no node');
    expect(checkAnswer('resource-group', answers, cluster, 'nodes', 'a c')).toBeUndefined();
  });
});

it('a bad answer is asked for again', async () => {
  const step = nextStep('resource-group', { service: 'apache', name: '1' }, await fixture(PAIR));
  expect(step).toMatchObject({ kind: 'ask', question: { id: 'name' } });
});

it('a cluster without Pacemaker is told so', async () => {
  const cluster = await fixture(
    '#- etc/ha.d/ha.cf\nnode a b\nbcast eth0\n#- etc/ha.d/haresources\na 192.0.2.1\n',
  );
  expect(nextStep('resource-group', {}, cluster)).toMatchObject({
    kind: 'obstacle',
    message: expect.stringContaining('haresources'),
  });
});

describe('files go where the cluster has its own', () => {
  const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path).sort();

  it('beside the other resources', async () => {
    expect(paths(written('resource-group', await fixture(PAIR), WEB))).toContain('etc/drbd.d/web.res');
  });

  it('into drbd.conf where it includes no other file', async () => {
    const one = PAIR.replace(/#- etc\/drbd\.conf\n.*\n#- .*\n/, '#- etc/drbd.conf\n');
    const files = written('resource-group', await fixture(one), WEB);
    expect(paths(files)).toEqual(['cluster.crm', 'etc/drbd.conf']);
    expect(files.find(({ path }) => path === 'etc/drbd.conf')?.text).toMatch(
      /\}\n\n# web: .*[\s\S]*resource web \{/,
    );
  });

  it('into the folder of each node', async () => {
    const both = readFixture(PAIR, 'crm').files.flatMap((file) =>
      file.path === 'cluster.crm'
        ? [file]
        : ['alice', 'bob'].map((node) => ({ path: `nodes/${node}/${file.path}`, text: file.text })),
    );
    const files = paths(written('resource-group', await clusterOf(both), WEB));
    expect(files).toContain('nodes/alice/etc/drbd.d/web.res');
    expect(files).toContain('nodes/bob/etc/drbd.d/web.res');
  });

  it('with the line breaks of the file', async () => {
    const files = readFixture(PAIR, 'crm').files.map((file) => ({
      ...file,
      text: file.text.replaceAll('\n', '\r\n'),
    }));
    const crm = written('resource-group', await clusterOf(files), WEB).find(
      ({ path }) => path === 'cluster.crm',
    );
    expect(crm?.text).toContain('group g_web fs_web ip_web apache_web\r\n');
    expect(crm?.text).not.toMatch(/[^\r]\n/);
  });
});

it('does not say again what common says', async () => {
  const cluster = await fixture(
    `${PAIR}#- etc/drbd.d/global.res\ncommon { net { protocol C; fencing resource-only; cram-hmac-alg sha1; shared-secret "x"; } }\n`,
  );
  const text = written('resource-group', cluster, WEB).find(({ path }) => path.endsWith('web.res'))?.text;
  expect(text).not.toMatch(/protocol|fencing|cram-hmac-alg|shared-secret/);
  expect(text).toContain('unfence-peer');
});
