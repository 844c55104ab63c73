import { expect, it } from 'vitest';
import type { OverviewItem } from '../../server/src/overview/item.ts';
import { overview } from '../../server/src/overview/overview.ts';
import { cleanCluster } from '../clusters/clusters.ts';
import { makeCluster } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';

/** The tree as text, one line an item. */
function drawn(files: readonly FixtureFile[]): string[] {
  const lines = (item: OverviewItem, depth: number): string[] => [
    `${'  '.repeat(depth)}${item.kind} ${item.label}${item.description ? ` - ${item.description}` : ''}${item.problem ? ` !${item.problem}` : ''}`,
    ...item.children.flatMap((child) => lines(child, depth + 1)),
  ];
  return overview(makeCluster(files), () => true).children.flatMap((child) => lines(child, 0));
}

const CRM = `node alice
node bob
primitive drbd_db ocf:linbit:drbd params drbd_resource=db op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
primitive fs ocf:heartbeat:Filesystem params device=/dev/drbd7 directory=/srv fstype=ext4
primitive ip IPaddr2 params ip=10.0.0.9
group service fs ip
clone drbd_clone drbd_db meta promotable=true notify=true
colocation service_with_drbd inf: service drbd_clone:Promoted
order service_after_drbd Mandatory: drbd_clone:promote service:start
location here service 50: alice
`;
const DRBD = `resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on bob { address 10.0.0.2:7789; node-id 1; }
}
`;

it('shows nodes, devices, groups in start order, constraints in words, and problems where they are', () => {
  const files = [
    { path: 'cluster.crm', text: CRM },
    { path: 'etc/drbd.d/db.res', text: DRBD },
  ];
  const lines = drawn(files).map((line) => line.replace(/ !(?:info|hint|warning)$/, ''));
  expect(lines).toEqual([
    'section Nodes - 2',
    '  node alice - 10.0.0.1',
    '  node bob - 10.0.0.2',
    'section DRBD - 1',
    '  drbd-resource db - alice, bob',
    '    device /dev/drbd0 - on /dev/vg0/db',
    'section Resources - 2',
    '  clone drbd_clone - promotable',
    '    primitive drbd_db - drbd db',
    '  group service - group',
    '    primitive fs - Filesystem /srv !error',
    '    primitive ip - IPaddr2 10.0.0.9',
    'section Constraints - 3',
    '  constraint here - service on alice (50)',
    '  constraint service_after_drbd - drbd_clone:promote then service:start (Mandatory)',
    '  constraint service_with_drbd - service with drbd_clone:Promoted (inf)',
  ]);
});

it('does not run in circles where groups are members of each other', () => {
  const lines = drawn([{ path: 'a.crm', text: 'group a b\ngroup b a\ngroup c a\n' }]);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.length).toBeLessThan(20);
});

it.each(['tgtadm-san', 'targets-conf-san', 'iscsi-pair'])('shows the disks of each target in %s', (name) => {
  const { files } = cleanCluster(name);
  const { children } = overview(
    makeCluster(files.filter(({ path }) => !path.endsWith('ha-cluster.json'))),
    () => true,
  );
  const targets = children.find(({ label }) => label === 'iSCSI targets')?.children ?? [];
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) {
    expect(target.children.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^\/dev\//));
  }
});

it('shows what haresources starts on a node, in its order', () => {
  const files = [
    { path: 'etc/ha.d/ha.cf', text: 'node alice\nnode bob\nbcast eth0\n' },
    {
      path: 'etc/ha.d/haresources',
      text: 'alice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4 10.0.0.9 mysql\n',
    },
  ];
  expect(drawn(files).filter((line) => !line.includes('node '))).toEqual([
    'section Nodes - 2',
    'section Resources - 1',
    expect.stringMatching(/^ {2}group on alice - Heartbeat/),
    expect.stringMatching(/^ {4}heartbeat-resource drbddisk - db/),
    expect.stringMatching(/^ {4}heartbeat-resource Filesystem - \/dev\/drbd0 \/srv/),
    expect.stringMatching(/^ {4}heartbeat-resource IPaddr - 10\.0\.0\.9/),
    expect.stringMatching(/^ {4}heartbeat-resource mysql/),
  ]);
});
