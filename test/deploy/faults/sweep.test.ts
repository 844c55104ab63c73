import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../../../server/src/deploy/node-session.ts';
import type { TestNode } from '../nodes/test-node.ts';
import { withScene } from './support/with-scene.ts';

/** How much a node is sent before anything is asked of it: the script, and "nonce=", 32 digits and a newline before it. */
const PREAMBLE = Buffer.byteLength(LIBRARY) + 39;

/** How many places of the conversation with a node are tried, in each direction. */
const PLACES = 5;

/** How many of the programs that a node runs for a commit are tried. */
const PROGRAMS = 6;

/**
 * In front of the programs that change files: the one with the number in /run/kill-at ends everything that runs for the
 * deployment, as a power cut would, and, where /run/kill-sshd is, the next connection fails too.
 */
const KILLER = `#!/bin/sh
if [ -e /run/kill-at ]; then
  echo >>/run/ran
  if [ "$(wc -l </run/ran)" = "$(cat /run/kill-at)" ]; then
    rm /run/kill-at
    if [ -e /run/kill-sshd ]; then pkill -KILL -x sshd; fi
    kill -KILL 0
  fi
fi
exec "/usr/bin/\${0##*/}" "$@"
`;

const WRAPPED = ['mv', 'rm', 'cp', 'ln', 'sync'];

describe('a deployment is cut anywhere', () => {
  const { scene, matrix } = withScene('a deployment is cut anywhere');
  /** How much an undisturbed deployment sends and receives, by call of ssh. */
  let whole: readonly { readonly stdin: number; readonly stdout: number }[] = [];
  /** How many programs that change files each node runs for it. */
  let programs: readonly number[] = [];

  /** Ends everything in the program with that number. */
  const arm = async (node: TestNode, at: number) => {
    for (const name of WRAPPED) await node.write(`/usr/local/bin/${name}`, KILLER, { mode: '755' });
    await node.must(`/usr/bin/rm -f /run/ran /run/kill-sshd; echo ${at} >/run/kill-at`);
  };

  const disarm = async (node: TestNode) => {
    await node.must('cd /usr/local/bin && /usr/bin/rm -f mv rm cp ln sync /run/kill-at /run/kill-sshd');
  };

  it('is whole when it is not cut', async () => {
    await scene().reset();
    const ssh = scene().faulty();
    for (const node of scene().nodes) await arm(node, 1_000_000);
    expect(await scene().apply(await scene().plan(), { ssh })).toEqual({ notes: [] });
    programs = await Promise.all(
      scene().nodes.map(async (node) => {
        await disarm(node);
        return Number(await node.must('wc -l </run/ran'));
      }),
    );
    expect(await scene().expectSettled()).toBe('new');
    await expect.poll(() => ssh.calls().filter(({ code }) => code !== undefined).length).toBe(2);
    whole = ssh.calls();
  });

  for (const [index, node] of ['alice', 'gertrude'].entries()) {
    for (const when of ['stdin', 'stdout'] as const) {
      for (let place = 1; place <= PLACES; place++) {
        it(`${node}, ${when}, place ${place} of ${PLACES}`, () =>
          matrix.tried(`ssh killed, ${when}`, `place ${place} of ${PLACES}`, node, async () => {
            const total = whole[index]?.[when] ?? 0;
            // The script that comes first is most of what is sent, and changes nothing.
            const from = when === 'stdin' ? PREAMBLE : 0;
            const bytes = Math.round(from + ((total - from) * place) / (PLACES + 1));
            await scene().reset();
            const plan = await scene().plan();
            const ssh = scene().faulty({ moment: { when, bytes }, call: index + 1, fault: 'kill' });
            const { failure, notes } = await scene().apply(plan, { ssh });
            expect(ssh.calls().some(({ fault }) => fault)).toBe(true);
            expect([failure?.message, ...notes].join('\n')).toContain(node);
            return scene().expectRecovery();
          }));
      }
    }
    for (let at = 1; at <= PROGRAMS; at++) {
      it(`${node}, in program ${at} of ${PROGRAMS}`, () =>
        matrix.tried('all killed on the node', `in program ${at} of ${PROGRAMS}`, node, async () => {
          await scene().reset();
          const plan = await scene().plan();
          const there = scene().node(node);
          await arm(there, Math.round(((programs[index] ?? 0) * at) / (PROGRAMS + 1)));
          const isDeaf = at % 2 === 0;
          if (isDeaf) await there.must('touch /run/kill-sshd');
          const { failure, notes } = await scene().apply(plan, { ssh: scene().faulty() });
          const isKilled = (await there.exec('[ -e /run/kill-at ]')).code !== 0;
          if (isKilled && isDeaf) await there.startSsh();
          await disarm(there);
          expect(isKilled).toBe(true);
          expect([failure?.message, ...notes].join('\n')).toContain(node);
          return scene().expectRecovery();
        }));
    }
  }
});
