import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Ask, openAskChannel } from '../../server/src/deploy/ask.ts';
import { DeployFailure } from '../../server/src/deploy/failure.ts';
import { NodeSession } from '../../server/src/deploy/node-session.ts';
import type { Login } from './nodes/ssh-files.ts';
import { KEY_PASSPHRASE, OPERATOR_PASSWORD } from './nodes/ssh-files.ts';
import { withCluster } from './nodes/with-cluster.ts';

describe('ssh asks the person at the editor', () => {
  const cluster = withCluster({ nodes: ['alice'] });
  const channels = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ha-cluster-ask-'));

  /** What `id -un` prints on the node, when `ask` answers for the person; and what was asked. */
  async function logIn(login: Login, ask: Ask): Promise<string> {
    const before = channels();
    const channel = await openAskChannel(ask);
    try {
      const session = await NodeSession.open(
        { name: 'alice', ssh: cluster().destination('alice', login), become: false },
        {
          program: 'ssh',
          options: ['-F', cluster().ssh.config],
          environment: channel.environment ?? {},
          mayAsk: true,
        },
      );
      const { stdout } = await session.run('id -un');
      session.close();
      return Buffer.from(stdout).toString().trim();
    } finally {
      await channel.close();
      expect(channels()).toEqual(before);
    }
  }

  it('for the passphrase of a key', async () => {
    const asked: string[] = [];
    const user = await logIn('locked', async (prompt) => {
      asked.push(prompt);
      return KEY_PASSPHRASE;
    });
    expect(user).toBe('root');
    expect(asked).toEqual([expect.stringContaining('Enter passphrase for key')]);
  });

  it('for a password, again after a wrong one', async () => {
    const answers = ['wrong', OPERATOR_PASSWORD];
    expect(await logIn('operator', async () => answers.shift())).toBe('operator');
    expect(answers).toEqual([]);
  });

  it('and takes a no for an answer', async () => {
    const refused = logIn('operator', async () => undefined);
    await expect(refused).rejects.toMatchObject({ kind: 'login', node: 'alice' });
    await expect(refused).rejects.toBeInstanceOf(DeployFailure);
  });
});
