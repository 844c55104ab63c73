import { expect, it } from 'vitest';
import { thingsAt } from '../../client/src/features/picture/cursor.ts';
import { pictureOf } from '../../server/src/picture/draw.ts';
import { makeCluster } from '../support/analyse.ts';

const CRM = `primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
primitive ip IPaddr2 \\
  params ip=10.0.0.9
group service fs ip
`;
const DRBD = `resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on bob { address 10.0.0.2:7789; node-id 1; }
}
`;
const cluster = makeCluster([
  { path: 'cluster.crm', text: CRM },
  { path: 'etc/drbd.d/db.res', text: DRBD },
]);
const pictures = [pictureOf(cluster, () => true)];
const uriOf = (name: string) =>
  [...cluster.documents.values()].map(({ uri }) => uri).find((uri) => uri.endsWith(name)) ?? '';
const at = (name: string, line: number, character: number) =>
  thingsAt(pictures, { uri: uriOf(name), line, character });

it('finds the statement around the cursor, and the name under it', () => {
  expect(at('cluster.crm', 0, 40)).toEqual(['resource fs']);
  expect(at('cluster.crm', 2, 12)).toEqual(['resource ip']);
  expect(at('cluster.crm', 3, 7)).toEqual(['resource service']);
  expect(at('db.res', 3, 4)).toEqual(['drbd-resource db']);
  expect(at('db.res', 1, 12)).toEqual(['device db/0']);
});

it('finds nothing in another file, or where nothing is written', () => {
  expect(thingsAt(pictures, { uri: 'file:///other', line: 0, character: 0 })).toEqual([]);
  expect(at('cluster.crm', 4, 0)).toEqual([]);
});
