import { describe, expect, it } from 'vitest';
import { withCluster } from '../nodes/with-cluster.ts';
import { Desk } from '../support/desk.ts';
import { runCli } from '../support/run-cli.ts';

const SECRETS = { old: 'Zk4Vt0uQeW9sB2mXr7Ld', new: 'Hn8Ya3cTqP5wJ6kGf1Re' } as const;

const statements = (secret: string) => `primitive p_web ocf:pacemaker:Dummy \\
    params passwd=${secret} \\
    op start interval=0s timeout=20s \\
    op stop interval=0s timeout=20s \\
    op monitor interval=10s timeout=20s
`;

describe('ha-cluster apply --activate and rollback --activate, with a password in the CIB', () => {
  const cluster = withCluster({ nodes: ['alice', 'gertrude'], services: ['corosync'] });
  let kept: Desk | undefined;

  const desk = (): Desk => {
    kept ??= new Desk(cluster(), {
      'ha-cluster.json': JSON.stringify({
        nodes: { alice: {}, gertrude: {} },
        files: [{ path: 'notes', to: '/etc/notes' }],
      }),
      'cluster.crm': statements(SECRETS.old),
      notes: 'old\n',
    });
    return kept;
  };
  const run = async (...args: readonly string[]) => {
    const outcome = await runCli(desk().folder, ...args, '--ssh-config', cluster().ssh.config);
    for (const secret of Object.values(SECRETS)) expect(outcome.out + outcome.err).not.toContain(secret);
    return outcome;
  };
  const onNode = (command: string) => cluster().node('gertrude').must(command);
  const livePassword = async () =>
    /name="passwd" value="(\w+)"/.exec(await onNode('cibadmin -Q -o resources'))?.[1];

  it('takes the password over', async () => {
    expect(await run('plan', '--out', 'plan.json')).toMatchObject({ code: 1 });
    const { code, out, err } = await run('apply', '--activate', 'plan.json');
    expect(code, err).toBe(0);
    expect(out).toContain('2 files are in place.');
    expect(out).toMatch(/^(?:alice|gertrude): crm configure load update cluster\.crm$/m);
    expect(await livePassword()).toBe(SECRETS.old);
  });

  it('sees that only the password is another one, which crm hides by itself', async () => {
    expect(await onNode('TERM=dumb crm -D plain configure show p_web')).toMatch(/passwd="?\*+/);
    expect(await run('plan')).toMatchObject({ code: 0 });
    desk().write({ 'cluster.crm': statements(SECRETS.new), notes: 'new\n' });
    const { code, out } = await run('plan', '--out', 'plan.json');
    expect(code).toBe(1);
    expect(out).toMatch(/^-.*passwd="?\*+1/m);
    expect(out).toMatch(/^\+.*passwd="?\*+2/m);
    expect(await run('apply', '--activate', 'plan.json')).toMatchObject({ code: 0 });
    expect(await livePassword()).toBe(SECRETS.new);
  });

  it('is taken back with its files, and the CIB only when asked', async () => {
    const files = await run('rollback', '--yes');
    expect(files.code, files.err).toBe(0);
    expect(files.out).toContain('/etc/notes on alice: as it was before');
    expect(files.out).toContain('The CIB stays as it is ("--activate").');
    expect(await onNode('cat /etc/notes')).toBe('old\n');
    expect(await livePassword()).toBe(SECRETS.new);

    const past = await run('history');
    const [, id = ''] = /takes back (\S+)/.exec(past.out) ?? [];
    const { code, out, err } = await run('rollback', '--activate', '--yes', id);
    expect(code, err).toBe(0);
    expect(out).toMatch(/^The CIB, through (?:alice|gertrude): as it was before$/m);
    expect(out).toMatch(new RegExp(`^(?:alice|gertrude): the CIB from before ${id}$`, 'm'));
    expect(out).not.toContain('as it is ("--activate")');
    expect(await livePassword()).toBe(SECRETS.old);
  });

  it('is taken back as a whole', async () => {
    const { code, out, err } = await run('rollback', '--activate', '--yes');
    expect(code, err).toBe(0);
    expect(out).toContain('/etc/notes on alice: is removed');
    expect(out).toMatch(/^(?:alice|gertrude): the CIB from before /m);
    expect((await cluster().node('alice').exec('ls /etc/notes')).code).not.toBe(0);
    expect(await onNode('cibadmin -Q -o resources')).not.toContain('p_web');
    expect(await run('rollback', '--activate', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no deployment that could be taken back'),
    });
  });
});
