import { describe, expect, it } from 'vitest';
import { activate } from '../../../server/src/deploy/activate.ts';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';

const EXPORT = `#!/bin/sh
set -e
tgtadm --lld iscsi --mode target --op new --tid 1 --targetname iqn.2026-11.example.storage:mail
tgtadm --lld iscsi --mode logicalunit --op new --tid 1 --lun 1 --backing-store /srv/mail.img
tgtadm --lld iscsi --mode account --op new --user backup --password Rk82mvQx71Lw
tgtadm --lld iscsi --mode account --op bind --tid 1 --user backup
tgtadm --lld iscsi --mode target --op bind --tid 1 --initiator-address 10.77.0.0/24
`;

const TARGETS = `default-driver iscsi
<target iqn.2026-11.example.storage:web>
    backing-store /srv/web.img
    initiator-address 10.77.0.0/24
    incominguser backup Rk82mvQx71Lw
</target>
`;

describe('tgtd on one of two nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['tgtd'] });
  const shown = (node: string) => cluster().node(node).must('tgtadm --lld iscsi --mode target --op show');

  const deskWith = async (name: string, to: string, text: string): Promise<Desk> => {
    await cluster().node('alice').must('truncate -s 1M /srv/mail.img /srv/web.img');
    return new Desk(cluster(), {
      'ha-cluster.json': JSON.stringify({
        nodes: { alice: {}, gertrude: {} },
        files: [{ path: name, to, nodes: ['alice'] }],
      }),
      [name]: text,
    });
  };

  it('offers what a script makes of it, where the script goes, and says so', async () => {
    const desk = await deskWith('export.sh', '/usr/local/sbin/export.sh', EXPORT);
    const plan = await desk.deploy();
    expect(plan.files.map(({ node, after }) => [node, after.kind === 'file' && after.mode])).toEqual([
      ['alice', '600'],
    ]);
    expect(await shown('alice')).toBe('');
    const [done] = await activate(plan, { ssh: desk.ssh });
    expect(done).toMatchObject({ node: 'alice', command: 'sh /usr/local/sbin/export.sh' });
    expect(done?.said).toContain('Target 1: iqn.2026-11.example.storage:mail');
    expect(await shown('alice')).toContain('/srv/mail.img');
    expect(await shown('gertrude')).toBe('');
  });

  it('tells what failed, without the password', async () => {
    const account = EXPORT.split('\n').filter((line) => line.includes('--mode account --op new'));
    const script = ['#!/bin/sh', 'set -ex', ...account, ''].join('\n');
    const desk = await deskWith('export.sh', '/usr/local/sbin/export.sh', script);
    const plan = await desk.deploy();
    const failure = await activate(plan, { ssh: desk.ssh }).then(
      () => undefined,
      (error: Error) => error,
    );
    // The account is there from the first time.
    expect(failure?.message).toContain('--password ****1');
    expect(failure?.message).toMatch(/exists/);
    expect(failure?.message).not.toContain('Rk82mvQx71Lw');
  });

  it('refuses a script with an error before anything is replaced', async () => {
    const desk = await deskWith('export.sh', '/usr/local/sbin/export.sh', EXPORT);
    const before = await cluster().node('alice').stat('/usr/local/sbin/export.sh');
    desk.write({ 'export.sh': `${EXPORT}\nif true; then\n` });
    await expect(desk.deploy()).rejects.toMatchObject({ kind: 'refused' });
    expect(await cluster().node('alice').stat('/usr/local/sbin/export.sh')).toEqual(before);
  });

  it('takes targets.conf over', async () => {
    const desk = await deskWith('targets.conf', '/etc/tgt/targets.conf', TARGETS);
    const plan = await desk.deploy();
    const [done] = await activate(plan, { ssh: desk.ssh });
    expect(done).toMatchObject({ node: 'alice', command: 'tgt-admin --update ALL' });
    expect(await shown('alice')).toContain('iqn.2026-11.example.storage:web');
    expect(done?.said).toContain('iqn.2026-11.example.storage:web');
  });
});
