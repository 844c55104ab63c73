import { describe, expect, it } from 'vitest';
import { accepted, completionsAt, labelsAt } from '../support/cursor.ts';

// What the cluster knows: the next free number, and what other files name.

const CRM = 'cluster.crm';
const DRBD = 'etc/drbd.d/r1.res';
const TGTADM = 'export.sh';
const COROSYNC = 'etc/corosync/corosync.conf';

const R0 = `#- etc/drbd.d/r0.res
resource r0 {
  device minor 0;
  disk /dev/vg0/r0;
  on alice { node-id 0; address 10.0.0.1:7788; }
  on bob { node-id 1; address 10.0.0.2:7788; }
}
`;

/** The first completion, as a person sees it. */
function first(source: string, path: string): string {
  const [best] = [...completionsAt(source, path)].sort((a, b) => (a.rank ?? 1) - (b.rank ?? 1));
  return best ? `${best.label} (${best.detail ?? ''})` : 'nothing';
}

describe('the next free number', () => {
  const on = (statement: string) =>
    `${R0}#- ${DRBD}\nresource r1 {\n  on alice {\n    ${statement}\n  }\n}\n`;

  it.each([
    [on('device minor <|>;'), DRBD, '1 (next free minor)'],
    [on('device <|>;'), DRBD, '/dev/drbd1 (next free minor: 1)'],
    [on('address 10.0.0.1:<|>;'), DRBD, '7789 (next free port)'],
    [on('address <|>;'), DRBD, '10.0.0.1:7789 (alice, next free port)'],
    [
      `${R0}#- ${DRBD}\nresource r1 {\n  on alice { node-id 0; }\n  on bob { node-id <|>; }\n}\n`,
      DRBD,
      '1 (next free node id)',
    ],
    [`#- ${DRBD}\nresource r1 {\n  volume 0 { }\n  volume <|> { }\n}\n`, DRBD, '1 (next free volume)'],
    [
      'nodelist {\n  node {\n    nodeid: 1\n  }\n  node {\n    nodeid: <|>\n  }\n}\n',
      COROSYNC,
      '2 (next free node id)',
    ],
    [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode target --tid <|>\n',
      TGTADM,
      '2 (next free target id)',
    ],
    [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/sdb\ntgtadm --op new --mode logicalunit --tid 1 --lun <|>\n',
      TGTADM,
      '2 (next free LUN)',
    ],
    [
      'primitive a iSCSILogicalUnit params target_iqn=iqn.2026-01.example:a lun=1 path=/dev/sdb\nprimitive b iSCSILogicalUnit params target_iqn=iqn.2026-01.example:a lun=<|>\n',
      CRM,
      '2 (next free LUN)',
    ],
    ['auth 1\n1 sha1 kO8Ud1Qw\n<|>\n', 'etc/ha.d/authkeys', '2 sha1 (NUMBER METHOD SECRET)'],
  ])('%j', (source, path, expected) => {
    expect(first(source, path)).toBe(expected);
  });
});

describe('what the other host has', () => {
  const peer =
    'resource r1 {\n  on alice { device /dev/drbd7; disk /dev/vg0/r1; address 10.0.0.1:7799; }\n  on bob { X }\n}\n';

  it.each([
    ['device <|>;', '/dev/drbd7 (as on the other host)'],
    ['disk <|>;', '/dev/vg0/r1 (as on the other host)'],
    ['address <|>;', '10.0.0.2:7799 (bob, next free port)'],
  ])('%s', (statement, expected) => {
    expect(first(`${R0}#- ${DRBD}\n${peer.replace('X', statement)}`, DRBD)).toBe(expected);
  });

  it('replaces an address with its port', () => {
    const text = peer.replace('X', 'address 10.<|>9.9.9:1;');
    expect(accepted(`${R0}#- ${DRBD}\n${text}`, DRBD, '10.0.0.2:7799')).toContain(
      'on bob { address 10.0.0.2:7799; }',
    );
  });
});

describe('names that other files make', () => {
  const FILES = `${R0}#- etc/ha.d/haresources\nalice 10.0.0.80\n`;
  const crm = (text: string) => labelsAt(`${FILES}#- ${CRM}\n${text}`, CRM);

  it('are offered where crm takes a node, also those that only drbd.conf knows', () => {
    expect(crm('primitive p Dummy\nlocation l p 100: <|>\n')).toEqual(['alice', 'bob']);
    expect(crm('fencing_topology <|>\n')).toEqual(['alice:', 'bob:']);
    expect(crm('primitive f stonith:fence_ipmilan params pcmk_host_list="alice <|>"\n')).toContain('bob');
  });

  it('are offered as devices, resources and addresses of agents', () => {
    expect(crm('primitive p ocf:linbit:drbd params drbd_resource=<|>\n')).toEqual(['r0']);
    expect(crm('primitive p Filesystem params device="<|>"\n')[0]).toBe('/dev/drbd0');
    expect(crm('primitive p Filesystem params device="<|>"\n')).toContain('/dev/drbd/by-res/r0');
    expect(crm('primitive ip IPaddr2 params ip=10.0.0.90\nprimitive p portblock params ip=<|>\n')).toContain(
      '10.0.0.90',
    );
    expect(crm('primitive p LVM-activate params vgname=<|>\n')).toContain('vg0');
  });

  it('are offered in ha-cluster.json', () => {
    const offered = labelsAt(
      `${R0}#- ha-cluster.json\n{ "nodes": { "alice": {}, "<|>": {} } }\n`,
      'ha-cluster.json',
    );
    expect(offered).toEqual(['bob']);
  });
});

describe('crm, by its place', () => {
  const RESOURCES =
    'primitive d ocf:linbit:drbd params drbd_resource=r0\nprimitive a Dummy\nprimitive b Dummy\ngroup g b\nms m d\ntag t a\nrsc_template tpl IPaddr2\nrole watcher read xpath:"//nodes"\n';
  const labels = (text: string) => labelsAt(`${R0}#- ${CRM}\n${RESOURCES}${text}`, CRM);

  it('offers members of groups and clones that stand in none yet', () => {
    expect(labels('group h <|>\n')).toEqual(['a']);
    expect(labels('clone c <|>\n')).toEqual(['a', 'g']);
  });

  it('offers promotable clones with their roles and actions, and no member of a group', () => {
    expect(labels('colocation c inf: g <|>\n')[0]).toBe('m:Master');
    expect(labels('colocation c inf: <|>\n')).not.toContain('b');
    expect(labels('order o Mandatory: m:promote <|>\n')).toContain('g:start');
    expect(labels('order o Mandatory: a:<|>\n')).toEqual(['start', 'stop']);
    expect(labels('order o Mandatory: m:<|>\n')).toEqual(expect.arrayContaining(['promote', 'demote']));
  });

  it('offers tags in constraints, templates behind @, roles of users', () => {
    expect(labels('location l <|>\n')).toContain('t');
    expect(labels('primitive x @<|>\n')).toEqual(['@tpl']);
    expect(labels('rsc_template x <|>\n')).not.toContain('@tpl');
    expect(labels('acl_target tux <|>\n')).toEqual(['watcher']);
  });

  it('offers the options of sets', () => {
    expect(labels('order o Mandatory: ( a <|>\n')).toEqual(
      expect.arrayContaining(['g', 'sequential=', 'require-all=']),
    );
    expect(labels('order o Mandatory: a g symmetrical=<|>\n')).toEqual(['false', 'true']);
  });

  it('does not offer an operation or section again, except those that may follow each other', () => {
    expect(labels('primitive x Filesystem op start timeout=60s op <|>\n')).not.toContain('start');
    const after = labels('primitive x Filesystem params device=a meta target-role=Started <|>\n');
    expect(after).toContain('op');
    expect(after).not.toContain('params');
  });

  it('names roles of operations as the clone does', () => {
    const roles = (text: string) =>
      completionsAt(`#- ${CRM}\n${text}`, CRM).map(({ insert }) => /role=(\w+)/.exec(insert ?? '')?.[1]);
    expect(roles('primitive d ocf:linbit:drbd op <|>\nms m d\n')).toContain('Master');
    expect(roles('primitive d ocf:linbit:drbd op <|>\nclone m d meta promotable=true\n')).toContain(
      'Promoted',
    );
  });

  it('walks through a rule', () => {
    expect(labels('location l a rule 100: <|>\n')).toEqual(
      expect.arrayContaining(['#uname', 'defined', 'date']),
    );
    expect(labels('location l a rule 100: #uname <|>\n')).toEqual(['eq', 'ne', 'lt', 'gt', 'lte', 'gte']);
    expect(labels('location l a rule 100: #uname eq <|>\n')).toEqual(['alice', 'bob']);
    expect(labels('location l a rule 100: #uname eq alice <|>\n')).toEqual(['and', 'or']);
    expect(labels('node alice attributes rack=7\nlocation l a rule 100: rack eq <|>\n')).toEqual(['7']);
  });

  it('knows bundles, alerts, permissions and commands', () => {
    expect(labels('bundle w podman <|>\n')[0]).toBe('image');
    expect(labels('bundle w podman image=x storage <|>\n')).toContain('storage-mapping');
    expect(labels('alert m /bin/mail select <|>\n')).toEqual(
      expect.arrayContaining(['nodes', 'fencing', 'resources']),
    );
    expect(labels('role r <|>\n')).toEqual(['read', 'write', 'deny']);
    expect(labels('role r read <|>\n')).toContain('xpath:');
    expect(labels('modgroup <|>\n')).toEqual(['g']);
  });
});

describe('the text around the cursor', () => {
  it.each([
    [
      'primitive p Filesystem op mon<|>itor interval=10s\n',
      'monitor',
      'primitive p Filesystem op monitor interval=10s\n',
    ],
    [
      'primitive p Filesystem params dev<|>=/dev/sda\n',
      'device',
      'primitive p Filesystem params device=/dev/sda\n',
    ],
    [
      'primitive p Filesystem params fstype="x<|>y"\n',
      'ext4',
      'primitive p Filesystem params fstype="ext4"\n',
    ],
    ['primitive p ocf:heart<|>:IPaddr2\n', 'heartbeat:', 'primitive p ocf:heartbeat:IPaddr2\n'],
    ['primitive p I<|>Paddr\n', 'IPaddr2', 'primitive p ocf:heartbeat:IPaddr2\n'],
    [
      'primitive a Dummy\nlocation l a in<|>f: alice\n',
      '-inf:',
      'primitive a Dummy\nlocation l a -inf: alice\n',
    ],
    ['pro<|>perty stonith-enabled=true\n', 'property', 'property stonith-enabled=true\n'],
  ])('%j with %s is %j', (source, label, expected) => {
    expect(accepted(source, CRM, label)).toBe(expected);
  });

  it('is left alone where a score and its colon stand: only scores fit there', () => {
    expect(labelsAt('primitive a Dummy\nlocation l a 10<|>0: alice\n', CRM)).toEqual([
      'inf:',
      '-inf:',
      '100:',
    ]);
  });
});
