import type { Answers } from '../../server/src/scaffold/question.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { clusterOf, written } from './support.ts';

/** A way through the guides, and the files at its end. */
export interface Path {
  readonly name: string;
  readonly files: readonly FixtureFile[];
}

const ADDRESSES: Answers = {
  name: 'harbour',
  nodes: 'alice bob',
  'address 0 of alice': '192.0.2.11',
  'address 0 of bob': '192.0.2.12',
  'address 1 of alice': '10.20.30.1',
  'address 1 of bob': '10.20.30.2',
  'board of alice': '192.0.2.101',
  'board of bob': '192.0.2.102',
};

const MEMBERSHIPS = ['corosync', 'heartbeat'];
const DRBDS = ['9', '8.4'];

/** New clusters of every kind, by the answers that make them. */
export const newClusters: readonly { readonly name: string; readonly answers: Answers }[] = [
  ...MEMBERSHIPS.flatMap((membership) =>
    [...DRBDS, 'none'].flatMap((drbd) =>
      ['bmc', 'sbd'].flatMap((fencing) =>
        ['1', '2'].map((networks) => ({
          name: `${membership}, DRBD ${drbd}, ${fencing}, networks: ${networks}`,
          answers: { ...ADDRESSES, membership, drbd, fencing, networks },
        })),
      ),
    ),
  ),
  {
    name: 'three nodes',
    answers: {
      ...ADDRESSES,
      nodes: 'alice bob carol',
      'address 0 of carol': '192.0.2.13',
      'address 1 of carol': '10.20.30.3',
      'board of carol': '192.0.2.103',
    },
  },
  {
    name: 'IPv6',
    answers: {
      ...ADDRESSES,
      'address 0 of alice': '2001:db8:1::1',
      'address 0 of bob': '2001:db8:1::2',
      'address 1 of alice': '2001:db8:2::1',
      'address 1 of bob': '2001:db8:2::2',
    },
  },
];

/** What a person answers for each kind of service, where it is not what is suggested. */
const SERVICES: Readonly<Record<string, Answers>> = {
  PostgreSQL: { service: 'pgsql' },
  MySQL: { service: 'mysql' },
  MariaDB: { service: 'mysql', binary: '/usr/sbin/mariadbd', fileSystem: 'xfs' },
  NFS: { service: 'nfs', clients: '192.0.2.0/24' },
  Apache: { service: 'apache' },
  'iSCSI by LIO': { service: 'iscsi', initiators: 'iqn.2026-01.com.example:backup' },
  'iSCSI by LIO for everybody': { service: 'iscsi' },
  'iSCSI by tgt': { service: 'iscsi', implementation: 'tgt', initiators: '192.0.2.90, 192.0.2.91' },
  'virtual machine': { service: 'vm' },
  'address only': { service: 'address' },
};

/** The replication addresses of a new cluster on Heartbeat, whose ha.cf does not say whose address is whose. */
const REPLICATION: Answers = {
  'address of alice': '10.20.30.1',
  'address of bob': '10.20.30.2',
  'address of carol': '10.20.30.3',
};

const groupAnswers = (service: Answers, ip: string): Answers => ({ ...REPLICATION, address: ip, ...service });

async function withGroups(
  cluster: readonly FixtureFile[],
  ...groups: readonly Answers[]
): Promise<readonly FixtureFile[]> {
  let files = cluster;
  for (const group of groups) files = written('resource-group', await clusterOf(files), group);
  return files;
}

/** Every service in a new cluster of every kind; all services in one; clusters of three nodes. */
export async function allPaths(): Promise<readonly Path[]> {
  const paths: Path[] = [];
  const empty = await clusterOf([]);
  const made = new Map(newClusters.map(({ name, answers }) => [name, written('cluster', empty, answers)]));
  for (const [name, files] of made) paths.push({ name: `new cluster: ${name}`, files });
  for (const membership of MEMBERSHIPS) {
    for (const drbd of DRBDS) {
      const cluster = made.get(`${membership}, DRBD ${drbd}, bmc, networks: 2`) ?? [];
      const on = `${membership}, DRBD ${drbd}`;
      for (const [service, answers] of Object.entries(SERVICES)) {
        const files = await withGroups(cluster, groupAnswers(answers, '192.0.2.80/24'));
        paths.push({ name: `${service}: ${on}`, files });
      }
      const all = Object.values(SERVICES).map((answers, place) =>
        groupAnswers(
          { ...answers, ...(answers['service'] !== 'address' && { mountPoint: `/srv/s${place}` }) },
          `192.0.2.${80 + place}/24`,
        ),
      );
      paths.push({ name: `all services: ${on}`, files: await withGroups(cluster, ...all) });
    }
  }
  const three = made.get('three nodes') ?? [];
  const web = groupAnswers({ service: 'apache' }, '192.0.2.80/24');
  paths.push(
    { name: 'Apache on two of three nodes', files: await withGroups(three, web) },
    { name: 'Apache on three nodes', files: await withGroups(three, { ...web, nodes: 'alice bob carol' }) },
    {
      name: 'Apache with IPv6',
      files: await withGroups(made.get('IPv6') ?? [], {
        service: 'apache',
        address: '2001:db8:1::80/64',
      }),
    },
    { name: 'Apache in an empty folder', files: await withGroups([], { ...web, nodes: 'alice bob' }) },
  );
  return paths;
}
