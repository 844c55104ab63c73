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

describe('beside a DRBD resource', () => {
  const resource = (body: string) => `resource r0 {\n  ${body}\n}\n`;
  const common = (body: string) => `common {\n  ${body}\n}\n`;

  it.each([
    ['net { protocol C; }', 'device minor 0;', 'protocol C'],
    ['net { protocol C; }', 'net { protocol A; }', undefined],
    [
      'net { protocol C; } disk { on-io-error detach; }',
      'net { timeout 60; }',
      'protocol C, on-io-error detach',
    ],
    [
      'net { protocol C; cram-hmac-alg sha256; shared-secret "abc"; max-buffers 8000; }',
      'device minor 0;',
      'protocol C, cram-hmac-alg sha256, max-buffers 8000, 1 more',
    ],
    ['handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }', 'device minor 0;', undefined],
  ])('common { %s } and %s', (general, own, expected) => {
    const text = `${common(general)}${resource(own)}`;
    const line = shown('etc/drbd.d/r0.res', text)
      .split('\n')
      .find((one) => one.startsWith('resource'));
    expect(line).toBe(`resource r0${expected === undefined ? '' : `[${expected}]`} {`);
  });
});

describe('behind locations of a resource', () => {
  const crm = (...locations: readonly string[]) =>
    [
      'primitive a Dummy',
      'primitive b Dummy',
      ...locations.map((one, index) => `location l${index} ${one}`),
      '',
    ].join('\n');
  const behind = (...locations: readonly string[]) => {
    const lines = shown('cluster.crm', crm(...locations)).split('\n');
    return lines.flatMap((line) => /\[(.*)\]$/.exec(line)?.[1] ?? []);
  };

  it.each<[readonly string[], string | undefined]>([
    [['a 100: alice', 'a 50: alice'], 'alice 150'],
    [['a 100: alice', 'a 50: gertrude', 'a -30: ALICE'], 'alice 70, gertrude 50'],
    [['a inf: alice', 'a -100: alice'], 'alice inf'],
    [['a inf: alice', 'a -inf: alice'], 'alice -inf'],
    [['a 900000: alice', 'a 900000: alice'], 'alice inf'],
    [['a 100: alice', 'b 50: alice'], undefined],
    [['a 100: alice', 'a rule 50: #uname eq alice'], undefined],
    [['a 100: alice', 'a role=Promoted 50: alice'], undefined],
    [['a 100: alice', 'a 10: gertrude', '/a|b/ 50: alice'], undefined],
    [['a 100: alice', 'a weight: alice'], undefined],
  ])('%s', (locations, sums) => {
    const found = behind(...locations);
    expect(new Set(found)).toEqual(new Set(sums === undefined ? [] : [sums]));
    if (sums !== undefined) expect(found).toHaveLength(locations.length);
  });
});

it('gives times of corosync.conf in seconds', () => {
  expect(shown('etc/corosync/corosync.conf', 'totem {\n  version: 2\n  token: 3000\n}\n')).toBe(
    'totem {\n  version: 2\n  token: 3000[3 s]\n}\n',
  );
});
