import { describe, expect, it } from 'vitest';
import { activate } from '../../../server/src/deploy/activate.ts';
import { history } from '../../../server/src/deploy/history.ts';
import { makePlan } from '../../../server/src/deploy/make-plan.ts';
import { nodesOf } from '../../../server/src/deploy/nodes.ts';
import type { Plan } from '../../../server/src/deploy/plan.ts';
import { planRollback, rollback } from '../../../server/src/deploy/rollback.ts';
import { eventually } from '../nodes/processes.ts';
import type { TestNode } from '../nodes/test-node.ts';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';
import { webPair } from '../support/web-pair.ts';

describe('a pair with Pacemaker', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['corosync'] });
  let kept: Desk | undefined;

  const desk = async (): Promise<Desk> => {
    if (kept) return kept;
    for (const node of cluster().nodes) await node.must('mkdir -p /srv/store /srv/web');
    const corosyncConf = await cluster().node('alice').read('/etc/corosync/corosync.conf');
    kept = new Desk(cluster(), webPair(corosyncConf?.toString() ?? ''));
    return kept;
  };
  const planned = async () => makePlan(await (await desk()).cluster(), { ssh: (await desk()).ssh });
  const activated = async (plan: Plan) => {
    const { ssh } = await desk();
    return activate(plan, { ssh });
  };
  const liveTimeout = async (node: string) =>
    /<op [^>]*p_web-monitor[^>]* timeout="(\w+)"|timeout="(\w+)"[^>]*p_web-monitor/
      .exec(await cluster().node(node).must('cibadmin -Q -o resources'))
      ?.slice(1)
      .find((found) => found !== undefined);

  /** The group as a whole: mounted, with its address. */
  const holdsGroup = async (node: TestNode): Promise<boolean> => {
    const said = await node.must(
      'crm_resource -W -r p_web 2>&1; grep /srv/web /proc/mounts; ip -4 address show dev eth0',
    );
    return (
      said.includes(`p_web is running on: ${node.name}`) &&
      said.includes(' /srv/web ') &&
      said.includes('10.77.0.100/24')
    );
  };
  const holder = () =>
    eventually('the group runs', async () => {
      for (const node of cluster().nodes) if (node.isRunning && (await holdsGroup(node))) return node;
      return undefined;
    });

  it('is told what a first deployment will start', async () => {
    const { plan, cib } = await planned();
    expect(plan.files).toEqual([]);
    expect(plan.cib?.transition).toContain('Start p_data:0 ( alice )');
    expect(cib?.before).not.toContain('primitive');
    expect(cib?.after).toContain('group g_web p_fs p_ip p_web');
    expect(await cluster().node('alice').must('cibadmin -Q -o resources')).not.toContain('p_web');
  });

  it('runs its group when that is activated', async () => {
    const { plan } = await planned();
    const [done] = await activated(plan);
    expect(done?.command).toBe('crm configure load update cluster.crm');
    const node = await holder();
    expect(done?.said).toContain(`p_web runs on ${node.name}`);
    expect((await planned()).plan.cib).toBeUndefined();
  });

  it('takes a timeout over, without moving anything, and gives it back', async () => {
    const at = (await holder()).name;
    (await desk()).edit(
      'cluster.crm',
      'op monitor interval=10s timeout=20s\ngroup',
      'op monitor interval=10s timeout=33s\ngroup',
    );
    const { plan, cib } = await planned();
    expect(cib?.after).toContain('timeout=33s');
    expect(plan.nodes.at(-1)?.name).toBe(at);
    expect(plan.cib?.transition.filter((line) => /^(?:Stop|Move|Restart|Recover)/.test(line))).toEqual([]);
    await activated(plan);
    expect(await liveTimeout('alice')).toBe('33s');
    expect(await liveTimeout('gertrude')).toBe('33s');
    expect((await holder()).name).toBe(at);

    const { ssh } = await desk();
    const nodes = nodesOf(await (await desk()).cluster());
    const back = await planRollback(nodes, (await desk()).folder, ssh);
    expect(back.plan.takesBack).toBe(plan.id);
    expect(back.cib?.before).toContain('timeout=33s');
    expect(back.cib?.after).not.toContain('timeout=33s');
    await rollback(back, { ssh });
    expect(await liveTimeout('alice')).toBe('33s');
    await activated(back.plan);
    expect(await liveTimeout('gertrude')).toBe('20s');
    expect((await holder()).name).toBe(at);
    const past = await history(nodes, ssh);
    expect(past.map(({ id, takesBack }) => [id, takesBack])).toContainEqual([back.plan.id, plan.id]);
    // What was taken back is not offered again, and the one before it is.
    expect((await planRollback(nodes, '', ssh)).plan.takesBack).not.toBe(plan.id);
  });

  it('is not changed when somebody changed the CIB since the plan was made', async () => {
    (await desk()).edit('cluster.crm', 'cidr_netmask=24 nic=eth0', 'cidr_netmask=24');
    const { plan } = await planned();
    await cluster()
      .node('gertrude')
      .must('crm_attribute --type crm_config --name cluster-delay --update 61s');
    await expect(activated(plan)).rejects.toMatchObject({
      kind: 'changed',
      message: expect.stringContaining('The CIB has been changed since the plan was made.'),
    });
    expect(await cluster().node('alice').must('cibadmin -Q -o resources')).toContain('name="nic"');
  });

  it('refuses what crmsh or Pacemaker refuse, in their words', async () => {
    (await desk()).edit('cluster.crm', 'group g_web p_fs p_ip p_web', 'group g_web p_fs p_ip p_web p_data');
    await expect(planned()).rejects.toMatchObject({ kind: 'refused' });
    (await desk()).edit('cluster.crm', 'group g_web p_fs p_ip p_web p_data', 'group g_web p_fs p_ip p_web');
  });

  it('says what does not run then', async () => {
    (await desk()).edit('cluster.crm', 'directory="/srv/web"', 'directory="/srv/web" force_clones=no');
    (await desk()).edit('cluster.crm', 'fstype=none', 'fstype=vfat');
    const { plan } = await planned();
    await expect(activated(plan)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('p_fs'),
    });
    const { ssh } = await desk();
    const back = await planRollback(nodesOf(await (await desk()).cluster()), '', ssh);
    await activate(back.plan, { ssh }).catch(() => undefined);
    await cluster().node('alice').must('crm_resource --cleanup');
    await holder();
  });

  it('fails over to the other node, and is not changed while one is missing', async () => {
    (await desk()).edit('cluster.crm', 'fstype=vfat', 'fstype=none');
    const { plan } = await planned();
    const active = await holder();
    await active.kill();
    expect((await holder()).name).not.toBe(active.name);
    await expect(activated(plan)).rejects.toMatchObject({ kind: 'unreachable' });
    await active.start();
    await cluster().together();
  });
});

describe('one of three nodes that has lost the others', () => {
  const names = ['alice', 'bob', 'carol'];
  const cluster = withCluster({ nodes: names, services: ['corosync'] });

  it('is not changed without quorum', async () => {
    const desk = new Desk(cluster(), {
      'ha-cluster.json': '{ "nodes": { "alice": {}, "bob": {}, "carol": {} } }\n',
      'cluster.crm': 'primitive p_web ocf:pacemaker:Dummy op monitor interval=10s timeout=20s\n',
    });
    await cluster().node('bob').kill();
    await cluster().node('carol').kill();
    const alice = cluster().node('alice');
    await eventually('quorum is lost', async () =>
      (await alice.exec('crm_node -q')).stdout.trim() === '0' ? true : undefined,
    );
    const { plan } = await makePlan(await desk.cluster(), { ssh: desk.ssh, only: ['alice'] });
    expect(plan.risks).toContain('alice has no quorum: nothing will be activated.');
    await expect(activate(plan, { ssh: desk.ssh })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('alice has no quorum'),
    });
    expect(await alice.must('cibadmin -Q -o resources')).not.toContain('p_web');
  });
});
