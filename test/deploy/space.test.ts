import { describe, expect, it } from 'vitest';
import { readRoom } from '../../server/src/deploy/space.ts';

describe('what df says of a file system', () => {
  it.each([
    ['an ordinary one', '64768 /dev/vda1 1000 400 600 40% /', { device: '64768', mount: '/', free: 614_400 }],
    [
      'one that keeps a part for root',
      '2049 /dev/sda1 1000 960 0 100% /var',
      { device: '2049', mount: '/var', free: 40_960 },
    ],
    ['a full one', '41 tmpfs 12 12 0 100% /etc/ha.d', { device: '41', mount: '/etc/ha.d', free: 0 }],
    [
      'one with more used than there is',
      '41 odd 12 20 -8 167% /odd',
      { device: '41', mount: '/odd', free: 0 },
    ],
    [
      'names with spaces',
      '50 //server/two words 1000 0 1000 0% /srv/a b',
      { device: '50', mount: '/srv/a b', free: 1_024_000 },
    ],
    ['one that does not tell', '60 fuse 0 0 0 - /mnt', undefined],
    ['nothing', '60 ', undefined],
  ])('%s', (_, line, room) => {
    expect(readRoom(line)).toEqual(room);
  });
});
