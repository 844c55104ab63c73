import { describe, expect, it, vi } from 'vitest';
import { history } from '../../../server/src/deploy/history.ts';
import type { Progress } from '../../../server/src/deploy/progress.ts';
import { planRollback, rollback } from '../../../server/src/deploy/rollback.ts';
import { attempt, STATE } from './support/scene.ts';
import { workspace } from './support/versions.ts';
import { withScene } from './support/with-scene.ts';

const ACCESS = ['alice', 'gertrude'].map((name) => ({ name, ssh: name, become: false }));

const HA_CF = 'etc/ha.d/ha.cf';

describe('people', () => {
  const { scene, matrix } = withScene('people');
  const ssh = () => scene().desk.ssh;

  it('two deploy at once: one is refused, and told by whom', () =>
    matrix.tried('two at once', 'all', 'both', async () => {
      await scene().reset();
      const plans = [await scene().plan(), { ...(await scene().plan()), by: 'bertha@attic' }];
      let refused: Promise<Awaited<ReturnType<typeof attempt>>> | undefined;
      const [first] = await Promise.all(
        plans.slice(0, 1).map((plan) =>
          scene().apply(plan, {
            contentOf: async ({ source }) => {
              // The other one comes when the first has begun, and is through before the first goes on.
              refused ??= scene().apply({ ...plan, ...plans[1], by: 'bertha@attic' });
              await refused;
              return scene().desk.content(source);
            },
          }),
        ),
      );
      expect(first).toEqual({ notes: [] });
      const { failure } = (await refused) ?? {};
      expect(failure?.kind).toBe('locked');
      for (const word of [
        `Somebody is deploying to alice: ${plans[0]?.by}, deployment ${plans[0]?.id}, since`,
        'Wait until that has ended',
        'kill ',
        'changed nothing on any node',
      ]) {
        expect(failure?.message).toContain(word);
      }
      return scene().expectSettled();
    }));

  const steps: readonly Progress['step'][] = ['connect', 'settle', 'stage', 'check', 'commit', 'complete'];
  for (const step of steps) {
    for (const node of step === 'commit' ? ['alice', 'gertrude'] : ['both']) {
      it(`gives up: ${step}, ${node}`, () =>
        matrix.tried('cancelled', step, node, async () => {
          await scene().reset();
          const controller = new AbortController();
          const plan = await scene().plan();
          const { failure } = await scene().apply(plan, {
            signal: controller.signal,
            progress: (at) => {
              if (at.step === step && (node === 'both' || at.node === node)) controller.abort();
            },
          });
          // When the last node is being changed, there is nothing to give up any more.
          const isTooLate = step === 'complete' || node === 'gertrude';
          if (isTooLate) expect(failure).toBeUndefined();
          else {
            expect(failure?.kind).toBe('cancelled');
            expect(failure?.message).toMatch(
              /^Cancelled\.(?:\nCancelled\.)?\n(?:This deployment has changed nothing on any node|Nothing was changed on any node|All nodes have the files from before)\.$/,
            );
          }
          expect(await scene().expectSettled()).toBe(isTooLate ? 'new' : 'old');
          return scene().expectRecovery();
        }));
    }
  }

  for (const [index, name] of ['alice', 'gertrude'].entries()) {
    it(`the connection to ${name} stands still, until somebody gives up and ends it there`, () =>
      matrix.tried('stands still, given up', 'stage', name, async () => {
        await scene().reset();
        const plan = await scene().plan();
        const controller = new AbortController();
        const frozen = scene().faulty({
          moment: { when: 'stdin', marker: "'\nbegin" },
          call: index + 1,
          fault: 'freeze',
        });
        const applying = scene().apply(plan, { ssh: frozen, signal: controller.signal });
        await expect.poll(() => frozen.calls().some(({ fault }) => fault), { timeout: 200_000 }).toBe(true);
        controller.abort();
        const { failure } = await applying;
        expect(failure?.kind).toBe('cancelled');
        expect(failure?.message).toContain('Nothing was changed on any node');
        // The node does not know that nobody is there any more. What is told to do helps.
        const [, process = ''] =
          new RegExp(`as root on ${name} with "(kill \\d+)"`).exec(failure?.message ?? '') ?? [];
        expect(process).not.toBe('');
        await scene().node(name).must(process);
        return scene().expectRecovery();
      }));
  }

  it('a plan that was undone can be tried again', () =>
    matrix.tried('tried again', 'stage', 'both', async () => {
      await scene().reset();
      const plan = await scene().plan();
      const controller = new AbortController();
      await scene().apply(plan, {
        signal: controller.signal,
        progress: ({ step }) => step === 'commit' && controller.abort(),
      });
      expect(await scene().apply(plan)).toEqual({ notes: [] });
      return scene().expectSettled();
    }));

  it('the last deployments are kept, and are taken back one after the other', { timeout: 300_000 }, () =>
    matrix.tried('twelve deployments, way back', 'all', 'both', async () => {
      await scene().reset();
      const values = Array.from({ length: 12 }, (_, n) => 40 + n);
      const ids: string[] = [];
      const deploy = async (value: number) => {
        scene().desk.write({
          [HA_CF]: (workspace[HA_CF] ?? '').replace('initdead 30', `initdead ${value}`),
        });
        const plan = await scene().plan();
        expect(await scene().apply(plan)).toEqual({ notes: [] });
        return plan.id;
      };
      try {
        // The clock of the desk is put back in the middle.
        for (const [n, value] of values.entries()) {
          if (n === 6) vi.setSystemTime(new Date(Date.now() - 86_400_000));
          ids.unshift(await deploy(value));
        }
        const past = await history(ACCESS, ssh());
        expect(past.map(({ id }) => id)).toEqual(ids.slice(0, 10));
        expect(new Set(past.map(({ outcome }) => outcome))).toEqual(new Set(['complete']));
        expect(past[0]?.files).toEqual(ACCESS.map(({ name }) => ({ node: name, path: `/${HA_CF}` })));
        for (const node of scene().nodes) {
          expect((await node.must(`ls -A ${STATE}/deployments | wc -l`)).trim()).toBe('10');
        }
        const live = async () =>
          Promise.all(
            scene().nodes.map(
              async (node) => /initdead (\d+)/.exec(String(await node.read(`/${HA_CF}`)))?.[1],
            ),
          );
        const back = async () => {
          const way = await planRollback(ACCESS, scene().desk.folder, ssh());
          await rollback(way, { ssh: ssh() });
          return live();
        };
        expect(await live()).toEqual(['51', '51']);
        expect(await back()).toEqual(['50', '50']);
        expect(await back()).toEqual(['49', '49']);
        await scene().node('gertrude').must(`echo '# mine' >>/${HA_CF}`);
        const { failure } = await attempt(async () => {
          await back();
          return { notes: [] };
        });
        expect(failure?.kind).toBe('changed');
        expect(failure?.message).toContain(`On gertrude, somebody has changed /${HA_CF}`);
        expect((await live())[0]).toBe('49');
      } finally {
        vi.useRealTimers();
        scene().desk.write({ [HA_CF]: workspace[HA_CF] ?? '' });
      }
      return 'back';
    }),
  );
});
