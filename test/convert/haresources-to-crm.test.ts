import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';
import { readFixture } from '../support/fixture.ts';
import { sharedFolder } from '../support/paths.ts';
import { complaints, converted, convertedFile } from './support.ts';

const DRBD = `#- etc/drbd.d/r.res
resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on bob { address 10.0.0.2:7789; node-id 1; }
}
resource www {
  device /dev/drbd1;
  disk /dev/vg0/www;
  meta-disk internal;
  on alice { address 10.0.0.1:7790; node-id 0; }
  on bob { address 10.0.0.2:7790; node-id 1; }
}
`;

/** Files of many kinds, each of which crmsh and our own rules must find sound. */
const KINDS: Readonly<Record<string, string>> = {
  'a line of each kind': `#- haresources
alice drbddisk::db Filesystem::/dev/drbd0::/var/lib/mysql::ext4::noatime 10.0.0.100/24/eth0:1/10.0.0.255 mysqld MailTo::root@example.com::Takeover
bob drbddisk::www \\
    Filesystem::/dev/drbd1::/srv/www::xfs \\
    IPaddr2::10.0.0.101/255.255.255.0/eth0 apache::/etc/apache2/apache2.conf
${DRBD}`,
  'two devices in one line': `#- haresources
alice drbddisk Filesystem::/dev/drbd0::/srv/db::ext4 Filesystem::/dev/drbd1::/srv/www::ext4 10.0.0.100
${DRBD}`,
  'no services, and a device alone': `#- haresources\nalice 10.0.0.100\nbob drbddisk::www\n${DRBD}`,
  'two lines on one device': `#- haresources\nalice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4\nalice 10.0.0.7 drbddisk::db\n${DRBD}`,
  'storage and networks': `#- haresources
alice LVM::/dev/vg1 Filesystem::/dev/mapper/vg--1-srv-::/srv::ext4 IPv6addr::2001:db8:0:0:0:0:0:1/64/eth0 IPsrcaddr::10.0.0.9
bob Raid1::/etc/mdadm/mdadm.conf::/dev/md0 portblock::tcp::80::block 10.0.0.8/24/eth0 SendArp::10.0.0.8/eth0 portblock::tcp::80::unblock
`,
  'the same service twice': '#- haresources\nalice 10.0.0.1 httpd\nbob 10.0.0.2 httpd\n',
  "scripts of one's own":
    '#- haresources\nalice 10.0.0.1 route::add::10.0.0.9 a\\b\n10.0.0.7\nbob <address>\n',
};

const FAILBACK = (value: string) => `#- etc/ha.d/haresources
alice 10.0.0.1 httpd
#- etc/ha.d/ha.cf
node alice bob
bcast eth0
auto_failback ${value}
`;

function others(fixture: string) {
  return readFixture(fixture, 'haresources').files.slice(1);
}

describe('haresources to crm', () => {
  const { text } = converted(KINDS['a line of each kind'] ?? '');

  it('makes a primitive of each resource', () => {
    expect(text).toContain(
      'params device=/dev/drbd0 directory=/var/lib/mysql fstype=ext4 options=noatime \\\n',
    );
    expect(text).toContain(
      'params ip=10.0.0.100 cidr_netmask=24 nic=eth0 iflabel=1 broadcast=10.0.0.255 \\\n',
    );
    expect(text).toContain('params ip=10.0.0.101 cidr_netmask=24 nic=eth0 \\\n');
    expect(text).toContain('params email=root@example.com subject=Takeover \\\n');
    expect(text).toContain('primitive mysqld systemd:mysqld \\\n');
    expect(text).toContain('params configfile=/etc/apache2/apache2.conf \\\n');
  });

  it('keeps the order of a line in a group', () => {
    expect(text).toContain('group g_db fs_var_lib_mysql ip_10_0_0_100 mysqld mailto_root_example_com\n');
    expect(text).toContain('group g_www fs_srv_www ip_10_0_0_101 apache\n');
  });

  it('promotes the DRBD resource first, and keeps the group where it is promoted', () => {
    expect(text).toContain('colocation g_db_with_db inf: g_db ms_db:Promoted\n');
    expect(text).toContain('order g_db_after_db Mandatory: ms_db:promote g_db:start\n');
    expect(text).toMatch(/^clone ms_db drbd_db meta promotable=true .*clone-max=2 .*notify=true$/m);
  });

  it('prefers the node at the start of the line', () => {
    expect(text).toContain('location g_db_prefers_alice g_db 100: alice\n');
    expect(text).toContain('location g_www_prefers_bob g_www 100: bob\n');
  });

  it('makes one clone of a DRBD resource that two lines use', () => {
    const made = converted(KINDS['two lines on one device'] ?? '').text;
    expect(made.match(/^clone /gm)).toHaveLength(1);
    expect(made.match(/ms_db:Promoted/g)).toHaveLength(2);
  });

  it('promotes the resources whose devices a line without a name uses', () => {
    const made = converted(KINDS['two devices in one line'] ?? '').text;
    expect(made).toMatch(/^clone ms_db /m);
    expect(made).toMatch(/^clone ms_www /m);
  });

  it.each([
    ['on', 0],
    ['legacy', 0],
    ['off', 200],
  ])('says by auto_failback %s whether services return', (value, stickiness) => {
    expect(converted(FAILBACK(value)).text).toContain(`\nrsc_defaults resource-stickiness=${stickiness}\n`);
  });

  it('speaks the words of the Pacemaker that is there', () => {
    const old = converted(KINDS['a line of each kind'] ?? '', { pacemaker: '1.1' }).text;
    expect(old).toMatch(/^ms ms_db drbd_db meta master-max=1 /m);
    expect(old).toContain('role=Master');
    expect(converted(KINDS['a line of each kind'] ?? '', { pacemaker: '2.0' }).text).toContain(
      'ms_db:Master',
    );
  });

  it('marks what it cannot do', () => {
    const made = converted(KINDS["scripts of one's own"] ?? '').text;
    expect(made).toContain('CHECK: Pacemaker starts nothing before there is a resource that fences');
    expect(made).toContain('CHECK: Pacemaker calls a script without arguments: add 10.0.0.9');
    expect(made).toContain('CHECK: "a\\b" is not the name of a script');
    expect(made.match(/this line is not complete/g)).toHaveLength(2);
  });

  it.each(Object.entries(KINDS))('makes statements without faults: %s', (_, fixture) => {
    expect(complaints('cluster.crm', converted(fixture), others(fixture))).toEqual([]);
  });
});

const obstacle = crmshObstacle();
if (obstacle) it(`crmsh is not asked: ${obstacle}`, ({ skip }) => skip(obstacle));

describe.skipIf(obstacle !== undefined)('crmsh', () => {
  it('loads what is made of files of many kinds', () => {
    expect(refused(Object.entries(KINDS).map(([name, fixture]) => [name, converted(fixture).text]))).toEqual(
      [],
    );
  });

  it('loads what is made of the files that people published', ({ skip }) => {
    const corpus = sharedFolder('corpus');
    skip(!corpus, 'the corpus of real files is not on this machine');
    if (!corpus) return;
    const folder = path.join(corpus, 'haresources');
    const made = readdirSync(folder).map((name) => {
      const file = { path: 'etc/ha.d/haresources', text: readFileSync(path.join(folder, name), 'utf8') };
      const result = convertedFile([file]);
      expect([name, complaints('cluster.crm', result)]).toEqual([name, []]);
      return [name, result.text] as const;
    });
    expect(made.length).toBeGreaterThan(10);
    expect(refused(made)).toEqual([]);
  });
});

/** Which statements crmsh refuses. Services of the system are not installed here: a Dummy takes their part. */
function refused(made: readonly (readonly [name: string, text: string])[]) {
  const texts = made.map(([, text]) => text.replace(/ (?:systemd|lsb):\S+/g, ' ocf:heartbeat:Dummy'));
  const nodes = texts.flatMap((text) =>
    [...text.matchAll(/^location .*(?: |eq )(\S+)$/gm)].map((one) => one[1] ?? ''),
  );
  const verdicts = askCrmsh('load', texts, [...new Set([...nodes, 'alice', 'bob'])]);
  return made.flatMap(([name], index) =>
    verdicts[index]?.accepted ? [] : [[name, ...(verdicts[index]?.said ?? [])]],
  );
}
