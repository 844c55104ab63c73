import { describe, expect, it } from 'vitest';
import { accepted, completionsAt, hoverAt, labelsAt } from '../../support/cursor.ts';

const PATH = 'etc/drbd.d/example.res';
const labels = (source: string) => labelsAt(source, PATH);
const insert = (source: string, label: string) => accepted(source, PATH, label);

const HOSTS =
  '  on alice { device /dev/drbd0; disk /dev/vg/r0; address 10.0.0.1:7788; }\n  on bob { device /dev/drbd0; disk /dev/vg/r0; address 10.0.0.2:7788; }\n';

describe('completion of statements', () => {
  it('offers what may stand in the file', () => {
    expect(labels('<|>')).toEqual(
      expect.arrayContaining(['resource', 'common', 'global', 'include', 'skip']),
    );
    expect(labels('<|>')).not.toContain('on');
  });

  it('offers what may stand in a host, the missing first, without what is there', () => {
    const offered = labels('resource r0 {\n  on alice {\n    device /dev/drbd0;\n    <|>\n  }\n}\n');
    expect(offered.slice(0, 2).sort()).toEqual(expect.arrayContaining(['address']));
    expect(offered).toContain('disk PATH');
    expect(offered).not.toContain('device');
    expect(offered).not.toContain('timeout');
  });

  it('offers the options of a section, without what is there', () => {
    const offered = labels('common {\n  net {\n    timeout 60;\n    no-tcp-cork;\n    <|>\n  }\n}\n');
    expect(offered).toEqual(expect.arrayContaining(['protocol', 'cram-hmac-alg', 'verify-alg']));
    expect(offered).not.toContain('timeout');
    expect(offered).not.toContain('tcp-cork');
    expect(offered).not.toContain('wfc-timeout');
  });

  it('knows sections by the braces that were lost above', () => {
    expect(labels('common {\n  net {\n    protocol C;\n  startup {\n    <|>\n  }\n}\n')).toContain(
      'wfc-timeout',
    );
  });

  it('offers what the version has', () => {
    const eight = 'common {\n  syncer { rate 4M; }\n  disk { <|> }\n}\n';
    expect(labels(eight)).not.toContain('discard-granularity');
    expect(labels(eight)).toContain('fencing');
    expect(labels('resource r0 {\n  <|>\n}\n')).toContain('connection-mesh');
    expect(labels('common {\n  syncer { rate 4M; }\n}\nresource r0 {\n  <|>\n}\n')).not.toContain(
      'connection-mesh',
    );
  });

  it('writes statements whole, with numbers and ports that are free', () => {
    expect(insert('common {\n  net {\n    time<|>\n  }\n}\n', 'timeout')).toBe(
      'common {\n  net {\n    timeout ${1:60};\n  }\n}\n',
    );
    expect(insert('common {\n  net {\n    <|>\n  }\n}\n', 'fencing')).toContain(
      'fencing ${1|dont-care,resource-only,resource-and-stonith|};',
    );
    expect(
      insert(`resource r0 {\n${HOSTS}}\nresource r1 {\n  on carol {\n    dev<|>\n  }\n}\n`, 'device'),
    ).toContain('device /dev/drbd${1:1};');
    expect(
      insert(`resource r0 {\n${HOSTS}}\nresource r1 {\n  on carol {\n    <|>\n  }\n}\n`, 'address'),
    ).toContain('address ${1:IP}:${2:7789};');
    expect(insert('resource r0 {\n  on a { node-id 0; }\n  on b { node<|> }\n}\n', 'node-id')).toContain(
      'node-id ${1:1};',
    );
  });

  it('writes only the name where the rest is there', () => {
    expect(insert('common {\n  net {\n    time<|> 60;\n  }\n}\n', 'timeout')).toBe(
      'common {\n  net {\n    timeout 60;\n  }\n}\n',
    );
  });

  it('is silent in comments, texts and skipped sections', () => {
    expect(labels('common {\n  net { # time<|>\n  }\n}\n')).toEqual([]);
    expect(labels('common {\n  handlers { split-brain "a <|> b"; }\n}\n')).toEqual([]);
    expect(labels('skip { <|> }\n')).toEqual([]);
  });

  it('explains every option it offers', () => {
    const offered = completionsAt('common {\n  net {\n    <|>\n  }\n}\n', PATH);
    expect(offered.filter(({ documentation }) => !documentation)).toEqual([]);
    expect(offered.find(({ label }) => label === 'timeout')).toMatchObject({
      detail: '1 to 600, in tenths of a second (0.1 s to 1 min)',
    });
  });
});

describe('completion of values', () => {
  it.each([
    ['common {\n  net {\n    protocol <|>\n  }\n}\n', ['C;', 'A;', 'B;']],
    ['common {\n  protocol <|>\n}\n', ['C;', 'A;', 'B;']],
    ['common {\n  disk {\n    disk-flushes <|>;\n  }\n}\n', ['no', 'yes']],
    ['common {\n  net {\n    timeout <|>;\n  }\n}\n', ['60']],
    ['common {\n  options {\n    quorum <|>\n  }\n}\n', ['off;', 'majority;', 'all;']],
    ['resource r0 {\n  on a {\n    meta-disk <|>\n  }\n}\n', ['internal;']],
    [`resource r0 {\n${HOSTS}  connection {\n    host <|>\n  }\n}\n`, ['alice;', 'bob;']],
    [`resource r0 {\n${HOSTS}  connection {\n    host alice;\n    host <|>\n  }\n}\n`, ['bob;']],
    [`resource r0 {\n${HOSTS}  connection-mesh {\n    hosts bob <|>\n  }\n}\n`, ['alice']],
    [`resource r0 {\n${HOSTS}}\nresource r1 {\n  on <|>\n}\n`, ['alice', 'bob']],
    [`resource r0 {\n${HOSTS}}\nresource r1 {\n  disk { resync-after <|> }\n}\n`, ['r0;']],
    [`resource r0 {\n${HOSTS}}\nresource r1 {\n  stacked-on-top-of <|>\n}\n`, ['r0']],
    ['common {\n  handlers {\n    unfence-peer <|>\n  }\n}\n', ['"/usr/lib/drbd/crm-unfence-peer.9.sh";']],
    ['common {\n  net {\n    ping-timout <|>\n  }\n}\n', []],
  ])('%j', (source, expected) => {
    const offered = completionsAt(source, PATH).map((one) => one.insert ?? one.label);
    expect(offered).toEqual(expected);
  });

  it('knows the nodes that other languages name', () => {
    const offered = labels(
      '#- etc/ha.d/ha.cf\nnode alder birch\nbcast eth0\n#- etc/drbd.d/r0.res\nresource r0 {\n  on <|>\n}\n',
    );
    expect(offered).toEqual(['alder', 'birch']);
  });
});

describe('hover', () => {
  it('explains options with type, range and default', () => {
    const found = hoverAt('common {\n  net {\n    time<|>out 60;\n  }\n}\n', PATH);
    expect(found?.about).toBe('timeout');
    expect(found?.says).toContain('1 to 600, in tenths of a second (0.1 s to 1 min)');
    expect(found?.says).toContain('Default: 60 (1 min).'.replace('1 min', '6 s'));
  });

  it.each([
    ['common {\n  net {\n    timeout 6<|>0;\n  }\n}\n', '6 s'],
    ['common {\n  disk {\n    resync-rate 4<|>M;\n  }\n}\n', '4 MiB/s'],
    ['common {\n  disk {\n    c-fill-target 1<|>00;\n  }\n}\n', '50 KiB'],
    ['common {\n  startup {\n    wfc-timeout <|>0;\n  }\n}\n', 'for ever'],
    ['common {\n  net {\n    protocol <|>C;\n  }\n}\n', 'both'],
    ['resource r0 {\n  on al<|>ice { }\n}\n', 'uname -n'],
    [`resource <|>r0 {\n${HOSTS}}\n`, '`alice` (10.0.0.1:7788), `bob`'],
    [`resource r0 {\n${HOSTS.replace('/dev/drbd0', '/dev/<|>drbd0')}}\n`, 'minor 0'],
    ['common {\n  n<|>et {\n  }\n}\n', 'net'],
    ['common {\n  syncer { rate 4M; }\n  disk { }\n  net { quo<|>rum majority; }\n}\n', 'DRBD'],
  ])('%j says %j', (source, words) => {
    expect(hoverAt(source, PATH)?.says).toContain(words);
  });

  it('does not show secrets', () => {
    expect(hoverAt('common {\n  net {\n    shared-secret "ge<|>heim";\n  }\n}\n', PATH)).toBeUndefined();
  });
});
