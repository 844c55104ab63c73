import { describe, expect, it } from 'vitest';
import { changeOf, replaced } from '../../server/src/core/fix.ts';
import type { DrbdVersion } from '../../server/src/languages/drbd/catalog.ts';
import { pair } from '../../server/src/languages/drbd/examples.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { drbdObstacle, dumpDrbd } from '../support/drbd-judge.ts';

/**
 * What the code actions of modernisation write, drbdadm reads as it read the old text. `as`: the drbdadm that is
 * asked, where it is not the one that the text is modernised for, because that one refuses the old text.
 */
interface Case {
  readonly name: string;
  readonly version: DrbdVersion;
  readonly before: string;
  readonly after: string;
  readonly as?: DrbdVersion;
  /** What the dump says otherwise, and shall. */
  readonly differs?: { readonly was: string; readonly is: string };
}

const CASES: readonly Case[] = [
  {
    name: 'syncer becomes disk, net and options, with its comments',
    version: '8.4',
    before: `common {\n  syncer {\n    # A gigabit link.\n    rate 33M; # a third of it\n    al-extents 257;\n    verify-alg sha1;\n    cpu-mask 3;\n    # Nothing else.\n  }\n}\n${pair()}`,
    after: `common {\n  disk {\n    # A gigabit link.\n    resync-rate 33M; # a third of it\n    al-extents 257;\n  }\n  net {\n    verify-alg sha1;\n  }\n  options {\n    cpu-mask 3; # Nothing else.\n  }\n}\n${pair()}`,
  },
  {
    name: 'syncer joins the sections that are there',
    version: '8.4',
    before: pair(
      '  net {\n    timeout 50;\n  }\n  syncer {\n    rate 10M;\n    csums-alg md5;\n    use-rle;\n  }\n  disk { on-io-error detach; }\n',
    ),
    after: pair(
      '  net {\n    timeout 50;\n    csums-alg md5;\n    use-rle;\n  }\n  disk { on-io-error detach; resync-rate 10M; }\n',
    ),
  },
  {
    name: 'syncer on one line',
    version: '8.4',
    before: pair('  syncer { rate 10M; verify-alg md5; }\n'),
    after: pair('  disk { resync-rate 10M; } net { verify-alg md5; }\n'),
  },
  {
    name: 'the order of resynchronisation',
    version: '8.4',
    before: pair('  syncer {\n    after "r1";\n  }\n') + second(),
    after: pair('  disk {\n    resync-after "r1";\n  }\n') + second(),
  },
  {
    name: 'syncer of 8.4 for DRBD 9, which refuses rate there',
    version: '9',
    as: '8.4',
    before: `common {\n  syncer {\n    rate 33M;\n    c-plan-ahead 0;\n    verify-alg sha1;\n    on-no-data-accessible io-error;\n  }\n}\n${pair()}`,
    after: `common {\n  disk {\n    resync-rate 33M;\n    c-plan-ahead 0;\n  }\n  net {\n    verify-alg sha1;\n  }\n  options {\n    on-no-data-accessible io-error;\n  }\n}\n${pair()}`,
  },
  ...(['8.4', '9'] as const).flatMap((version): Case[] => [
    {
      name: 'protocol makes a section net',
      version,
      before: `common {\n  protocol C;\n}\n${pair('  protocol B; # near\n')}`,
      after: `common {\n  net {\n    protocol C;\n  }\n}\n${pair('  net {\n    protocol B;\n  } # near\n')}`,
    },
    {
      name: 'protocol joins net',
      version,
      before: pair('  protocol A;\n  net {\n    ping-int 5;\n  }\n'),
      after: pair('  net {\n    ping-int 5;\n    protocol A;\n  }\n'),
    },
    {
      name: 'no-NAME becomes NAME no',
      version,
      before: pair(
        '  disk {\n    no-disk-flushes;\n    no-md-flushes;\n  }\n  net {\n    no-tcp-cork;\n  }\n',
      ),
      after: pair(
        '  disk {\n    disk-flushes no;\n    md-flushes no;\n  }\n  net {\n    tcp-cork no;\n  }\n',
      ),
    },
    {
      name: 'flexible-meta-disk and outdate-peer',
      version,
      // drbdadm 9 reads outdate-peer, and never calls it; drbdadm 8.x takes it for fence-peer.
      ...(version === '9' && { differs: { was: '{ outdate-peer ', is: '{ fence-peer ' } }),
      before: pair(
        '  handlers {\n    outdate-peer "/usr/lib/drbd/outdate";\n  }\n',
        { metaDisk: 'flexible-meta-disk /dev/vg/m0;' },
        { metaDisk: 'flexible-meta-disk /dev/vg/m0;' },
      ),
      after: pair(
        '  handlers {\n    fence-peer "/usr/lib/drbd/outdate";\n  }\n',
        { metaDisk: 'meta-disk /dev/vg/m0;' },
        { metaDisk: 'meta-disk /dev/vg/m0;' },
      ),
    },
  ]),
  {
    name: 'what DRBD 9 ignores goes',
    version: '9',
    before: pair(
      '  startup {\n    wfc-timeout 60;\n    become-primary-on both;\n  }\n  net {\n    allow-two-primaries yes;\n  }\n',
    ),
    after: pair('  startup {\n    wfc-timeout 60;\n  }\n  net {\n    allow-two-primaries yes;\n  }\n'),
  },
  {
    name: 'what 8.4 ignores goes',
    version: '8.4',
    before: pair('  disk {\n    on-io-error detach;\n    hold-off-threshold 5;\n  }\n'),
    after: pair('  disk {\n    on-io-error detach;\n  }\n'),
  },
  {
    name: 'the name of a connection goes',
    version: '9',
    before: pair(
      '  connection site {\n    host alice;\n    host bob;\n  }\n',
      { more: '    node-id 0;\n' },
      { more: '    node-id 1;\n' },
    ),
    after: pair(
      '  connection {\n    host alice;\n    host bob;\n  }\n',
      { more: '    node-id 0;\n' },
      { more: '    node-id 1;\n' },
    ),
  },
];

const PATH = 'etc/drbd.d/example.res';
const obstacle = drbdObstacle();

describe.each(CASES)(
  'modernising for DRBD $version: $name',
  ({ version, before, after, as = version, differs }) => {
    it('writes what the manual of today has', () => {
      expect(modernised(before, version)).toBe(after);
      expect(modernised(before.replaceAll('\n', '\r\n'), version)).toBe(after.replaceAll('\n', '\r\n'));
    });

    it('says the same to drbdadm', async ({ skip }) => {
      skip(obstacle !== undefined, obstacle);
      const [old, now] = await Promise.all([
        dumpDrbd({ text: before, version: as }),
        dumpDrbd({ text: after, version: as }),
      ]);
      expect(old).toBeDefined();
      const expected = settings(old).map((line) => (differs ? line.replace(differs.was, differs.is) : line));
      expect(settings(now)).toEqual(expected.sort());
      expect(await dumpDrbd({ text: after, version }), `drbdadm ${version}`).toBeDefined();
    });
  },
);

describe('modernising leaves alone', () => {
  it.each([
    ['an option that is in both places', pair('  protocol A;\n  net {\n    protocol C;\n  }\n')],
    ['an option nobody knows', pair('  syncer {\n    rate 10M;\n    rte 5M;\n  }\n')],
  ])('%s', (_, text) => {
    expect(modernised(text, '8.4')).toBe(text);
  });

  it('files of 8.3', () => {
    const text = `common {\n  protocol C;\n  syncer {\n    rate 10M;\n  }\n}\n${pair()}`;
    expect(modernised(text, '8.3')).toBe(text);
  });
});

function second(): string {
  return pair(
    '',
    { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7789;' },
    { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' },
  ).replace('resource r0', 'resource r1');
}

/** The text after all modernisations that are offered, one after the other. */
function modernised(text: string, version: DrbdVersion): string {
  const cluster = makeCluster([{ path: PATH, text }], { drbd: version });
  const document = cluster.documents.get(uriOf(PATH));
  const [fix] = cluster
    .diagnostics(uriOf(PATH))
    .flatMap(({ fixes }) => fixes)
    .filter(({ kind }) => kind === 'modernise');
  if (!fix || !document) return text;
  return modernised(replaced(document.text, changeOf(fix).edits.get(document) ?? []), version);
}

/**
 * The lines of a dump with the sections they stand in, sorted: in which order sections and options come says
 * nothing, and how drbdadm 8.x sets off a value differs from section to section.
 */
function settings(dump: string | undefined): string[] {
  const open: string[] = [];
  const lines = (dump ?? '').split('\n').flatMap((line) => {
    const words = line.trim().replaceAll(/\s+/g, ' ');
    if (words.endsWith('{')) {
      open.push(words);
      return [];
    }
    if (words !== '}') return words === '' ? [] : [`${open.join(' ')} ${words}`];
    open.pop();
    return [];
  });
  return lines.sort();
}
