import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../nodes/faulty-ssh.ts';
import type { TestNode } from '../../nodes/test-node.ts';
import { withScene } from './with-scene.ts';

const script = readFileSync(new URL('../../../../server/src/deploy/node.sh', import.meta.url));

/** What the desk is sending when the connection is cut: the first request of each step. */
const STEPS: Readonly<Record<string, Moment>> = {
  // "nonce=", 32 digits and a newline come before the script.
  lock: { when: 'stdin', bytes: script.length + 39 + 5 },
  settle: { when: 'stdin', marker: 'run 11 0\ndeployments' },
  stage: { when: 'stdin', marker: "'\nbegin" },
  'stage, in a file': { when: 'stdin', marker: 'deadtime 15' },
  check: { when: 'stdin', marker: "'\nas_if" },
  commit: { when: 'stdin', marker: "'\ncommit" },
  undo: { when: 'stdin', marker: "'\nundo" },
  complete: { when: 'stdin', marker: "'\ncomplete" },
};

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

/** Cuts the connection to one of the nodes in every step, in every way. */
export function cutInEveryStep(name: 'alice' | 'gertrude'): void {
  describe(`the connection to ${name} is cut`, () => {
    const { scene: given, matrix } = withScene(`the connection to ${name} is cut`);
    for (const [fault, how] of Object.entries(FAULTS)) {
      for (const [step, moment] of Object.entries(STEPS)) {
        it(`${fault}: ${step}`, () =>
          matrix.tried(fault, step, name, async () => {
            const scene = given();
            const node = scene.node(name);
            await scene.reset();
            const plan = await scene.plan();
            // The locks are taken in the order of the names: alice is the first call of ssh.
            const call = name === 'alice' ? 1 : 2;
            const ssh = scene.faulty({
              moment,
              call,
              fault: how === 'kill' ? 'kill' : () => how.cut(node),
            });
            const isUndone = step === 'undo';
            if (isUndone)
              await scene.node('gertrude').write('/usr/local/bin/mv', REFUSING_MV, { mode: '755' });
            const { failure, notes } = await scene.apply(plan, { ssh });
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
            return scene.expectRecovery();
          }));
      }
    }
  });
}
