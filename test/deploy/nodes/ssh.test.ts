import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY_PASSPHRASE, OPERATOR_PASSWORD } from './ssh-files.ts';
import type { TestCluster } from './test-cluster.ts';
import { withCluster } from './with-cluster.ts';

/** Answers what ssh asks for with `answer`. */
function askpass(cluster: TestCluster, answer: string): NodeJS.ProcessEnv {
  const program = path.join(cluster.directory, 'askpass');
  writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$ANSWER"\n');
  chmodSync(program, 0o755);
  return { ...process.env, SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force', ANSWER: answer };
}

describe('ssh to the nodes', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'] });

  it('brings a file over byte for byte, to the node that is meant', async () => {
    const content = Buffer.from([...Array(5000).keys()].flatMap((n) => [n & 255, 10, 0, 13, n >> 8]));
    const sent = await cluster().runSsh(['gertrude', 'cat > /root/sent; uname -n'], { input: content });
    expect(sent).toMatchObject({ code: 0, stdout: 'gertrude\n', stderr: '' });
    expect(await cluster().node('gertrude').read('/root/sent')).toEqual(content);
    expect(await cluster().node('alice').read('/root/sent')).toBeUndefined();
  });

  it('passes through one node to another', async () => {
    expect(await cluster().runSsh(['-J', 'alice', 'gertrude', 'uname -n'])).toMatchObject({
      stdout: 'gertrude\n',
    });
  });

  it('lets a user become root with sudo, or not', async () => {
    const deployer = cluster().destination('alice', 'deployer');
    expect(await cluster().runSsh([deployer, 'id -un; sudo -n id -un'])).toMatchObject({
      code: 0,
      stdout: 'deployer\nroot\n',
    });
    const operator = cluster().destination('alice', 'operator');
    const env = askpass(cluster(), OPERATOR_PASSWORD);
    const refused = await cluster().runSsh([operator, 'id -un; sudo -n id -un'], { env });
    expect(refused).toMatchObject({ code: 1, stdout: 'operator\n' });
    expect(refused.stderr).toContain('a password is required');
    const password = `${OPERATOR_PASSWORD}\n`;
    expect(
      await cluster().runSsh([operator, "sudo -S -p '' id -un"], { env, input: password }),
    ).toMatchObject({ code: 0, stdout: 'root\n' });
  });

  it('refuses a wrong password and a wrong passphrase', async () => {
    const operator = cluster().destination('gertrude', 'operator');
    const wrong = await cluster().runSsh([operator, 'true'], { env: askpass(cluster(), 'wrong') });
    expect(wrong.code).toBe(255);
    expect(wrong.stderr).toContain('Permission denied');
    const locked = cluster().destination('gertrude', 'locked');
    expect(
      await cluster().runSsh([locked, 'true'], { env: askpass(cluster(), KEY_PASSPHRASE) }),
    ).toMatchObject({ code: 0 });
    expect((await cluster().runSsh([locked, 'true'], { env: askpass(cluster(), 'wrong') })).code).toBe(255);
    expect((await cluster().runSsh(['-o', 'BatchMode=yes', locked, 'true'])).code).toBe(255);
  });

  it('refuses a host key that is unknown or was changed', async () => {
    const unknown = await cluster().runSsh([cluster().destination('alice', 'stranger'), 'true']);
    expect(unknown).toMatchObject({ code: 255, stdout: '' });
    expect(unknown.stderr).toContain('No ED25519 host key is known');
    await cluster().node('alice').changeHostKey();
    const changed = await cluster().runSsh(['alice', 'true']);
    expect(changed.code).toBe(255);
    expect(changed.stderr).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED');
    cluster().trustHostKeys();
    expect((await cluster().runSsh(['alice', 'true'])).code).toBe(0);
  });

  it('ends with 255 when the connection is cut or sshd is not there', async () => {
    const alice = cluster().node('alice');
    const running = cluster().runSsh(['alice', 'echo $$ > /run/started; exec sleep 1000']);
    await alice.must('until [ -s /run/started ]; do sleep 0.02; done');
    await alice.cutConnections();
    expect((await running).code).toBe(255);
    expect((await cluster().runSsh(['alice', 'true'])).code).toBe(0);
    await alice.stopSsh();
    const refused = await cluster().runSsh(['alice', 'true']);
    expect(refused.code).toBe(255);
    expect(refused.stderr).toContain('ssh: connect to host 10.77.0.1 port 22: Connection refused');
    await alice.startSsh();
    expect((await cluster().runSsh(['alice', 'true'])).code).toBe(0);
  });

  it('hears nothing from a node whose cable is pulled', async () => {
    const gertrude = cluster().node('gertrude');
    await gertrude.unplug();
    const silent = await cluster().runSsh(['gertrude', 'true']);
    expect(silent.code).toBe(255);
    expect(silent.stderr).toMatch(/connect to host .*(No route to host|timed out)/);
    await gertrude.plugIn();
    expect((await cluster().runSsh(['gertrude', 'true'])).code).toBe(0);
  });

  it('keeps one connection for many commands', async () => {
    const control = ['-o', `ControlPath=${cluster().directory}/%C`, '-o', 'ControlMaster=auto'];
    const shared = [...control, '-o', 'ControlPersist=1000', 'alice'];
    const [first, second] = [
      await cluster().runSsh([...shared, 'echo $SSH_CONNECTION']),
      await cluster().runSsh([...shared, 'echo $SSH_CONNECTION']),
    ];
    expect(first.stdout).not.toBe('');
    expect(second.stdout).toBe(first.stdout);
  });
});
