import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { drbd } from '../../../server/src/languages/drbd/index.ts';
import { dialect, versionOf } from '../../../server/src/languages/drbd/version.ts';
import { makeCluster } from '../../support/analyse.ts';
import { readFixture } from '../../support/fixture.ts';
import { freshDocument } from '../../support/incremental.ts';

const PATH = 'etc/drbd.d/example.res';

function model(source: string) {
  return makeCluster(readFixture(source, PATH).files).model;
}

const PAIR = `resource r0 {
  device /dev/drbd0;
  disk /dev/vg/r0;
  meta-disk /dev/vg/meta[1];
  net { allow-two-primaries; shared-secret geheim; }
  on Alice { address 10.0.0.1:7788; }
  on bob { address ipv6 [FD00::2]:7788; }
}
`;

describe('the facts of a resource', () => {
  it('declare its name, its hosts and what it owns on each', () => {
    const cluster = model(PAIR);
    expect(cluster.declarations('drbd-resource', 'r0')[0]?.data).toEqual({
      hosts: ['Alice', 'bob'],
      dualPrimary: true,
    });
    expect(cluster.keys('minor')).toEqual(['alice 0', 'bob 0']);
    expect(cluster.keys('device')).toEqual(['/dev/drbd/by-res/r0', '/dev/drbd/by-res/r0/0', '/dev/drbd0']);
    expect(cluster.declarations('device', '/dev/drbd0').map(({ data }) => data.host)).toEqual([
      'Alice',
      'bob',
    ]);
    expect(cluster.declarations('disk', '/dev/vg/r0').map(({ data }) => data.host)).toEqual(['Alice', 'bob']);
    expect(cluster.keys('address')).toEqual(['10.0.0.1:7788', 'fd00::2:7788']);
    expect(cluster.keys('meta-disk')).toEqual(['alice /dev/vg/meta 1', 'bob /dev/vg/meta 1']);
    expect(cluster.references('node', 'alice')[0]?.data).toEqual({ name: 'Alice', by: 'drbd', id: 'r0' });
  });

  it('name volumes by their number', () => {
    const cluster = model(
      'resource r0 {\n  volume 3 { device minor 7; disk /dev/sda; }\n  on a { address 10.0.0.1:7788; }\n}\n',
    );
    expect(cluster.keys('device')).toEqual(['/dev/drbd/by-res/r0/3', '/dev/drbd7']);
    expect(cluster.declarations('device', '/dev/drbd7')[0]?.data).toEqual({
      resource: 'r0',
      volume: 3,
      minor: 7,
      host: 'a',
      name: '/dev/drbd7',
    });
  });

  it('know a device by its name, by its minor and by the links that udev makes', () => {
    const cluster = model(
      'resource r0 {\n  device /dev/drbd_data minor 7;\n  disk /dev/sda;\n  on a { address 10.0.0.1:7788; }\n}\n',
    );
    const links = ['/dev/drbd/by-res/r0', '/dev/drbd/by-res/r0/0'];
    expect(cluster.keys('device')).toEqual([...links, '/dev/drbd7', '/dev/drbd_data']);
    const numbered = links.map((path) => cluster.declarations('device', path)[0]?.data.numbered);
    expect(numbered).toEqual([false, true]);
  });

  it('tell of no secret', () => {
    expect(model(PAIR).declarations('drbd-option', 'r0 shared-secret')[0]?.data.value).toBe('');
  });

  it('leave out what is still to be filled in', () => {
    const cluster = model(
      'resource r0 {\n  on <node> { device /dev/<drbd>; disk <disk>; address <ip>:7788; }\n}\n',
    );
    for (const kind of ['device', 'disk', 'minor', 'address'] as const)
      expect(cluster.keys(kind)).toEqual([]);
  });

  it('hold for damaged text too', () => {
    const cluster = model(
      'resource r0 {\n  net {\n    protocol C;\n  on a {\n    device /dev/drbd0;\n  on b {\n    device /dev/drbd0\n',
    );
    expect(cluster.keys('minor')).toEqual(['a 0', 'b 0']);
  });

  it('refer to other resources and files', () => {
    const cluster = model(
      'include "drbd.d/*.res";\nresource r1 {\n  disk { resync-after r0/1; }\n  stacked-on-top-of r2 { device /dev/drbd9; }\n}\n',
    );
    expect(cluster.references('drbd-resource', 'r0')[0]?.data).toEqual({
      by: 'r1',
      parameter: 'resync-after',
    });
    expect(cluster.references('drbd-resource', 'r2')[0]?.data).toEqual({
      by: 'r1',
      parameter: 'stacked-on-top-of',
    });
    expect(cluster.references('file', 'drbd.d/*.res')).toHaveLength(1);
  });
});

describe('the version', () => {
  it.each([
    ['9', 'resource r0 { }\n'],
    ['9', 'resource r0 { on a { node-id 0; } }\n'],
    ['9', 'common { options { quorum majority; } }\n'],
    ['8.4', 'common { syncer { rate 4M; } }\n'],
    ['8.4', 'common { net { protocol C; } disk { use-bmbv; } }\n'],
    ['8.4', 'common { disk { fencing resource-only; } }\n'],
    ['8.3', 'common { syncer { al-extents 31; } }\n'],
    ['8.4', 'common { startup { become-primary-on both; } }\n'],
    ['9', 'common { startup { become-primary-on both; } options { quorum majority; } }\n'],
    [
      '9',
      'common { disk { no-disk-flushes; no-md-flushes; no-disk-drain; } }\nresource r0 { on a { node-id 0; } }\n',
    ],
  ])('is %s for %j', (version, source) => {
    expect(versionOf(model(source))).toBe(version);
  });

  it('is said with its reason', () => {
    expect(dialect(model('#- etc/drbd.d/global_common.conf\ncommon { syncer { verify-alg md5; } }\n'))).toBe(
      'DRBD 8.4 (inferred from syncer in global_common.conf)',
    );
    expect(dialect(model('resource r0 { }\n'))).toBe('DRBD 9');
  });

  it('depends on no place, so that typing above leaves other files alone', () => {
    const cluster = makeCluster([
      { path: PATH, text: 'common { syncer { rate 4M; } }\n' },
      { path: 'etc/drbd.d/other.res', text: 'resource r1 { net { timeout 60; } }\n' },
    ]);
    const [document] = [...cluster.documents.values()];
    if (!document) throw new Error('no document');
    const before = cluster.engine.counters.checksRun;
    cluster.set(document.uri, document.path, drbd, 'common { # why\n  syncer { rate 4M; } }\n');
    const affected = cluster.engine.counters.checksRun - before;
    cluster.set(document.uri, document.path, drbd, 'common { # why not\n  syncer { rate 4M; } }\n');
    expect(cluster.engine.counters.checksRun - before).toBe(2 * affected);
    expect(affected).toBeLessThan(drbd.rules.length + 40);
  });
});

it('shows resources, hosts and devices in the outline', () => {
  const [resource] = outline(freshDocument(drbd, PATH, PAIR));
  expect(resource).toMatchObject({ name: 'resource r0', kind: 'resource' });
  expect(resource?.children?.map(({ name, detail }) => `${name}: ${detail ?? ''}`)).toEqual([
    'device: /dev/drbd0',
    'net: ',
    'on Alice: ',
    'on bob: ',
  ]);
  expect(JSON.stringify(resource)).not.toContain('geheim');
});
