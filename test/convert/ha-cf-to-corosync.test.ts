import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askCorosync, corosyncObstacle } from '../support/corosync-judge.ts';
import { sharedFolder } from '../support/paths.ts';
import { complaints, converted, convertedFile, settingOf } from './support.ts';

const UCAST = `#- etc/ha.d/ha.cf
keepalive 500ms
deadtime 11
warntime 2
initdead 60
udpport 695
ucast eth0 192.0.2.11
ucast eth0 192.0.2.12
bcast eth1
auto_failback off
node alice
node bob
ping 192.0.2.1
respawn hacluster /usr/libexec/heartbeat/ipfail
stonith_host alice external/ipmi bob 192.0.2.21 admin hush lan
watchdog /dev/watchdog
logfacility local3
logfile /var/log/ha-log
debug 1
msgfmt netstring
`;

const DRBD = `#- etc/drbd.d/r0.res
resource r0 {
  device /dev/drbd0;
  disk /dev/vg0/r0;
  meta-disk internal;
  on bob { address 192.0.2.11:7789; node-id 0; }
  on alice { address 192.0.2.12:7789; node-id 1; }
}
`;

/** Files of many kinds, each of which corosync and our own rules must find sound. */
const KINDS: Readonly<Record<string, string>> = {
  'unicast, a second network without addresses': UCAST,
  'unicast beside DRBD': UCAST + DRBD,
  'broadcast and Pacemaker': '#- ha.cf\nnode alice bob\nbcast eth0 eth1\ncrm respawn\n',
  'three nodes over multicast':
    '#- ha.cf\nnode n1 n2 n3\nmcast eth0 239.0.0.43 694 1 0\ndeadtime 20\nkeepalive 2\npacemaker on\n',
  'two networks of unicast':
    '#- ha.cf\nnode a b\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nucast eth1 10.1.0.1\nucast eth1 10.1.0.2\n',
  'names of nodes as peers': '#- ha.cf\nnode Alice bob\nucast eth0 alice\nucast eth0 bob\n',
  IPv6: '#- ha.cf\nnode a b\nucast6 eth0 2001:db8::1\nucast6 eth0 2001:db8::2\n',
  'IPv6 of the link alone': '#- ha.cf\nnode a b\nucast6 eth0 fe80::1%eth0\nucast6 eth0 fe80::2%eth0\n',
  'a serial line': '#- ha.cf\nbaud 19200\nserial /dev/ttyS0\nbcast eth0\nnode a b\nlogfacility auth\n',
  'very short times': '#- ha.cf\nnode a b\nbcast eth0\nkeepalive 100ms\ndeadtime 250ms\nwarntime 150ms\n',
  'very long times': '#- ha.cf\nnode a b\nbcast eth0\nkeepalive 10\ndeadtime 600\nwarntime 300\n',
  'half written':
    '#- ha.cf\nnode <node1> <node2>\nnode a b\nucast eth0 192.168.1.x\nucast\ndeadtime 30s\nfoo bar\n',
};

describe('ha.cf to corosync.conf', () => {
  it('keeps the meaning of the times', () => {
    const result = converted(UCAST);
    const [token, consensus, retransmits, warning] = [
      'token',
      'consensus',
      'token_retransmits_before_loss_const',
      'token_warning',
    ].map((key) => Number(settingOf(result, key)));
    expect(Number(token) + Number(consensus)).toBe(11_000);
    expect(token).toBe(5000);
    // A token that is late is sent again every 500 ms.
    expect(Number(token) / (Number(retransmits) + 0.2)).toBeCloseTo(500, -2);
    expect(warning).toBe(40);
  });

  it('never makes times that corosync refuses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900_000 }),
        fc.integer({ min: 1, max: 900_000 }),
        (dead, alive) => {
          const result = converted(
            `#- ha.cf\nnode a b\nbcast eth0\ndeadtime ${dead}ms\nkeepalive ${alive}ms\n`,
          );
          const token = Number(settingOf(result, 'token'));
          const consensus = Number(settingOf(result, 'consensus'));
          const retransmits = Number(settingOf(result, 'token_retransmits_before_loss_const'));
          expect(consensus).toBeGreaterThanOrEqual(1.2 * token);
          // totemconfig.c: the times that follow must be 30 ms at least.
          expect((token / (retransmits + 0.2)) * 0.8 - 10).toBeGreaterThanOrEqual(30);
          if (dead >= 2200) expect(token + consensus).toBe(dead);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes the names of the nodes and the addresses of the links', () => {
    const { text } = converted(UCAST);
    expect(text).toMatch(/name: alice\n {4}nodeid: 1\n {4}ring0_addr: 192\.0\.2\.11\n/);
    expect(text).toMatch(/name: bob\n {4}nodeid: 2\n {4}ring0_addr: 192\.0\.2\.12\n/);
    expect(text).toContain('CHECK: eth0');
    expect(text).toContain('CHECK: eth1');
  });

  it('knows from the DRBD files whose address is whose', () => {
    const { text } = converted(UCAST + DRBD);
    expect(text).toMatch(/name: alice\n {4}nodeid: 1\n {4}ring0_addr: 192\.0\.2\.12\n/);
    expect(text).not.toContain('CHECK: eth0');
  });

  it('finds the own address of a file that names only its peer', () => {
    const { text } = converted(`#- ha.cf\nnode alice bob\nucast eth0 192.0.2.11\n${DRBD}`);
    expect(text).toMatch(/name: alice\n {4}nodeid: 1\n {4}ring0_addr: 192\.0\.2\.12\n/);
    expect(text).toMatch(/name: bob\n {4}nodeid: 2\n {4}ring0_addr: 192\.0\.2\.11\n/);
  });

  it('says of everything else what takes its part', () => {
    const comments = converted(UCAST)
      .text.split('\n')
      .filter((line) => line.startsWith('#'))
      .map((line) => line.slice(2))
      .join(' ');
    expect(comments).toContain('dc-deadtime=60s');
    expect(comments).toContain('resource-stickiness=200');
    expect(comments).toContain("host_list='192.0.2.1'");
    expect(comments).toContain('stonith_host alice external/ipmi ...: fencing belongs to Pacemaker');
    expect(comments).not.toContain('hush');
    expect(comments).toContain('SBD_WATCHDOG_DEV=/dev/watchdog');
    expect(comments).toContain('msgfmt: about the inside');
    expect(comments).not.toContain('keepalive:');
  });

  it('keeps where the log goes', () => {
    const result = converted(UCAST);
    expect(settingOf(result, 'syslog_facility')).toBe('local3');
    expect(settingOf(result, 'logfile')).toBe('/var/log/ha-log');
    expect(result.text).toContain('debug 1: "debug: on"');
  });

  it.each(Object.entries(KINDS))('makes a file without faults: %s', (_, fixture) => {
    expect(complaints('etc/corosync/corosync.conf', converted(fixture))).toEqual([]);
  });
});

const obstacle = corosyncObstacle();
if (obstacle) it(`corosync is not asked: ${obstacle}`, ({ skip }) => skip(obstacle));

describe.skipIf(obstacle !== undefined)('corosync -t', () => {
  it('accepts what is made of files of many kinds', async () => {
    const cases = Object.entries(KINDS).map(([name, fixture]) => ({ name, text: converted(fixture).text }));
    expect(await refused(cases)).toEqual([]);
  });

  it('accepts what is made of the files that people published', async ({ skip }) => {
    const corpus = sharedFolder('corpus');
    skip(!corpus, 'the corpus of real files is not on this machine');
    if (!corpus) return;
    const folder = path.join(corpus, 'ha.cf');
    const cases = readdirSync(folder).flatMap((name) => {
      const files = [{ path: 'etc/ha.d/ha.cf', text: readFileSync(path.join(folder, name), 'utf8') }];
      const result = convertedFile(files);
      // Without a single node (autojoin) there is no list of nodes to make.
      if (result.text.includes('no file names a node')) return [];
      expect([name, complaints('etc/corosync/corosync.conf', result)]).toEqual([name, []]);
      return [{ name, text: result.text }];
    });
    expect(cases.length).toBeGreaterThan(10);
    expect(await refused(cases)).toEqual([]);
  });
});

async function refused(cases: readonly { readonly name: string; readonly text: string }[]) {
  const verdicts = await askCorosync(cases);
  return [...verdicts].flatMap(([{ name }, { accepted, said }]) => (accepted ? [] : [[name, ...said]]));
}
