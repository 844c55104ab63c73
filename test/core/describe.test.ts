import { describe, expect, it } from 'vitest';
import { hoverAt } from '../support/cursor.ts';

const CRM = `primitive drbd_db ocf:linbit:drbd params drbd_resource=db
primitive fs ocf:heartbeat:Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
primitive mail MailTo params email=root@example.com
primitive fence stonith:external/ipmi params hostname=bob passwd=geheim
primitive portal iSCSITarget params iqn=iqn.2026-11.com.example:disk implementation=tgt
primitive unit iSCSILogicalUnit params target_iqn=iqn.2026-11.com.example:disk lun=2 path=/dev/vg9/lun
group service fs mail
ms ms_db_drbd drbd_db meta notify=true clone-max=2
colocation with_drbd inf: service ms_db_drbd:Master
order after_drbd Mandatory: ms_db_drbd:promote service:start
order one_way Mandatory: fs fence symmetrical=false
order all_of Mandatory: [ fs mail ] fence
location here service 50: Alice
location pattern /web.*/ -inf: bob
`;
const DRBD = `common {
  net { protocol B; }
}
resource db {
  device /dev/drbd0;
  meta-disk internal;
  on alice { disk /dev/vg0/db; address 10.0.0.1:7789; }
  on bob { disk /dev/vg1/db; address 10.0.0.2:7789; }
}
`;
const HA = 'node alice\nnode bob\nucast eth0 10.0.0.2\n';
const SCRIPT = `#!/bin/sh
tgtadm --op new --mode target --tid 4 -T iqn.2026-11.com.example:web
tgtadm --op new --mode logicalunit --tid 4 --lun 1 -b /dev/drbd0
tgtadm --op new --mode logicalunit --tid 4 --lun 2 -b /dev/vg0/db
tgtadm --op bind --mode target --tid 4 -I ALL
`;
const FILES: Readonly<Record<string, string>> = {
  'cluster.crm': CRM,
  'etc/drbd.d/db.res': DRBD,
  'etc/ha.d/ha.cf': HA,
  'etc/ha.d/authkeys': 'auth 2\n1 md5 old-secret\n2 sha1 new-secret\n',
  'setup.sh': SCRIPT,
};

/** The hover where `<|>` stands in one file, which has it after the first occurrence of a text. */
function saysAt(path: string, before: string): string {
  const text = FILES[path] ?? '';
  const at = text.indexOf(before);
  if (at < 0) throw new Error(`${path} has no "${before}"`);
  const cut = at + before.length;
  const source = Object.entries({ ...FILES, [path]: `${text.slice(0, cut)}<|>${text.slice(cut)}` })
    .map(([name, content]) => `#- ${name}\n${content}`)
    .join('');
  return hoverAt(source, 'cluster.crm')?.says ?? '';
}

describe('hover on a crm resource', () => {
  it('shows agent, parameters, where it is and its constraints', () => {
    const says = saysAt('cluster.crm', 'group service f');
    expect(says).toContain('**fs**: primitive `ocf:heartbeat:Filesystem`');
    expect(says).toContain('`device=/dev/drbd0 directory=/srv fstype=ext4`');
    expect(says).toContain('In the group `service`.');
    expect(says).toContain(
      '`one_way`: `fence` starts only after `fs` has started. On the way back there is no order',
    );
    expect(saysAt('cluster.crm', 'inf: ser')).toContain(
      '`with_drbd`: `service` runs only where `ms_db_drbd` is `Promoted`.',
    );
    expect(saysAt('cluster.crm', 'inf: ser')).toContain('On one node: starts `fs`, then `mail`');
    expect(saysAt('cluster.crm', 'ms ms_db_drbd drb')).toContain('In the clone `ms_db_drbd`.');
    expect(saysAt('cluster.crm', 'service ms_db')).toContain(
      'Runs 2 copies of `drbd_db`, of which 1 is promoted.',
    );
  });

  it('keeps passwords to itself', () => {
    const says = saysAt('cluster.crm', 'primitive fen');
    expect(says).toContain('hostname=bob');
    expect(says).not.toContain('geheim');
  });

  it('says what the agent does as its language does, below', () => {
    const [what, how] = saysAt('cluster.crm', 'group service f').split('\n\n---\n\n');
    expect(what).toContain('**fs**');
    expect(how).not.toBe('');
  });
});

describe('hover on the id of a constraint', () => {
  it.each([
    ['colocation with', '`service` runs only where `ms_db_drbd` is `Promoted`'],
    ['order after', '`service` starts only after `ms_db_drbd` is promoted'],
    ['order all', 'In this order: `fs` and `mail` at the same time (one is enough), then `fence`'],
    ['location he', '`service` prefers `Alice` with 50'],
    ['location pat', 'every resource that matches `web.*` never runs on `bob`'],
  ])('%s', (before, sentence) => {
    expect(saysAt('cluster.crm', before)).toContain(sentence);
  });
});

describe('hover on what other files define', () => {
  it('shows a DRBD resource from crm', () => {
    const says = saysAt('cluster.crm', 'drbd_resource=d');
    expect(says).toContain('**db**: DRBD resource, protocol B');
    expect(says).toContain('Between `alice` (10.0.0.1:7789), `bob` (10.0.0.2:7789).');
    expect(says).toContain('- volume 0: `/dev/drbd0`, on `/dev/vg0/db` of `alice`, `/dev/vg1/db` of `bob`');
    expect(says).toContain('Used by `drbd_db`.');
  });

  it('shows a device from crm and from scripts, and who uses it', () => {
    const says = saysAt('cluster.crm', 'device=/dev/dr');
    expect(says).toContain('volume 0 of the DRBD resource `db`, minor 0, on `/dev/vg0/db` of `alice`');
    expect(says).toContain('Used by `fs` and `tid 4 lun 1`.');
    expect(saysAt('setup.sh', '-b /dev/dr')).toContain('volume 0 of the DRBD resource `db`');
  });

  it('shows a device once where it is made, though it has several paths', () => {
    const says = saysAt('etc/drbd.d/db.res', 'device /dev/dr');
    expect(says.split('volume 0 of the DRBD resource')).toHaveLength(2);
    expect(says).toMatch(/^\*\*\/dev\/drbd0\*\*: /);
  });

  it('says of a disk that DRBD owns what is above it', () => {
    expect(saysAt('setup.sh', '-b /dev/vg0')).toContain(
      '**/dev/vg0/db**: the disk beneath volume 0 of the DRBD resource `db`.',
    );
  });

  it('shows a node from crm: lists, addresses, DRBD resources, constraints', () => {
    const says = saysAt('cluster.crm', '50: Ali');
    expect(says).toContain('a node, listed in `ha.cf`.');
    expect(says).toContain('Addresses: `10.0.0.1` (DRBD).');
    expect(says).toContain('DRBD resources: `db`.');
    expect(says).toContain('`here`: `service` prefers');
  });

  it('shows targets by name and by number', () => {
    expect(saysAt('cluster.crm', 'target_iqn=iqn')).toContain('iSCSI target, made by `portal`.');
    const says = saysAt('setup.sh', 'bind --mode target --tid 4');
    expect(says).toContain('Target 4 is `iqn.2026-11.com.example:web`, made in `setup.sh`.');
    expect(says).toContain('- LUN 1: `/dev/drbd0`');
  });

  it('shows keys without their secrets', () => {
    const says = saysAt('etc/ha.d/authkeys', 'auth 2');
    expect(says).toContain('**Key 2**: `sha1`, in `authkeys`.');
    expect(says).not.toContain('new-secret');
  });
});
