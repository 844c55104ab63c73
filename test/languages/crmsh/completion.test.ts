import { describe, expect, it } from 'vitest';
import { complete } from '../../../server/src/core/features.ts';
import type { Completion } from '../../../server/src/core/language.ts';
import { makeCluster, uriOf } from '../../support/analyse.ts';
import { type FixtureFile, readCursor } from '../../support/fixture.ts';

const RESOURCES = `primitive db_drbd ocf:linbit:drbd params drbd_resource=r0
primitive db_fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
primitive db_ip IPaddr2 params ip=192.0.2.80
primitive alone ocf:pacemaker:Dummy
primitive fence_alice stonith:external/ssh params hostlist=alice
rsc_template address IPaddr2
group db db_fs db_ip
ms ms_db_drbd db_drbd meta notify=true
node alice
node gertrude
role operator read cib
`;

function completions(source: string, more: readonly FixtureFile[] = []): readonly Completion[] {
  const { text, offset } = readCursor(source);
  const cluster = makeCluster([
    { path: 'cluster.crm', text },
    { path: 'others.crm', text: RESOURCES },
    ...more,
  ]);
  const document = cluster.documents.get(uriOf('cluster.crm'));
  if (!document) throw new Error('no document');
  const found = complete(cluster, document, offset);
  for (const { replace } of found) {
    expect(replace.start).toBeLessThanOrEqual(offset);
    expect(replace.end).toBeGreaterThanOrEqual(offset);
  }
  return found;
}

/** The labels in the order of rank. */
function labels(source: string, more: readonly FixtureFile[] = []): string[] {
  return [...completions(source, more)]
    .sort((a, b) => (a.rank ?? 1) - (b.rank ?? 1))
    .map(({ label }) => label);
}

describe('completion', () => {
  it('offers statements at the start of a line', () => {
    expect(labels('<|>')).toEqual(expect.arrayContaining(['primitive', 'group', 'colocation', 'commit']));
    expect(labels('primitive a Dummy\nco<|>')).toContain('colocation');
    expect(labels('primitive a Dummy\n<|>\nprimitive b Dummy\n')).toContain('order');
    expect(labels('# a <|>')).toEqual([]);
  });

  it('offers agents step by step', () => {
    expect(labels('primitive x <|>')).toEqual(
      expect.arrayContaining(['ocf:', 'systemd:', 'IPaddr2', '@address']),
    );
    expect(labels('primitive x ocf:<|>')).toEqual(
      expect.arrayContaining(['heartbeat:', 'pacemaker:', 'linbit:']),
    );
    expect(labels('primitive x ocf:heartbeat:IP<|>')).toContain('IPaddr2');
    expect(labels('primitive x stonith:<|>')).toContain('external/ipmi');
    expect(completions('primitive x IPa<|>').find(({ label }) => label === 'IPaddr2')?.insert).toBe(
      'ocf:heartbeat:IPaddr2',
    );
  });

  it('offers the required parameters first, and not those that are there', () => {
    const [first] = labels('primitive x Filesystem params <|>');
    expect(['device', 'directory', 'fstype']).toContain(first);
    const rest = labels('primitive x Filesystem params device=/dev/sda <|>');
    expect(rest.slice(0, 2).sort()).toEqual(['directory', 'fstype']);
    expect(rest).toEqual(expect.arrayContaining(['op', 'meta']));
    expect(rest).not.toContain('device');
  });

  it('fills the required parameters in after the agent', () => {
    const params = completions('primitive x Filesystem <|>').find(({ label }) => label === 'params');
    expect(params?.insert).toBe('params device=${1} directory=${2} fstype=${3}');
  });

  it('works on continuation lines', () => {
    expect(labels('primitive x Filesystem \\\n    <|>')).toContain('params');
    expect(labels('primitive x Filesystem \\\n    params device=/dev/sda \\\n    dir<|>')).toContain(
      'directory',
    );
    expect(
      labels('primitive x Filesystem \\\n    params device=/dev/sda \\\n    <|>\nprimitive y Dummy\n'),
    ).toContain('directory');
  });

  it('knows parameters through a template', () => {
    expect(labels('primitive x @address params <|>')[0]).toBe('ip');
  });

  it('offers actions with the advised times, one for each role', () => {
    const actions = completions('primitive x ocf:linbit:drbd op <|>');
    expect(actions.map(({ insert }) => insert)).toEqual(
      expect.arrayContaining([
        'start interval=0s timeout=240',
        'monitor interval=10 timeout=20 role=Promoted',
        'monitor interval=20 timeout=20 role=Unpromoted',
      ]),
    );
  });

  it('offers attributes of operations, and the advised value', () => {
    expect(labels('primitive x Filesystem op start <|>').slice(0, 4)).toEqual(
      expect.arrayContaining(['interval', 'timeout']),
    );
    expect(labels('primitive x Filesystem op start timeout=<|>')[0]).toBe('60s');
  });

  it('offers meta attributes and their values', () => {
    expect(labels('clone c db meta <|>')).toEqual(
      expect.arrayContaining(['notify', 'interleave', 'target-role']),
    );
    expect(labels('ms m alone meta notify=<|>')).toEqual(expect.arrayContaining(['true', 'false']));
    expect(labels('primitive x Dummy meta target-role=<|>')).toContain('Stopped');
  });

  it('offers as members what has no parent yet', () => {
    expect(labels('group g <|>')).toEqual(['alone', 'fence_alice']);
    expect(labels('clone c <|>')).toEqual(['alone', 'db', 'fence_alice']);
  });

  it('offers scores, outermost resources and the promoted role in a colocation', () => {
    expect(labels('colocation c <|>')).toEqual(['inf:', '-inf:', '100:']);
    expect(labels('colocation c inf: <|>').slice(0, 4)).toEqual(['alone', 'db', 'fence_alice', 'ms_db_drbd']);
    expect(labels('colocation c inf: db <|>')[0]).toBe('ms_db_drbd:Master');
    expect(labels('colocation c inf: db ms_db_drbd:<|>')[0]).toBe('Master');
  });

  it('offers kinds and actions in an order, and :start after a promotion', () => {
    expect(labels('order o <|>')[0]).toBe('Mandatory:');
    expect(labels('order o Mandatory: <|>')[0]).toBe('ms_db_drbd:promote');
    expect(labels('order o Mandatory: ms_db_drbd:promote <|>')).toContain('db:start');
    expect(labels('order o Mandatory: ms_db_drbd:<|>')).toEqual(expect.arrayContaining(['promote', 'start']));
  });

  it('offers nodes in a location and in rules', () => {
    expect(labels('location l db 100: <|>')).toEqual(['alice', 'gertrude']);
    expect(labels('location l db rule 100: #uname eq <|>')).toEqual(['alice', 'gertrude']);
    expect(labels('location l db <|>')).toEqual(expect.arrayContaining(['inf:', 'rule']));
  });

  it('offers properties and their values', () => {
    expect(labels('property <|>')).toContain('stonith-enabled');
    expect(labels('property no-quorum-policy=<|>')).toEqual(
      expect.arrayContaining(['stop', 'ignore', 'freeze']),
    );
    expect(labels('rsc_defaults resource-stickiness=<|>')).toContain('100');
    expect(labels('op_defaults <|>')[0]).toBe('timeout');
  });

  it('offers what other files declare', () => {
    expect(labels('acl_target tux <|>')).toEqual(['operator']);
    expect(labels('fencing_topology alice: <|>')).toContain('fence_alice');
    expect(labels('monitor <|>')).toContain('alone');
  });

  it('offers nothing in the wrong place', () => {
    expect(labels('primitive <|>')).toEqual([]);
    expect(labels('primitive x Filesystem params device="/dev/<|>')).toEqual(
      labels('primitive x Filesystem params device=/dev/<|>'),
    );
  });
});
