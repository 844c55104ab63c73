import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withCluster } from './nodes/with-cluster.ts';
import { Desk } from './support/desk.ts';
import { heartbeatPair } from './support/heartbeat-pair.ts';
import { runCli } from './support/run-cli.ts';

describe('ha-cluster plan, apply, drift, history and rollback', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'] });
  let desk: Desk | undefined;

  /** Runs the command line in the folder of the cluster. */
  const run = (...args: readonly string[]) => {
    desk ??= new Desk(cluster(), heartbeatPair);
    return runCli(desk.folder, ...args, '--ssh-config', cluster().ssh.config);
  };
  const folder = () => desk?.folder ?? '';

  it('shows what is new, without a secret, and saves the plan for its owner alone', async () => {
    const { code, out } = await run('plan', '--out', 'plan.json');
    expect(code).toBe(1);
    expect(out).toContain('/etc/ha.d/authkeys on alice, gertrude (new)');
    expect(out).toContain('+node gertrude');
    expect(out).not.toContain('Zk4Vt0uQeW9sB2mXr7Ld');
    expect(out).not.toContain('qlGk3mWvZ0t7XoPp');
    const saved = path.join(folder(), 'plan.json');
    expect(statSync(saved).mode & 0o777).toBe(0o600);
    expect(readFileSync(saved, 'utf8')).not.toContain('Zk4Vt0uQeW9sB2mXr7Ld');
    expect(await cluster().node('alice').read('/etc/ha.d/authkeys')).toBeUndefined();
  });

  it('carries the plan out, once', async () => {
    const { code, out, err } = await run('apply', 'plan.json');
    expect(err).toContain('Replacing the files on');
    expect(out).toContain('10 files are in place.');
    expect(code).toBe(0);
    const again = await run('apply', 'plan.json');
    expect(again.code).toBe(1);
    expect(again.err).toContain('somebody has changed /etc/drbd.conf');
  });

  it('finds what differs on a node', async () => {
    expect(await run('drift')).toMatchObject({ code: 0, out: 'All nodes have what is here.\n' });
    await cluster().node('gertrude').must('sed -i s/^deadtime.*/deadtime\\ 20/ /etc/ha.d/ha.cf');
    expect(await run('drift')).toMatchObject({
      code: 1,
      out: 'gertrude: /etc/ha.d/ha.cf differs (here: etc/ha.d/ha.cf)\n',
    });
  });

  it('does not take back what somebody has changed since, and takes back the rest of the time', async () => {
    const refused = await run('rollback', '--yes');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('On gertrude, somebody has changed /etc/ha.d/ha.cf');
    expect((await cluster().node('alice').read('/etc/ha.d/ha.cf'))?.toString()).toBe(
      heartbeatPair['etc/ha.d/ha.cf'],
    );
    await cluster().node('gertrude').must('sed -i s/^deadtime.*/deadtime\\ 10/ /etc/ha.d/ha.cf');
    const asked = await run('rollback');
    expect(asked).toMatchObject({ code: 2 });
    expect(asked.err).toContain('give --yes');
    expect(await run('rollback', '--yes')).toMatchObject({ code: 0 });
    for (const name of ['alice', 'gertrude']) {
      for (const file of ['/etc/ha.d/authkeys', '/etc/ha.d/ha.cf', '/etc/drbd.conf']) {
        expect(await cluster().node(name).read(file)).toBeUndefined();
      }
    }
    const { out } = await run('history');
    expect(out.match(/: complete/g)).toHaveLength(2);
    expect(out).toContain('takes back');
  });

  it('does not plan a cluster with errors', async () => {
    desk?.edit('etc/ha.d/ha.cf', 'deadtime 10', 'deadtime ten');
    const { code, err } = await run('plan');
    expect(code).toBe(1);
    expect(err).toContain('etc/ha.d/ha.cf:3: ');
  });
});
