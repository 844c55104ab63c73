import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse, type Reported } from '../../support/analyse.ts';
import { describeReported } from '../../support/check.ts';
import { needs } from '../../support/needs.ts';
import { sharedFolder } from '../../support/paths.ts';

const samples = sharedFolder('samples');
if (!samples) console.log('crmsh: no published samples beside the repository: not checked');

/** What the rules of this language say about a sample, by itself. */
function said(sample: string): Reported[] {
  const file = path.join(samples ?? '', sample, 'cluster.crm');
  if (!existsSync(file)) return [];
  return analyse([{ path: 'cluster.crm', text: readFileSync(file, 'utf8') }]).filter(({ code }) =>
    code.startsWith('crmsh/'),
  );
}

describe('the published samples', () => {
  needs(Boolean(samples), 'the published samples are not on this machine');
  it.each(['web-db-pair/repaired', 'postgres-pair/repaired'])('%s has no error and no warning', (sample) => {
    const found = said(sample);
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.filter(({ severity }) => severity === 'error' || severity === 'warning').map(describeReported),
    ).toEqual([]);
  });

  it('web-db-pair/published: the addresses that are placeholders, and the line that is lost at the end', () => {
    const damage = said('web-db-pair/published').filter(
      ({ severity }) => severity === 'error' || severity === 'warning',
    );
    expect(damage.map(({ code, range }) => `${code} in line ${range.start.line + 1}`)).toEqual([
      'crmsh/bad-address in line 12',
      'crmsh/bad-address in line 26',
      'crmsh/stray-backslash in line 47',
    ]);
  });
});

it('a modern, well-made configuration has nothing to be said about', () => {
  const text = `# Two nodes, a web server on DRBD, fencing by IPMI.
node 1: alice
node 2: gertrude
primitive p_drbd_web ocf:linbit:drbd \\
    params drbd_resource=web \\
    op start interval=0s timeout=240s \\
    op promote interval=0s timeout=90s \\
    op demote interval=0s timeout=90s \\
    op stop interval=0s timeout=100s \\
    op monitor interval=29s role=Promoted timeout=20s \\
    op monitor interval=31s role=Unpromoted timeout=20s
clone c_drbd_web p_drbd_web \\
    meta promotable=true promoted-max=1 promoted-node-max=1 clone-max=2 clone-node-max=1 notify=true interleave=true
primitive p_fs_web ocf:heartbeat:Filesystem \\
    params device="/dev/drbd/by-res/web/0" directory="/srv/web" fstype=xfs options="noatime" \\
    op start interval=0s timeout=60s \\
    op stop interval=0s timeout=60s \\
    op monitor interval=20s timeout=40s OCF_CHECK_LEVEL=20
primitive p_ip_web IPaddr2 \\
    params ip=2001:db8::80 cidr_netmask=64 nic=eth0 \\
    op monitor interval=10s timeout=20s
primitive p_web systemd:nginx \\
    op start interval=0s timeout=100s \\
    op stop interval=0s timeout=100s \\
    op monitor interval=60s timeout=100s \\
    meta migration-threshold=3 failure-timeout=10min
group g_web p_fs_web p_ip_web p_web \\
    meta target-role=Started
primitive p_fence_alice stonith:fence_ipmilan \\
    params ip=192.0.2.11 username=admin password=secret lanplus=1 pcmk_host_list=alice pcmk_delay_base=5s \\
    op monitor interval=1h timeout=60s
primitive p_fence_gertrude stonith:fence_ipmilan \\
    params ip=192.0.2.12 username=admin password=secret lanplus=1 pcmk_host_list=gertrude \\
    op monitor interval=1h timeout=60s
location l_fence_alice p_fence_alice -inf: alice
location l_fence_gertrude p_fence_gertrude -inf: gertrude
location l_web_alice g_web rule 50: #uname eq alice
colocation col_web_with_drbd inf: g_web c_drbd_web:Promoted
order o_drbd_before_web Mandatory: c_drbd_web:promote g_web:start
fencing_topology alice: p_fence_alice gertrude: p_fence_gertrude
tag t_web g_web c_drbd_web
alert al_mail /usr/share/pacemaker/alerts/alert_smtp.sh \\
    meta timeout=15s \\
    to root@example.org
role r_operator read status write meta:g_web:target-role
acl_target tux r_operator
property cib-bootstrap-options: \\
    stonith-enabled=true \\
    no-quorum-policy=stop \\
    enable-acl=true
rsc_defaults rsc-options: resource-stickiness=200
op_defaults op-options: timeout=60s
commit
`;
  expect(analyse([{ path: 'cluster.crm', text }]).map(describeReported)).toEqual([]);
});

describe('what the sample of errors is about: the colocation and its order', () => {
  const resources = `primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Master op monitor interval=31s role=Slave
primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4 op monitor interval=20s
primitive ip IPaddr2 params ip=192.0.2.80 op monitor interval=10s
group db fs ip
ms ms_drbd drbd meta notify=true
`;
  it.each([
    ['colocation c inf: db ms_drbd:Master\norder o Mandatory: ms_drbd:promote db:start', []],
    [
      'colocation c inf: db ms_drbd\norder o Mandatory: ms_drbd:promote db:start',
      ['colocation-without-role'],
    ],
    ['colocation c inf: db ms_drbd:Master', ['colocation-without-order']],
    ['order o Mandatory: ms_drbd:promote db:start', ['order-without-colocation']],
    [
      'colocation c inf: ms_drbd:Master db\norder o Mandatory: ms_drbd:promote db:start',
      ['colocation-reversed'],
    ],
    [
      'colocation c inf: db ms_drbd:Master\norder o Mandatory: ms_drbd:promote db',
      ['order-inherits-promote'],
    ],
    ['colocation c inf: db ms_drbd:Master\norder o Mandatory: ms_drbd db', ['order-without-promote']],
    [
      'colocation c inf: fs ms_drbd:Master\norder o Mandatory: ms_drbd:promote db:start',
      ['constraint-on-group-member'],
    ],
    [
      'colocation c inf: db drbd:Master\norder o Mandatory: ms_drbd:promote db:start',
      ['constraint-on-child'],
    ],
    [
      'colocation c inf: db ms_dbrd:Master\norder o Mandatory: ms_drbd:promote db:start',
      ['undefined-resource'],
    ],
  ] as const)('%s', (constraints, expected) => {
    const found = analyse([{ path: 'cluster.crm', text: `${resources}${constraints}\n` }])
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ code }) => code.replace('crmsh/', ''));
    expect(found).toEqual(expected);
  });
});
