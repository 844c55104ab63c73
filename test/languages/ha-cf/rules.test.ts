import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse, makeCluster, uriOf } from '../../support/analyse.ts';
import { mended } from '../../support/fixes.ts';
import { sharedFolder } from '../../support/paths.ts';

const HA_CF = 'etc/ha.d/ha.cf';
/** What heartbeat needs beside ha.cf. */
const BESIDE = [
  { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 sha1 kO8Ud1Qw\n' },
  { path: 'etc/ha.d/haresources', text: '' },
];

/** Codes with lines, without those of severity info. */
function problems(text: string): string[] {
  return analyse([{ path: HA_CF, text }, ...BESIDE])
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, range }) => `${range.start.line + 1} ${code}`);
}

/** The text after the first fix of the first problem with this code. */
function mendedText(text: string, code: string): string {
  return mended(makeCluster([{ path: HA_CF, text }, ...BESIDE]), uriOf(HA_CF), code);
}

describe('one fault gives one problem', () => {
  const rest = 'bcast eth0 eth1\nauto_failback on\n';

  it.each([
    [
      'node <node1 name as per uname -n>\nnode <node2 name>\n',
      ['1 ha-cf/placeholder', '2 ha-cf/placeholder'],
    ],
    ['node <the names of the nodes>\n', ['1 ha-cf/placeholder']],
    ['node alice bob\nmcast <interface> <group> 694 1 0\n', ['2 ha-cf/placeholder', '2 ha-cf/placeholder']],
    ['node alice bob\nmcast <see the manual>\n', ['2 ha-cf/placeholder']],
    ['node alice bob\nucast eth0 priv.a.a.a\n', ['2 ha-cf/placeholder']],
    ['node alice bob\ndeadtime 10 ms\n', ['2 ha-cf/bad-time']],
    ['node alice bob\ndeadtime 10s 20s\n', ['2 ha-cf/bad-time', '2 ha-cf/bad-time']],
    ['node alice bob\ncrm perhaps respawn\n', ['2 ha-cf/bad-value']],
    ['node alice bob\nucast eth0 10.0.0.300 10.0.0.2\n', ['2 ha-cf/bad-address']],
    ['node alice bob\nkeepalive 20\ndeadtime 10\n', ['3 ha-cf/deadtime-too-short']],
    ['node alice bob\ncrm perhaps\n', ['2 ha-cf/bad-value']],
    ['node\n', ['1 ha-cf/missing-value']],
    ['nodes alice bob\n', ['1 ha-cf/unknown-directive']],
    ['alice bob\n', ['1 ha-cf/unknown-directive']],
    ['node alice bob\ncrm\ncrm yes\n', ['2 ha-cf/missing-value']],
    ['node alice bob\nrespawn hacluster\n', ['2 ha-cf/missing-value']],
    ['node alice bob\nDeadTime 30s\n', ['2 ha-cf/unknown-directive']],
    ['node alice bob\nping 10.0.0.300\ncrm off\n', ['2 ha-cf/bad-address', '2 ha-cf/ping-without-ipfail']],
  ])('%j', (text, expected) => {
    expect(problems(text + rest).sort()).toEqual([...expected].sort());
  });

  it('an empty file is said to be empty, once', () => {
    expect(problems('')).toEqual(['1 ha-cf/no-node']);
    expect(problems('# nothing yet\n')).toEqual(['1 ha-cf/no-node']);
  });

  it('a sound file has no problem of any kind', () => {
    const text =
      'udpport 694\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nserial /dev/ttyS0\nnode alice bob\ncrm respawn\n';
    expect(analyse([{ path: HA_CF, text }, ...BESIDE])).toEqual([]);
  });
});

describe('fixes', () => {
  const sound = 'node alice bob\nbcast eth0 eth1\nauto_failback on\n';

  it.each([
    ['deadtime 30s\n', 'ha-cf/bad-time', 'deadtime 30\n'],
    ['initdead 2min\n', 'ha-cf/bad-time', 'initdead 120\n'],
    ['keepalive 500 ms\n', 'ha-cf/bad-time', 'keepalive 500ms\n'],
    ['deadtime 30 sec # slow\n', 'ha-cf/bad-time', 'deadtime 30 # slow\n'],
    ['KeepAlive 2\n', 'ha-cf/unknown-directive', 'keepalive 2\n'],
    ['udpport=694\n', 'ha-cf/unknown-directive', 'udpport 694\n'],
    ['dedtime 30\n', 'ha-cf/unknown-directive', 'deadtime 30\n'],
    ['use_logd enabled\n', 'ha-cf/bad-boolean', 'use_logd on\n'],
    ['logfacility DAEMON\n', 'ha-cf/bad-value', 'logfacility daemon\n'],
    ['deadtime 15 30\n', 'ha-cf/extra-value', 'deadtime 30\n'],
    ['udp eth2\n', 'ha-cf/obsolete-directive', 'bcast eth2\n'],
    ['nice_failback on\n', 'ha-cf/obsolete-directive', 'auto_failback off\n'],
    ['serial ttyS0\n', 'ha-cf/relative-path', 'serial /dev/ttyS0\n'],
  ])('%j', (text, code, expected) => {
    expect(mendedText(text + sound, code)).toBe(expected + sound);
    expect(problems(expected + sound)).not.toContain(`1 ${code}`);
  });
});

describe('messages', () => {
  it('speak to a person: whole sentences, no exclamation marks, and what to do', () => {
    const all = analyse([
      {
        path: HA_CF,
        text: 'node alice\nDeadTime 3\ndeadtime 3s\nucast\nmcast eth0\ncrm x\nuse_logd z\nhopfudge 300\n',
      },
    ]);
    expect(all.length).toBeGreaterThan(7);
    for (const { message } of all) {
      expect(message).toMatch(/^["A-Z][\s\S]*\.$|\?$/);
      expect(message).not.toContain('!');
    }
  });
});

describe('published and repaired samples', () => {
  const samples = sharedFolder('samples');
  const read = (sample: string) =>
    ['ha.cf', 'authkeys'].map((name) => ({
      path: `etc/ha.d/${name}`,
      text: readFileSync(path.join(samples ?? '', sample, 'etc/ha.d', name), 'utf8'),
    }));

  it.for(['web-db-pair', 'postgres-pair'])('%s, repaired, has no error', (sample, { skip }) => {
    skip(!samples, 'the samples are not on this machine');
    expect(analyse(read(`${sample}/repaired`)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.for(['web-db-pair', 'postgres-pair'])(
    '%s, published, has an error at each gap and nowhere else',
    (sample, { skip }) => {
      skip(!samples, 'the samples are not on this machine');
      const files = read(`${sample}/published`);
      const gaps = files.flatMap(({ path: file, text }) =>
        text
          .split('\n')
          .flatMap((line, index) => (/<.*>|priv\.\w\.\w\.\w/.test(line) ? [`${file} ${index}`] : [])),
      );
      const errors = analyse(files).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ path: file, range }) => `${file} ${range.start.line}`)).toEqual(gaps);
      for (const { code } of errors) expect(code).toMatch(/\/placeholder$/);
    },
  );
});
