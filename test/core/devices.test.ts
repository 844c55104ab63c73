import { describe, expect, it } from 'vitest';
import { diskOfPartition, logicalVolume, pathsOf, spellingsOf } from '../../server/src/core/devices.ts';
import { makeCluster } from '../support/analyse.ts';

describe('the paths of a device', () => {
  const { model } = makeCluster([
    {
      path: 'etc/drbd.d/all.res',
      text: 'resource r0 {\n  device /dev/drbd_data minor 7;\n  disk /dev/sda;\n  on a { address 10.0.0.1:7788; }\n}\nresource r1 {\n  volume 2 { device minor 8; disk /dev/sdb; }\n  on a { address 10.0.0.1:7789; }\n}\n',
    },
  ]);

  it.each(['/dev/drbd7', '/dev/drbd_data', '/dev/drbd/by-res/r0', '/dev/drbd/by-res/r0/0'])(
    'are the same for %s',
    (path) => {
      expect(pathsOf(model, path)).toEqual([
        '/dev/drbd_data',
        '/dev/drbd7',
        '/dev/drbd/by-res/r0/0',
        '/dev/drbd/by-res/r0',
      ]);
    },
  );

  it('of a volume section have its number', () => {
    expect(pathsOf(model, '/dev/drbd8')).toEqual(['/dev/drbd8', '/dev/drbd/by-res/r1/2']);
  });

  it('of a logical volume are two', () => {
    const both = ['/dev/vg-data/lv_a', '/dev/mapper/vg--data-lv_a'];
    expect(spellingsOf('/dev/vg-data/lv_a')).toEqual(both);
    expect(spellingsOf('/dev/mapper/vg--data-lv_a')).toEqual(both);
    expect(pathsOf(model, '/dev/mapper/vg--data-lv_a')).toEqual(both);
  });

  it.each(['/dev/sda1', '/dev/disk/by-id', '/dev/mapper/mpatha', '/dev/drbd/by-res/r0', '/dev/cciss/c0d0'])(
    '%s is no logical volume',
    (path) => expect(logicalVolume(path)).toBeUndefined(),
  );

  it.each([
    ['/dev/sda1', '/dev/sda'],
    ['/dev/nvme0n1p3', '/dev/nvme0n1'],
    ['/dev/cciss/c0d0p5', '/dev/cciss/c0d0'],
    ['/dev/disk/by-id/ata-X1-part3', '/dev/disk/by-id/ata-X1'],
    ['/dev/sda', undefined],
    ['/dev/nvme0n1', undefined],
    ['/dev/vg0/data1', undefined],
  ])('%s lies on %s', (partition, disk) => expect(diskOfPartition(partition)).toBe(disk));
});
