import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../server/src/core/inlay-hints.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';

/** The text with each hint between brackets where it is shown. */
function shown(path: string, text: string, within = { start: 0, end: text.length }): string {
  const cluster = makeCluster([{ path, text }]);
  const document = cluster.documents.get(uriOf(path));
  const hints = document ? inlayHints(cluster, document, within) : [];
  return [...hints]
    .sort((a, b) => b.offset - a.offset)
    .reduce((all, { offset, text: hint }) => `${all.slice(0, offset)}[${hint}]${all.slice(offset)}`, text);
}

describe('beside values of drbd.conf', () => {
  const PATH = 'etc/drbd.d/r0.res';

  it.each([
    ['device minor 0;', 'device minor 0[/dev/drbd0];'],
    ['device /dev/drbd1;', 'device /dev/drbd1;'],
    ['device /dev/drbd_db minor 3;', 'device /dev/drbd_db minor 3;'],
    ['net { timeout 60; }', 'net { timeout 60[6 s]; }'],
    ['net { ping-timeout 5; }', 'net { ping-timeout 5[0.5 s]; }'],
    ['disk { resync-rate 4M; }', 'disk { resync-rate 4M[4 MiB/s]; }'],
    ['net { protocol C; max-buffers 8000; }', 'net { protocol C; max-buffers 8000; }'],
    ['net { timeout six; }', 'net { timeout six; }'],
    ['net { shared-secret "60"; }', 'net { shared-secret "60"; }'],
  ])('%s', (source, expected) => {
    expect(shown(PATH, `resource r0 {\n  ${source}\n}\n`)).toBe(`resource r0 {\n  ${expected}\n}\n`);
  });

  it('are looked for where they are asked for only', () => {
    const block = 'common {\n  net { timeout 60; }\n}\n';
    const asked = { start: 0, end: block.length - 1 };
    expect(shown(PATH, `${block}${block}`, asked)).toBe(`${block.replace('60', '60[6 s]')}${block}`);
  });
});

it('gives times of corosync.conf in seconds', () => {
  expect(shown('etc/corosync/corosync.conf', 'totem {\n  version: 2\n  token: 3000\n}\n')).toBe(
    'totem {\n  version: 2\n  token: 3000[3 s]\n}\n',
  );
});
