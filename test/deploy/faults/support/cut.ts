import { describe, expect, it } from 'vitest';
import type { SshSettings } from '../../../../server/src/deploy/node-access.ts';
import { LIBRARY } from '../../../../server/src/deploy/node-session.ts';
import { planRollback, rollback } from '../../../../server/src/deploy/rollback.ts';
import type { Moment } from '../../nodes/faulty-ssh.ts';
import type { TestNode } from '../../nodes/test-node.ts';
import { type Attempt, attempt, type Scene } from './scene.ts';
import { withScene } from './with-scene.ts';

/** How much a node is sent before anything is asked of it: the script, and "nonce=", 32 digits and a newline before it. */
const PREAMBLE = Buffer.byteLength(LIBRARY) + 39;

/** What the desk is sending when the connection is cut: the first request of each step. */
const STEPS = {
  lock: { when: 'stdin', bytes: PREAMBLE + 5 },
  settle: { when: 'stdin', marker: 'run 11 0\ndeployments' },
  stage: { when: 'stdin', marker: "'\nbegin" },
  'stage, in a file': { when: 'stdin', marker: 'deadtime 15' },
  check: { when: 'stdin', marker: "'\nas_if" },
  commit: { when: 'stdin', marker: "'\ncommit" },
  undo: { when: 'stdin', marker: "'\nundo" },
  complete: { when: 'stdin', marker: "'\ncomplete" },
} as const satisfies Readonly<Record<string, Moment>>;

const FAULTS: Readonly<Record<string, { readonly cut: (node: TestNode) => Promise<void> } | 'kill'>> = {
  'ssh killed': 'kill',
  'session of sshd killed': { cut: (node) => node.cutConnections() },
  'sshd killed': { cut: (node) => node.stopSsh() },
  'node killed': { cut: (node) => node.kill() },
};

/** Does not put ha.cf in place, so that everything is undone; puts it back. */
const REFUSING_MV = `#!/bin/sh
case $* in *.new*/etc/ha.d/ha.cf) echo 'mv: not today' >&2; exit 1 ;; esac
exec /usr/bin/mv "$@"
`;

/** What is cut: something that goes to both nodes. */
interface Command {
  readonly steps: Readonly<Record<string, Moment>>;
  readonly faults: readonly string[];
  /** Brings the nodes to where the command begins; it goes to them by the ssh that it is given then. */
  readonly prepare: (scene: Scene) => Promise<(ssh: SshSettings) => Promise<Attempt>>;
  /** The next command puts in order what was cut off; returns how it left the nodes. */
  readonly recover: (scene: Scene) => Promise<'old' | 'new'>;
}

const DEPLOYMENT: Command = {
  steps: STEPS,
  faults: Object.keys(FAULTS),
  prepare: async (scene) => {
    const plan = await scene.plan();
    return (ssh) => scene.apply(plan, { ssh });
  },
  recover: (scene) => scene.expectRecovery(),
};

const WAY_BACK: Command = {
  // Without `check`: the tools are not asked about what was there before.
  steps: {
    lock: STEPS.lock,
    'stage, in a file': { when: 'stdin', marker: 'deadtime 10' },
    commit: STEPS.commit,
    undo: STEPS.undo,
    complete: STEPS.complete,
  },
  faults: ['ssh killed', 'node killed'],
  prepare: async (scene) => {
    const plan = await scene.plan();
    expect(await scene.apply(plan)).toEqual({ notes: [] });
    const way = await wayBack(scene);
    expect(way.plan.takesBack).toBe(plan.id);
    scene.keepSecret(way.plan);
    return (ssh) => attempt(() => rollback(way, { ssh }));
  },
  recover: async (scene) => {
    const version = await scene.settle();
    if (version === 'old') {
      await expect(wayBack(scene)).rejects.toMatchObject({
        message: expect.stringContaining('no deployment that could be taken back'),
      });
    } else {
      // What was not taken back can be.
      const way = await wayBack(scene);
      expect(await attempt(() => rollback(way, { ssh: scene.desk.ssh }))).toEqual({ notes: [] });
      expect(await scene.expectSettled()).toBe('old');
    }
    return version;
  },
};

function wayBack(scene: Scene) {
  const nodes = scene.nodes.map(({ name }) => ({ name, ssh: name, become: false }));
  return planRollback(nodes, scene.desk.folder, scene.desk.ssh);
}

/** Cuts the connection to one of the nodes in every step of a deployment, in every way. */
export function cutInEveryStep(name: 'alice' | 'gertrude'): void {
  cutIn(name, `the connection to ${name} is cut`, DEPLOYMENT);
}

/** The same while a deployment is taken back. */
export function cutInEveryStepBack(name: 'alice' | 'gertrude'): void {
  cutIn(name, `the connection to ${name} is cut on the way back`, WAY_BACK);
}

function cutIn(name: 'alice' | 'gertrude', title: string, command: Command): void {
  describe(title, () => {
    const { scene: given, matrix } = withScene(title);
    for (const fault of command.faults) {
      const how = FAULTS[fault];
      for (const [step, moment] of Object.entries(command.steps)) {
        it(`${fault}: ${step}`, () =>
          matrix.tried(fault, step, name, async () => {
            const scene = given();
            const node = scene.node(name);
            await scene.reset();
            const run = await command.prepare(scene);
            // The locks are taken in the order of the names: alice is the first call of ssh.
            const call = name === 'alice' ? 1 : 2;
            const ssh = scene.faulty({
              moment,
              call,
              fault: typeof how === 'object' ? () => how.cut(node) : 'kill',
            });
            const isUndone = step === 'undo';
            if (isUndone)
              await scene.node('gertrude').write('/usr/local/bin/mv', REFUSING_MV, { mode: '755' });
            const { failure, notes } = await run(ssh);
            expect(
              ssh.calls().some((one) => one.fault),
              'the fault happened',
            ).toBe(true);
            if (!node.isRunning) await scene.revive(node);
            else if (fault === 'sshd killed') await node.startSsh();
            if (isUndone) await scene.node('gertrude').must('rm /usr/local/bin/mv');
            const told = [failure?.message, ...notes].join('\n');
            expect(told).toContain(isUndone ? 'mv: not today' : name);
            expect(told).toMatch(
              /changed nothing|Nothing was changed|files from before|next command|could not be put back/,
            );
            return command.recover(scene);
          }));
      }
    }
  });
}
