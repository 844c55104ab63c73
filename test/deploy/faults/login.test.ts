import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../server/src/deploy/failure.ts';
import { makePlan } from '../../../server/src/deploy/make-plan.ts';
import type { SshSettings } from '../../../server/src/deploy/node-access.ts';
import { attempt } from './support/scene.ts';
import { withScene } from './support/with-scene.ts';

const NODES = ['alice', 'gertrude'] as const;

describe('a node that does not let us in', () => {
  const { scene, matrix } = withScene('a node that does not let us in');

  const expectRefused = async (kind: FailureKind, words: readonly string[], ssh?: Partial<SshSettings>) => {
    const { failure } = await attempt(async () => {
      await makePlan(await scene().desk.cluster(), { ssh: { ...scene().desk.ssh, ...ssh } });
      return { notes: [] };
    });
    for (const word of words) expect(failure?.message).toContain(word);
    expect(failure?.kind).toBe(kind);
  };

  for (const name of NODES) {
    const other = name === 'alice' ? 'gertrude' : 'alice';
    const tried = (fault: string, work: () => Promise<void>) =>
      it(`${name}: ${fault}`, () =>
        matrix.tried(fault, 'login', name, async () => {
          await scene().reset();
          try {
            await work();
          } finally {
            scene().nodesAre();
          }
          return scene().settle();
        }));

    tried('host key unknown', async () => {
      scene().nodesAre({ [name]: { ssh: `${name}-stranger` }, [other]: {} });
      await expectRefused('host-key', [
        `The host key of ${name} is not known`,
        `ssh ${name}-stranger`,
        'fingerprint',
      ]);
    });

    tried('host key changed', async () => {
      await scene().node(name).changeHostKey();
      await expectRefused('host-key', [
        `The host key of ${name} is not the one`,
        'somebody is in between',
        'ssh-keygen -R',
      ]);
      scene().cluster.trustHostKeys();
    });

    tried('not root', async () => {
      scene().nodesAre({ [name]: { ssh: `${name}-deployer` }, [other]: {} });
      await expectRefused('other', [`On ${name} we are not root`, '"become": true']);
    });

    tried('sudo refused', async () => {
      const password = path.join(scene().cluster.directory, 'right-password');
      writeFileSync(password, '#!/bin/sh\necho "it\'s 3 o\'clock"\n', { mode: 0o755 });
      scene().nodesAre({ [name]: { ssh: `${name}-operator`, become: true }, [other]: {} });
      await expectRefused(
        'sudo',
        [`On ${name}, sudo asks for a password`, 'sudo -n', 'log in as root'],
        asking(password),
      );
    });

    tried('wrong password', async () => {
      const password = path.join(scene().cluster.directory, 'wrong-password');
      writeFileSync(password, '#!/bin/sh\necho wrong\n', { mode: 0o755 });
      scene().nodesAre({ [name]: { ssh: `${name}-operator`, become: true }, [other]: {} });
      await expectRefused('login', [`${name} does not let`, `${name}-operator`], asking(password));
    });

    tried('password, and nobody to ask', async () => {
      scene().nodesAre({ [name]: { ssh: `${name}-operator`, become: true }, [other]: {} });
      await expectRefused('login', [`${name} does not let`, `ssh ${name}-operator`]);
    });

    tried('sudo allowed', async () => {
      scene().nodesAre({ [name]: { ssh: `${name}-deployer`, become: true }, [other]: {} });
      expect(await scene().apply(await scene().plan())).toEqual({ notes: [] });
      expect(await scene().expectSettled()).toBe('new');
    });
  }

  it('there is no ssh', () =>
    matrix.tried('no ssh', 'connect', 'both', async () => {
      await scene().reset();
      await expectRefused('no-ssh', ['There is no program "/nowhere/ssh"', 'openssh-client'], {
        program: '/nowhere/ssh',
      });
      return scene().settle();
    }));
});

function asking(program: string): Partial<SshSettings> {
  return {
    mayAsk: true,
    environment: { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':0' },
  };
}
