import { describe, expect, it } from 'vitest';
import { eventually } from './processes.ts';
import { FLOATING_ADDRESS } from './services.ts';
import type { TestNode } from './test-node.ts';
import { withCluster } from './with-cluster.ts';

const hasFloatingAddress = async (node: TestNode): Promise<true | undefined> =>
  (await node.must('ip -4 address show dev eth0')).includes(`${FLOATING_ADDRESS}/`) || undefined;

describe('corosync and pacemaker on two nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['corosync'] });

  it('are one cluster, which takes a configuration and fails over', async () => {
    const { alice, gertrude } = { alice: cluster().node('alice'), gertrude: cluster().node('gertrude') };
    const configured = await cluster().runSsh(
      ['alice', 'cat > /root/web.crm && crm configure load update /root/web.crm'],
      {
        input: `primitive address ocf:heartbeat:IPaddr2 params ip=${FLOATING_ADDRESS} cidr_netmask=24\nlocation home address 100: alice\n`,
      },
    );
    expect(configured.code, configured.stderr).toBe(0);
    await eventually('alice has the address', () => hasFloatingAddress(alice));
    await alice.kill();
    await eventually('gertrude has taken the address', () => hasFloatingAddress(gertrude));
    await alice.start();
    await cluster().together();
    await eventually('alice has the address back', () => hasFloatingAddress(alice));
  });
});

describe('heartbeat on two nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['heartbeat'] });

  it('is active on both, and takes over', async () => {
    await eventually('alice has the address', () => hasFloatingAddress(cluster().node('alice')));
    await cluster().node('alice').kill();
    await eventually('gertrude has taken the address', () => hasFloatingAddress(cluster().node('gertrude')));
    await cluster().node('alice').start();
    await cluster().together();
  });
});

describe('tgtd on two nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['tgtd'] });

  it('answers on each for itself, with a target on a file', async () => {
    const offer = `set -e
truncate -s 1M /var/lib/disk
tgtadm --lld iscsi --mode target --op new --tid 1 --targetname iqn.2026-11.example:$(uname -n)
tgtadm --lld iscsi --mode logicalunit --op new --tid 1 --lun 1 --backing-store /var/lib/disk
tgtadm --lld iscsi --mode target --op bind --tid 1 --initiator-address ALL
tgtadm --lld iscsi --mode target --op show`;
    for (const name of ['alice', 'gertrude']) {
      const shown = await cluster().runSsh([name, offer]);
      expect(shown.code, shown.stderr).toBe(0);
      expect(shown.stdout).toContain(`Target 1: iqn.2026-11.example:${name}`);
      expect(shown.stdout).toContain('/var/lib/disk');
    }
  });
});
