import { describe, expect, it } from 'vitest';
import { run } from './processes.ts';
import { withCluster } from './with-cluster.ts';

describe('ssh with a fault', () => {
  const cluster = withCluster({ nodes: ['alice'] });
  const alice = () => cluster().node('alice');

  it('is ssh when nothing is to happen, and counts', async () => {
    const ssh = cluster().faultySsh();
    const content = Buffer.from([...Array(200_000).keys()].map((n) => n & 255));
    const there = await run(ssh.program, ['alice', 'tee /root/copy'], { input: content });
    expect(there.code).toBe(0);
    expect(there.bytes).toEqual(content);
    expect((await run(ssh.program, ['alice', 'echo no >&2; exit 7'])).code).toBe(7);
    expect(ssh.calls()).toEqual([
      {
        number: 1,
        arguments: ['alice', 'tee /root/copy'],
        stdin: 200_000,
        stdout: 200_000,
        stderr: 0,
        fault: false,
        code: 0,
      },
      {
        number: 2,
        arguments: ['alice', 'echo no >&2; exit 7'],
        stdin: 0,
        stdout: 0,
        stderr: 3,
        fault: false,
        code: 7,
      },
    ]);
  });

  it('is killed in the middle of what it sends', async () => {
    const ssh = cluster().faultySsh({ moment: { when: 'stdin', bytes: 100 }, fault: 'kill' });
    const input = 'x'.repeat(1000);
    expect((await run(ssh.program, ['alice', 'cat > /root/half'], { input })).code).toBe(137);
    await alice().must('while pgrep -x cat; do sleep 0.02; done');
    expect((await alice().stat('/root/half'))?.size).toBe(100);
    expect(ssh.calls()).toMatchObject([{ number: 1, stdin: 100, fault: true }]);
  });

  it('is killed when the node says a word, in the call that is meant', async () => {
    const moment = { when: 'stdout', marker: 'committed' } as const;
    const ssh = cluster().faultySsh({ moment, fault: 'kill', call: 2 });
    const command = ['alice', 'echo staged; echo committed; echo done'];
    expect((await run(ssh.program, command)).stdout).toBe('staged\ncommitted\ndone\n');
    expect(await run(ssh.program, command)).toMatchObject({ code: 137, stdout: 'staged\n' });
    expect((await run(ssh.program, command)).code).toBe(0);
  });

  it('stands still until somebody loses patience', async () => {
    const ssh = cluster().faultySsh({ moment: { when: 'start' }, fault: 'freeze' });
    const patience = new AbortController();
    const waiting = run(ssh.program, ['alice', 'true'], { signal: patience.signal });
    await expect.poll(() => ssh.calls()[0]?.fault, { timeout: 200_000 }).toBe(true);
    patience.abort();
    expect((await waiting).code).toBe(137);
  });

  it('waits while something happens to the node', async () => {
    const moment = { when: 'stdout', marker: 'staged' } as const;
    const ssh = cluster().faultySsh({ moment, fault: () => alice().cutConnections() });
    const cut = await run(ssh.program, ['alice', 'echo staged; sleep 1000']);
    expect(cut.code).toBe(255);
    expect(cut.stdout).toBe('staged\n');
  });
});
