import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { clusterObstacle } from './nodes/machine.ts';
import { TestCluster } from './nodes/test-cluster.ts';
import { Desk } from './support/desk.ts';
import { heartbeatPair } from './support/heartbeat-pair.ts';

const obstacle = clusterObstacle();

describe('deployment to two nodes', () => {
  needs(obstacle === undefined, obstacle ?? '');
  let nodes: TestCluster;
  let desk: Desk;
  beforeAll(async () => {
    if (obstacle !== undefined) return;
    nodes = await TestCluster.create({ nodes: ['alice', 'gertrude'] });
    desk = new Desk(nodes, heartbeatPair);
  });
  afterAll(() => nodes?.close());

  it('brings all files to all nodes', async () => {
    const plan = await desk.plan();
    expect(
      plan.files.map(({ node, path, after }) => `${node} ${path} ${after.kind === 'file' ? after.mode : ''}`),
    ).toEqual([
      'alice /etc/drbd.conf 644',
      'gertrude /etc/drbd.conf 644',
      'alice /etc/drbd.d/mail.res 644',
      'gertrude /etc/drbd.d/mail.res 644',
      'alice /etc/ha.d/authkeys 600',
      'gertrude /etc/ha.d/authkeys 600',
      'alice /etc/ha.d/ha.cf 644',
      'gertrude /etc/ha.d/ha.cf 644',
      'alice /etc/ha.d/haresources 644',
      'gertrude /etc/ha.d/haresources 644',
    ]);
    await desk.apply(plan);
    for (const node of nodes.nodes) {
      for (const file of ['etc/drbd.conf', 'etc/drbd.d/mail.res', 'etc/ha.d/ha.cf', 'etc/ha.d/authkeys']) {
        expect((await node.read(`/${file}`))?.toString()).toBe(heartbeatPair[file]);
      }
      expect(await node.stat('/etc/ha.d/authkeys')).toMatchObject({ mode: '600', owner: 'root:root' });
    }
    expect((await desk.plan()).files).toEqual([]);
  });

  it('does not choose between two files for the same place', async () => {
    const twice = new Desk(nodes, { ...heartbeatPair, 'nodes/alice/etc/drbd.conf': '# other\n' });
    await expect(twice.plan()).rejects.toThrow(
      'Both etc/drbd.conf and nodes/alice/etc/drbd.conf are to become /etc/drbd.conf on alice.',
    );
  });

  it('tells the releases of the tools, and when they are not those that the files are checked for', async () => {
    const marker = '{ "nodes": { "alice": {}, "gertrude": {} }, "corosync": "1", "tgt": "1.0" }\n';
    const other = new Desk(nodes, { ...heartbeatPair, 'ha-cluster.json': marker });
    const { nodes: planned, risks } = await other.plan();
    const [alice] = planned;
    expect(alice?.versions).toMatchObject({
      corosync: expect.stringMatching(/^[23]\.\d/),
      tgt: expect.stringMatching(/^1\.0\./),
    });
    expect(risks).toEqual(
      planned.map(
        ({ name }) =>
          `${name} has corosync ${alice?.versions['corosync']}, while ha-cluster.json has the files checked for corosync 1.`,
      ),
    );
  });
});
