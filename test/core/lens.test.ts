import { expect, it, vi } from 'vitest';
import { lenses } from '../../server/src/core/lens.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { readFixture } from '../support/fixture.ts';

const FILES = `#- cluster.crm
primitive drbd_db ocf:linbit:drbd params drbd_resource=db
primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
primitive ip IPaddr2 params ip=10.0.0.9
group service fs ip
ms ms_db drbd_db meta notify=true
colocation with_drbd inf: service ms_db:Master
order after_drbd inf: ms_db:promote service:start
location here ip 50: alice
#- etc/drbd.d/db.res
resource db {
  device minor 0;
  disk /dev/vg0/db;
  meta-disk internal;
  net { ping-timout 10; }
  on alice { address 10.0.0.1:7789; }
  on bob { address 10.0.0.2:7789; }
}
resource unused {
  device minor 1;
  disk /dev/vg0/unused;
  meta-disk internal;
  on alice { address 10.0.0.1:7790; }
  on bob { address 10.0.0.2:7790; }
}
#- export.sh
tgtadm --op new --mode target --tid 1 -T iqn.2026-11.com.example:a
tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd/by-res/db/0
`;

function titles(path: string, shown: (code: string) => boolean = () => true): string[] {
  const cluster = makeCluster(readFixture(FILES, 'cluster.crm').files);
  const document = cluster.documents.get(uriOf(path));
  return (document ? lenses(cluster, document, ({ code }) => shown(code)) : []).map(
    ({ slot, span, title, uses }) =>
      `${slot.block.text.slice(span.start, span.end)}: ${title} (${uses.length} places)`,
  );
}

it('tells which resources constraints name, and leaves the others alone', () => {
  expect(titles('cluster.crm')).toEqual([
    'ip: used by 1 constraint, prefers alice (1 places)',
    'service: used by 2 constraints (2 places)',
    'ms_db: used by 2 constraints (2 places)',
  ]);
});

it('tells who manages, mounts and exports a DRBD resource, and whether something is wrong with it', () => {
  const only = (code: string) => code === 'drbd/unknown-option';
  const uses = 'managed by drbd_db, mounted by fs, exported once';
  expect(titles('etc/drbd.d/db.res', only)).toEqual([`db: ${uses}, 1 problem (3 places)`]);
  expect(titles('etc/drbd.d/db.res', () => false)).toEqual([`db: ${uses} (3 places)`]);
});

it('looks at the devices of the cluster once, not for each resource', () => {
  const text = (count: number) =>
    Array.from({ length: count }, (_, n) => `resource r${n} {\n  device minor ${n};\n}\n`).join('');
  const looks = (count: number) => {
    const cluster = makeCluster([{ path: 'etc/drbd.d/all.res', text: text(count) }]);
    const document = cluster.documents.get(uriOf('etc/drbd.d/all.res'));
    const asked = vi.spyOn(cluster.model, 'declarations');
    if (document) lenses(cluster, document, () => true);
    return asked.mock.calls.length;
  };
  expect(looks(40)).toBeLessThanOrEqual(looks(20) * 2 + 1);
});

it('tells where locations want a resource, the most wanted first', () => {
  const text = (...locations: readonly string[]) =>
    [
      'primitive ip IPaddr2 params ip=10.0.0.9',
      ...locations.map((one, n) => `location l${n} ip ${one}`),
      '',
    ].join('\n');
  const title = (...locations: readonly string[]) => {
    const cluster = makeCluster([{ path: 'cluster.crm', text: text(...locations) }]);
    const document = cluster.documents.get(uriOf('cluster.crm'));
    return document && lenses(cluster, document, () => true)[0]?.title;
  };
  expect(title('50: gertrude', '100: alice', '-inf: carol')).toBe(
    'used by 3 constraints, prefers alice, then gertrude, never on carol',
  );
  expect(title('50: alice', '-inf: alice')).toBe('used by 2 constraints, never on alice');
  expect(title('50: alice', 'rule inf: #uname eq gertrude')).toBe('used by 2 constraints');
});
