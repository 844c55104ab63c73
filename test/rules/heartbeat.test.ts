import { describe, expect, it } from 'vitest';
import { analyse, makeCluster, uriOf } from '../support/analyse.ts';
import { mended } from '../support/fixes.ts';
import { readFixture } from '../support/fixture.ts';

function codes(fixture: string): string[] {
  return analyse(readFixture(fixture, 'ha.cf').files).map(({ code }) => code);
}

const KEYS = '#- etc/ha.d/authkeys\nauth 1\n1 sha1 kO8Ud1Qw\n';

describe('a switch for Pacemaker that says nothing', () => {
  it.each([
    ['crm', 'ha-cf/missing-value'],
    ['pacemaker # respawn', 'ha-cf/missing-value'],
    ['crmm respawn', 'ha-cf/unknown-directive'],
    ['pacemakr on', 'ha-cf/unknown-directive'],
  ])('"%s" is one fault, and haresources is not asked for', (line, code) => {
    const found = codes(
      `#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0 eth1\nauto_failback on\n${line}\n${KEYS}`,
    );
    expect(found).toEqual([code]);
  });
});

/** The authkeys of a cluster after the first fix of this code. */
function authkeysAfter(code: string, authkeys: string): string {
  const cluster = makeCluster([
    { path: 'etc/ha.d/ha.cf', text: 'node alice bob\nbcast eth0 eth1\ncrm respawn\n' },
    { path: 'etc/ha.d/authkeys', text: authkeys },
  ]);
  return mended(cluster, uriOf('etc/ha.d/authkeys'), code);
}

describe('a fix of authkeys', () => {
  it.each([
    [
      'cluster/crc-on-network',
      'auth 2\n1 sha1 kO8Ud1Qw\n2 crc\n',
      /^auth 2\n1 sha1 kO8Ud1Qw\n2 sha1 \w{40}\n$/,
    ],
    ['ha-authkeys/guessable-secret', 'auth 1\n1 sha1 changeme\n', /^auth 1\n1 sha1 \w{40}\n$/],
    ['ha-authkeys/placeholder', 'auth 1\n1 sha1 <your secret>\n', /^auth 1\n1 sha1 \w{40}\n$/],
    ['ha-authkeys/missing-secret', 'auth 1\n1 sha1\n', /^auth 1\n1 sha1 \w{40}\n$/],
    ['ha-authkeys/weak-method', 'auth 1\n1 md5 kO8Ud1Qw\n', /^auth 1\n1 sha1 \w{40}\n$/],
  ])('of %s writes a fresh sha1 key, and nothing is left to say', (code, authkeys, expected) => {
    const once = authkeysAfter(code, authkeys);
    expect(once).toMatch(expected);
    // Nobody can guess it: each is another one.
    expect(authkeysAfter(code, authkeys)).not.toBe(once);
    const fixture = `#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0 eth1\ncrm respawn\n#- etc/ha.d/authkeys\n${once}`;
    expect(codes(fixture)).toEqual([]);
  });
});
