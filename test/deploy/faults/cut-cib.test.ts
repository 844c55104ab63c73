import { afterAll, describe, expect, it } from 'vitest';
import { activate } from '../../../server/src/deploy/activate.ts';
import { history } from '../../../server/src/deploy/history.ts';
import type { Plan } from '../../../server/src/deploy/plan.ts';
import { planRollback, rollback, settleNodes } from '../../../server/src/deploy/rollback.ts';
import { eventually } from '../nodes/processes.ts';
import type { TestNode } from '../nodes/test-node.ts';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';
import { FaultMatrix } from './support/matrix.ts';
import { attempt, STATE } from './support/scene.ts';
import { smallFileSystem } from './support/small-file-system.ts';

const ACCESS = ['alice', 'gertrude'].map((name) => ({ name, ssh: name, become: false }));

/**
 * In front of cibadmin: when the live CIB is about to be changed, ends everything that runs for the deployment, as a
 * power cut would; just before, or just after the change. With `wait` it only says that it has come so far.
 */
const CUTTER = `#!/bin/sh
case " $* " in
  *' --patch '*)
    if [ -e /run/cut ]; then
      how=$(cat /run/cut)
      rm /run/cut
      case $how in
        wait)
          touch /run/reached
          while :; do sleep 1; done
          ;;
        after) /usr/sbin/cibadmin "$@" ;;
      esac
      kill -KILL 0
    fi
    ;;
esac
exec /usr/sbin/cibadmin "$@"
`;

type Cut = 'before' | 'after' | 'wait';

describe('a change of the CIB is cut off', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['corosync'] });
  const matrix = new FaultMatrix('a change of the CIB is cut off');
  afterAll(() => matrix.print());
  let kept: Desk | undefined;
  /** What was planned last; no two plans have the same. */
  let timeout = 20;

  const desk = (): Desk => {
    kept ??= new Desk(cluster(), {
      'ha-cluster.json': JSON.stringify({
        nodes: { alice: {}, gertrude: {} },
        files: [{ path: 'notes', to: '/etc/notes' }],
      }),
    });
    return kept;
  };
  /** Plans another timeout, and with it another content of a file. */
  const planned = async ({ withFile }: { readonly withFile: boolean }): Promise<Plan> => {
    timeout += 1;
    const there = await cluster().node('alice').read('/etc/notes');
    desk().write({
      'cluster.crm': `primitive p_web ocf:pacemaker:Dummy op monitor interval=10s timeout=${timeout}s\n`,
      notes: withFile || !there ? `${timeout}\n` : there,
    });
    const plan = await desk().plan();
    expect(plan.cib).toBeDefined();
    expect(plan.files.length).toBe(withFile ? 2 : 0);
    if (withFile) expect(await attempt(() => desk().apply(plan))).toEqual({ notes: [] });
    return plan;
  };
  const activated = (plan: Plan) => activate(plan, { ssh: desk().ssh });
  const liveTimeout = async (): Promise<number> => {
    const resources = await cluster().node('alice').must('cibadmin -Q -o resources');
    return Number(/ timeout="(\d+)s"/.exec(resources)?.[1]);
  };
  const throughOf = (plan: Plan): TestNode => cluster().node(plan.cib?.node ?? '');
  const arm = async (node: TestNode, cut: Cut) => {
    await node.write('/usr/local/bin/cibadmin', CUTTER, { mode: '755' });
    await node.must(`rm -f /run/reached; echo ${cut} >/run/cut`);
  };
  /** Activates a plan, and is cut off in that. */
  const cutOff = async (plan: Plan, cut: Cut) => {
    const node = throughOf(plan);
    await arm(node, cut);
    await expect(activated(plan)).rejects.toMatchObject({ kind: 'unreachable' });
    expect((await node.exec('[ -e /run/cut ]')).code, 'it was cut').not.toBe(0);
    await node.must('rm /usr/local/bin/cibadmin');
    expect(await outcomeOf(plan)).toBe('cut off');
  };
  const past = () => history(ACCESS, desk().ssh);
  const outcomeOf = async ({ id }: Plan) => (await past()).find((one) => one.id === id)?.outcome;
  const settled = async () => (await settleNodes(ACCESS, desk().ssh)).join('\n');
  const wayBack = (id?: string) => planRollback(ACCESS, desk().folder, desk().ssh, id);
  /** Nothing is left that another command would have to settle, or that is no record of a deployment. */
  const expectNothingLeft = async () => {
    expect(await settled()).toBe('');
    for (const node of cluster().nodes) {
      expect(await node.must(`find ${STATE}/deployments -name '*.about*'`), node.name).toBe('');
    }
  };

  it('is there when it is not cut', async () => {
    await activated(await planned({ withFile: true }));
    expect(await liveTimeout()).toBe(timeout);
    await expectNothingLeft();
  });

  for (const withFile of [false, true]) {
    const of = withFile ? 'with files' : 'CIB alone';

    it(`before the CIB is changed, ${of}`, () =>
      matrix.tried('all killed on the node', 'before the change', of, async () => {
        const before = await liveTimeout();
        const plan = await planned({ withFile });
        await cutOff(plan, 'before');
        await expect(desk().plan()).rejects.toMatchObject({
          message: expect.stringMatching(/was cut off.*"ha-cluster rollback".*whether the CIB was changed/),
        });
        expect(await settled()).toMatch(
          new RegExp(
            `${plan.id} .*was cut off before it changed the CIB, which is as it was.*"ha-cluster plan"`,
          ),
        );
        expect(await liveTimeout()).toBe(before);
        await expectNothingLeft();
        const [last] = await past();
        if (withFile) {
          // The files are in place, and only they can be taken back.
          expect(last).toMatchObject({ id: plan.id, outcome: 'complete' });
          expect(last?.cib).toBeUndefined();
          const back = await wayBack();
          expect(back.plan.takesBack).toBe(plan.id);
          expect(back.plan.files.length).toBe(2);
          expect(back.cib).toBeUndefined();
        } else {
          expect(last?.id).not.toBe(plan.id);
        }
        await activated(await desk().plan());
        expect(await liveTimeout()).toBe(timeout);
        return 'not changed, and said so';
      }));

    it(`after the CIB was changed, ${of}`, () =>
      matrix.tried('all killed on the node', 'after the change', of, async () => {
        const before = await liveTimeout();
        const plan = await planned({ withFile });
        await cutOff(plan, 'after');
        expect(await settled()).toMatch(
          new RegExp(`${plan.id} .*was cut off when the CIB had been changed: it is complete now`),
        );
        expect(await liveTimeout()).toBe(timeout);
        await expectNothingLeft();
        expect((await past())[0]).toMatchObject({ id: plan.id, outcome: 'complete', cib: plan.cib?.node });
        const back = await wayBack();
        expect(back.plan.takesBack).toBe(plan.id);
        await rollback(back, { ssh: desk().ssh });
        await activated(back.plan);
        expect(await liveTimeout()).toBe(before);
        return 'changed, and taken back';
      }));
  }

  it('the same plan again', () =>
    matrix.tried('all killed on the node', 'before the change', 'same plan again', async () => {
      const plan = await planned({ withFile: false });
      await cutOff(plan, 'before');
      const [done] = await activated(plan);
      expect(done?.said).toContain('was cut off before it changed the CIB');
      expect(await liveTimeout()).toBe(timeout);
      expect(await outcomeOf(plan)).toBe('complete');
      await expectNothingLeft();
      return 'changed';
    }));

  it('somebody changes the CIB meanwhile', () =>
    matrix.tried('all killed on the node', 'before the change', 'CIB changed since', async () => {
      const before = await liveTimeout();
      const plan = await planned({ withFile: false });
      await cutOff(plan, 'before');
      await cluster()
        .node('gertrude')
        .must(`crm_attribute --type crm_config --name cluster-delay --update ${60 + timeout}s`);
      expect(await settled()).toMatch(
        new RegExp(`${plan.id} .*somebody has changed the CIB since.*nobody can tell.*"ha-cluster plan"`),
      );
      await expectNothingLeft();
      expect(await liveTimeout()).toBe(before);
      // What somebody else did is not taken back with it.
      await expect(wayBack(plan.id)).rejects.toMatchObject({ kind: 'changed' });
      await activated(await desk().plan());
      expect(await liveTimeout()).toBe(timeout);
      return 'left to people';
    }));

  for (const cut of ['before', 'after'] as const) {
    it(`on the way back, ${cut} the CIB is changed`, () =>
      matrix.tried('all killed on the node', `${cut} the change`, 'way back', async () => {
        const before = await liveTimeout();
        const plan = await planned({ withFile: true });
        await activated(plan);
        const back = await wayBack();
        await rollback(back, { ssh: desk().ssh });
        await cutOff(back.plan, cut);
        const said = await settled();
        expect(said).toContain(cut === 'before' ? 'before it changed the CIB' : 'it is complete now');
        expect(await liveTimeout()).toBe(cut === 'before' ? timeout : before);
        await expectNothingLeft();
        if (cut === 'before') {
          const [, id] = /"ha-cluster rollback --activate ([^"]+)"/.exec(said) ?? [];
          expect(id).toBe(plan.id);
          const again = await wayBack(id);
          expect(again.plan.files).toEqual([]);
          await activated(again.plan);
          expect(await liveTimeout()).toBe(before);
        }
        return 'as it was';
      }));
  }

  it('there is no room for the way back', () =>
    matrix.tried('disk of the records full', 'before the change', 'CIB alone', async () => {
      const before = await liveTimeout();
      const plan = await planned({ withFile: false });
      const node = throughOf(plan);
      // Enough for what says that it was begun, and no more.
      await node.must(`rm -rf ${STATE}/deployments/*; ${smallFileSystem(STATE, 8)}`);
      await expect(activated(plan)).rejects.toMatchObject({
        message: expect.stringMatching(/No space left on device.*Make room/s),
      });
      await expectNothingLeft();
      await node.must(`umount ${STATE}`);
      expect(await liveTimeout()).toBe(before);
      await activated(plan);
      expect(await liveTimeout()).toBe(timeout);
      return 'not changed, and said so';
    }));

  it('the node dies, and Pacemaker does not run when the next command comes', () =>
    matrix.tried('node killed', 'before the change', 'no Pacemaker', async () => {
      const before = await liveTimeout();
      const plan = await planned({ withFile: true });
      const node = throughOf(plan);
      await arm(node, 'wait');
      const failed = expect(activated(plan)).rejects.toMatchObject({ kind: 'unreachable' });
      await eventually('the change is about to be made', async () =>
        (await node.exec('[ -e /run/reached ]')).code === 0 ? true : undefined,
      );
      await node.kill();
      await failed;
      for (const one of cluster().nodes) await one.kill();
      for (const one of cluster().nodes) await one.boot();
      await node.must('rm /usr/local/bin/cibadmin');
      await expect(settled()).rejects.toMatchObject({
        message: expect.stringMatching(
          /cut off while it changed the CIB.*only Pacemaker knows.*start the cluster/,
        ),
      });
      // Files can go to the nodes all the same: it may be they for want of which Pacemaker does not run.
      desk().write({ notes: 'urgent\n' });
      const urgent = await desk().plan();
      const { notes } = await desk().apply(urgent);
      expect(notes.join('\n')).toContain('only Pacemaker knows');
      for (const one of cluster().nodes) await one.kill();
      await Promise.all(cluster().nodes.map((one) => one.start()));
      await cluster().together();
      await eventually('there is quorum', async () =>
        (await node.exec('crm_node -q')).stdout.trim() === '1' ? true : undefined,
      );
      expect(await settled()).toContain('before it changed the CIB');
      expect(await liveTimeout()).toBe(before);
      await expectNothingLeft();
      expect((await past()).slice(0, 2).map(({ id }) => id)).toEqual([urgent.id, plan.id]);
      return 'settled when it runs';
    }));
});
