import { describe, expect, it } from 'vitest';
import { activate } from '../../../server/src/deploy/activate.ts';
import { nodesOf } from '../../../server/src/deploy/nodes.ts';
import { planRollback, rollback } from '../../../server/src/deploy/rollback.ts';
import { eventually } from '../nodes/processes.ts';
import { FLOATING_ADDRESS } from '../nodes/services.ts';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';

const FILES = ['etc/ha.d/ha.cf', 'etc/ha.d/authkeys', 'etc/ha.d/haresources'];

describe('a pair with Heartbeat', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['heartbeat'] });

  const holders = async () => {
    const found: string[] = [];
    for (const node of cluster().nodes) {
      const addresses = await node.must('ip -4 address show dev eth0');
      if (addresses.includes(`${FLOATING_ADDRESS}/`)) found.push(node.name);
    }
    return found;
  };
  const holdsAt = (name: string) =>
    eventually(`${name} alone has the address`, async () =>
      (await holders()).join() === name ? true : undefined,
    );
  /** As Heartbeat itself has read it. */
  const deadtime = async (name: string) =>
    (await cluster().node(name).exec(['cl_status', 'hbparameter', '-p', 'deadtime'])).stdout;
  const hasRead = async (value: string) => {
    for (const name of ['alice', 'gertrude']) {
      await eventually(`Heartbeat of ${name} has read its files`, async () =>
        (await deadtime(name)).includes(value) ? true : undefined,
      );
    }
  };

  it('reads its new files on both nodes, and keeps its address', async () => {
    const alice = cluster().node('alice');
    await holdsAt('alice');
    const files = await Promise.all(
      FILES.map(async (file) => [file, (await alice.read(`/${file}`))?.toString() ?? '']),
    );
    const desk = new Desk(cluster(), {
      'ha-cluster.json': '{ "nodes": { "alice": {}, "gertrude": {} } }\n',
      ...Object.fromEntries(files),
    });
    expect((await desk.plan()).files).toEqual([]);

    desk.edit('etc/ha.d/ha.cf', 'deadtime 6', 'deadtime 9');
    const plan = await desk.plan();
    expect(plan.nodes.map(({ name }) => name)).toEqual(['gertrude', 'alice']);
    expect(plan.activation.map(({ node, what }) => [node, what])).toEqual([
      ['gertrude', 'heartbeat'],
      ['alice', 'heartbeat'],
    ]);
    await desk.apply(plan);
    expect(await deadtime('alice')).toContain('6');
    await activate(plan, { ssh: desk.ssh });
    await hasRead('9');
    await cluster().together();
    await holdsAt('alice');

    const back = await planRollback(nodesOf(await desk.cluster()), desk.folder, desk.ssh);
    expect(back.plan.nodes.map(({ name }) => name)).toEqual(['gertrude', 'alice']);
    await rollback(back, { ssh: desk.ssh });
    await activate(back.plan, { ssh: desk.ssh });
    await hasRead('6');
    await cluster().together();
    await holdsAt('alice');
  });

  it('is not activated while it does not run on one of the nodes', async () => {
    const files = await Promise.all(
      FILES.map(async (file) => [file, (await cluster().node('alice').read(`/${file}`))?.toString() ?? '']),
    );
    const desk = new Desk(cluster(), {
      'ha-cluster.json': '{ "nodes": { "alice": {}, "gertrude": {} } }\n',
      ...Object.fromEntries(files),
    });
    desk.edit('etc/ha.d/ha.cf', 'deadtime 6', 'deadtime 8');
    await cluster().node('gertrude').must('/usr/libexec/heartbeat/heartbeat -k || true');
    const plan = await desk.deploy();
    await expect(activate(plan, { ssh: desk.ssh })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(
        /Heartbeat on alice does not see gertrude|Heartbeat does not run on gertrude/,
      ),
    });
    await holdsAt('alice');
  });
});
