import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ansible } from '../../../server/src/cli/ansible.ts';
import { needs } from '../../support/needs.ts';
import { eventually } from '../nodes/processes.ts';
import type { TestCluster } from '../nodes/test-cluster.ts';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';
import { ansiblePlaybook, NO_ANSIBLE, recapOf, runPlaybook } from '../support/playbook.ts';

const ACTIVATE = ['-e', 'activate=true'] as const;

const SECRET = 'Rk82mvQx71Lw';

const EXPORT = `#!/bin/sh
set -ex
tgtadm --lld iscsi --mode target --op new --tid 1 --targetname iqn.2026-11.example.storage:mail
tgtadm --lld iscsi --mode logicalunit --op new --tid 1 --lun 1 --backing-store /srv/mail.img
tgtadm --lld iscsi --mode account --op new --user backup --password ${SECRET}
tgtadm --lld iscsi --mode account --op bind --tid 1 --user backup
tgtadm --lld iscsi --mode target --op bind --tid 1 --initiator-address 10.77.0.0/24
`;

/** A desk with what the first node has now, and more. */
async function deskWith(
  cluster: TestCluster,
  files: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<Desk> {
  const there = await Promise.all(
    files.map(async (file) => [file, String(await cluster.node('alice').read(`/${file}`))] as const),
  );
  return new Desk(cluster, { ...Object.fromEntries(there), ...more });
}

/** Writes the playbook anew, and runs it. */
async function play(cluster: TestCluster, desk: Desk, ...args: readonly string[]) {
  const out = path.join(cluster.directory, 'ansible');
  expect(await ansible(['--out', out, desk.folder])).toBe(0);
  expect(readFileSync(path.join(out, 'playbook.yml'), 'utf8')).not.toContain(SECRET);
  const outcome = await runPlaybook(cluster, out, ...args);
  expect(outcome.said).not.toContain(SECRET);
  return outcome;
}

describe('the playbook with "-e activate=true": Heartbeat and tgtd', () => {
  needs(ansiblePlaybook !== undefined, NO_ANSIBLE);
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['heartbeat', 'tgtd'] });
  let kept: Desk | undefined;
  const desk = async (): Promise<Desk> => {
    if (kept) return kept;
    await cluster().node('alice').must('truncate -s 1M /srv/mail.img');
    kept = await deskWith(cluster(), ['etc/ha.d/ha.cf', 'etc/ha.d/authkeys', 'etc/ha.d/haresources'], {
      'ha-cluster.json': JSON.stringify({
        nodes: { alice: {}, gertrude: { ssh: 'gertrude-deployer', become: true } },
        files: [{ path: 'export.sh', to: '/usr/local/sbin/export.sh', nodes: ['alice'] }],
      }),
      'export.sh': EXPORT,
    });
    return kept;
  };
  /** As Heartbeat itself has read it. */
  const deadtime = async (name: string) =>
    (await cluster().node(name).exec('cl_status hbparameter -p deadtime')).stdout.trim();
  const targets = (name: string) => cluster().node(name).must('tgtadm --lld iscsi --mode target --op show');

  it('activates nothing when it is not asked', async () => {
    (await desk()).edit('etc/ha.d/ha.cf', 'deadtime 6', 'deadtime 7');
    const { code, said } = await play(cluster(), await desk());
    expect(code, said).toBe(0);
    for (const name of ['alice', 'gertrude']) {
      expect(String(await cluster().node(name).read('/etc/ha.d/ha.cf'))).toContain('deadtime 7');
      expect(await deadtime(name)).toContain('6');
    }
    expect(await targets('alice')).toBe('');
  });

  it('lets Heartbeat read its files on both nodes, and runs the script where it goes', async () => {
    (await desk()).edit('etc/ha.d/ha.cf', 'deadtime 7', 'deadtime 9');
    (await desk()).edit('export.sh', 'set -ex', 'set -ex\n# exported once');
    const { code, said } = await play(cluster(), await desk(), ...ACTIVATE);
    expect(code, said).toBe(0);
    for (const name of ['alice', 'gertrude']) {
      await eventually(`Heartbeat of ${name} has read its files`, async () =>
        (await deadtime(name)).includes('9') ? true : undefined,
      );
    }
    await cluster().together();
    expect(await targets('alice')).toContain('Target 1: iqn.2026-11.example.storage:mail');
    expect(await targets('alice')).toContain('/srv/mail.img');
    expect(await targets('gertrude')).toBe('');
  });

  it('runs nothing again when nothing has changed', async () => {
    const { code, said } = await play(cluster(), await desk(), ...ACTIVATE);
    expect(code, said).toBe(0);
    expect(recapOf(said).match(/changed=0/g)).toHaveLength(2);
    expect(said).not.toContain('RUNNING HANDLER');
  });

  it('goes to no other node when a program fails', async () => {
    // The target is there from the first time.
    (await desk()).edit('export.sh', 'exported once', 'exported twice');
    (await desk()).edit('etc/ha.d/ha.cf', 'deadtime 9', 'deadtime 8');
    const { code, said } = await play(cluster(), await desk(), ...ACTIVATE);
    expect(code).not.toBe(0);
    expect(recapOf(said)).toMatch(/alice .*failed=1/);
    expect(recapOf(said)).not.toMatch(/gertrude/);
    expect(await deadtime('gertrude')).toContain('9');
    expect(String(await cluster().node('gertrude').read('/etc/ha.d/ha.cf'))).toContain('deadtime 9');
  });
});

describe('the playbook with "-e activate=true": corosync and Pacemaker', () => {
  needs(ansiblePlaybook !== undefined, NO_ANSIBLE);
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['corosync'] });
  let kept: Desk | undefined;
  const desk = async (): Promise<Desk> => {
    kept ??= await deskWith(cluster(), ['etc/corosync/corosync.conf'], {
      'ha-cluster.json': '{ "nodes": { "alice": {}, "gertrude": {} } }\n',
      'cluster.crm': `primitive p_web ocf:pacemaker:Dummy params passwd=${SECRET} op monitor interval=10s timeout=20s\n`,
    });
    return kept;
  };
  const resources = () => cluster().node('gertrude').must('cibadmin -Q -o resources');
  /** As corosync itself has read it. */
  const token = (name: string) => cluster().node(name).must('corosync-cmapctl -g runtime.config.totem.token');

  it('changes no CIB when it is not asked', async () => {
    const { code, said } = await play(cluster(), await desk());
    expect(code, said).toBe(0);
    expect(await resources()).not.toContain('p_web');
  });

  it('lets all take corosync.conf over at once, and loads the statements once', async () => {
    (await desk()).edit('etc/corosync/corosync.conf', 'token: 3000', 'token: 4000');
    const { code, said } = await play(cluster(), await desk(), ...ACTIVATE);
    expect(code, said).toBe(0);
    for (const name of ['alice', 'gertrude']) {
      await eventually(`corosync of ${name} has read its file`, async () =>
        (await token(name)).includes('4000') ? true : undefined,
      );
    }
    await eventually('gertrude has the statements', async () =>
      (await resources()).includes('id="p_web"') ? true : undefined,
    );
  });

  it('says that nothing has changed the second time', async () => {
    const { code, said } = await play(cluster(), await desk(), ...ACTIVATE);
    expect(code, said).toBe(0);
    expect(recapOf(said).match(/changed=0/g)).toHaveLength(2);
  });

  it('fails, and changes nothing, when crmsh only says that something is wrong', async () => {
    const before = await resources();
    const { folder } = await desk();
    const out = path.join(cluster().directory, 'ansible');
    expect(await ansible(['--out', out, folder])).toBe(0);
    const statements = readdirSync(path.join(out, 'files')).find((name) => name.endsWith('-cluster-crm'));
    writeFileSync(path.join(out, 'files', statements ?? ''), 'group g_web p_none\n');
    const { code, said } = await runPlaybook(cluster(), out, ...ACTIVATE);
    expect(code, said).not.toBe(0);
    expect(recapOf(said)).toMatch(/failed=1/);
    expect(await resources()).toBe(before);
  });
});
