import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withCluster } from './with-cluster.ts';

describe('a node', () => {
  const cluster = withCluster({ nodes: ['alice'] });
  const alice = () => cluster().node('alice');

  it('begins without the configuration and the names of the machine', async () => {
    expect(
      await alice().must('uname -n; ls -A /etc/drbd.d /root/.ssh; ls /etc/drbd.conf /etc/ha.d/ha.cf || true'),
    ).toBe('alice\n/etc/drbd.d:\n\n/root/.ssh:\nauthorized_keys\n');
    expect((await alice().exec(['pgrep', '-x', 'vitest|node'])).stdout).toBe('');
  });

  it('keeps what is written to itself', async () => {
    const file = '/usr/local/only-on-the-node';
    await alice().write(file, 'x');
    expect(await alice().stat(file)).toMatchObject({
      kind: 'file',
      mode: '644',
      owner: 'root:root',
      size: 1,
    });
    expect(existsSync(file)).toBe(false);
  });

  it('tells of files whatever their names are', async () => {
    const names = ['a b', "it's", '$(reboot)', '-rf', 'two\nlines', 'grün', '"'];
    for (const name of names) await alice().write(`/srv/odd/${name}`, name, { mode: '640' });
    const found = await alice().list('/srv/odd');
    expect([...found.keys()].sort()).toEqual(['/srv/odd', ...names.map((name) => `/srv/odd/${name}`)].sort());
    expect(found.get("/srv/odd/it's")).toMatchObject({
      mode: '640',
      size: 4,
      sha256: (await alice().must(['sha256sum', "/srv/odd/it's"])).slice(0, 64),
    });
    expect(await alice().stat('/srv/odd/no such file')).toBeUndefined();
  });

  it('asks the real drbdadm', async () => {
    const judge = (text: string) => alice().exec(['drbdadm', '-c', '-', 'sh-nop'], { input: text });
    expect((await judge('global { usage-count no; }\n')).code).toBe(0);
    const refused = await judge('global { usage-count perhaps; }\n');
    expect(refused.code).toBe(10);
    expect(refused.stderr).toContain('perhaps');
  });

  it('dies, and finds its files again', async () => {
    await alice().write('/etc/ha.d/authkeys', 'auth 1\n1 crc\n', { mode: '600' });
    const before = await alice().stat('/etc/ha.d/authkeys');
    const running = cluster().runSsh(['alice', 'exec sleep 1000']);
    await alice().must('until pgrep -x sleep; do sleep 0.02; done');
    await alice().kill();
    expect(alice().isRunning).toBe(false);
    expect((await running).code).toBe(255);
    expect((await cluster().runSsh(['alice', 'true'])).code).toBe(255);
    await alice().start();
    expect((await cluster().runSsh(['alice', 'uname -n'])).stdout).toBe('alice\n');
    expect(await alice().stat('/etc/ha.d/authkeys')).toEqual(before);
  });

  it('falls silent in a power cut', async () => {
    const alive = ['-o', 'ServerAliveInterval=1', '-o', 'ServerAliveCountMax=2'];
    const running = cluster().runSsh([...alive, 'alice', 'exec sleep 1000']);
    await alice().must('until pgrep -x sleep; do sleep 0.02; done');
    await alice().cutPower();
    expect(await running).toMatchObject({ code: 255, stderr: expect.stringContaining('not responding') });
    await alice().start();
    expect((await cluster().runSsh(['alice', 'uname -n'])).stdout).toBe('alice\n');
  });

  it('has no space left on a full disk', async () => {
    await alice().fillDisk();
    const full = await cluster().runSsh(['alice', 'cat > /etc/ha.d/ha.cf'], { input: 'x'.repeat(9000) });
    expect(full.code).toBe(1);
    expect(full.stderr).toContain('No space left on device');
    await alice().fillDisk({ free: 4096 });
    expect(
      (await cluster().runSsh(['alice', 'cat > /etc/ha.d/ha.cf'], { input: 'x'.repeat(9000) })).code,
    ).toBe(1);
    expect((await alice().stat('/etc/ha.d/ha.cf'))?.size).toBe(4096);
    await alice().freeDisk();
    expect(
      (await cluster().runSsh(['alice', 'cat > /etc/ha.d/ha.cf'], { input: 'x'.repeat(9000) })).code,
    ).toBe(0);
  });

  it('has a read-only directory', async () => {
    await alice().write('/etc/ha.d/haresources', 'old\n');
    await alice().makeReadOnly('/etc/ha.d');
    const refused = await cluster().runSsh([
      'alice',
      'echo new > /etc/ha.d/new; mv /etc/hostname /etc/ha.d/haresources',
    ]);
    expect(refused.stderr.match(/Read-only file system/g)).toHaveLength(2);
    expect((await alice().read('/etc/ha.d/haresources'))?.toString()).toBe('old\n');
    await alice().makeWritable('/etc/ha.d');
    expect((await cluster().runSsh(['alice', 'echo new > /etc/ha.d/haresources'])).code).toBe(0);
  });

  it('has a directory that is another file system', async () => {
    const device = () => alice().must(['stat', '--format=%d', '/etc', '/etc/drbd.d']);
    await alice().write('/etc/drbd.d/r0.res', 'old\n', { mode: '640' });
    expect(new Set((await device()).trim().split('\n')).size).toBe(1);
    await alice().separate('/etc/drbd.d');
    expect(new Set((await device()).trim().split('\n')).size).toBe(2);
    expect(await alice().stat('/etc/drbd.d/r0.res')).toMatchObject({ mode: '640', size: 4 });
  });

  it('lacks a tool', async () => {
    await alice().removeTool('drbdadm');
    expect((await cluster().runSsh(['alice', 'command -v drbdadm'])).code).not.toBe(0);
    expect((await cluster().runSsh(['alice', 'drbdadm sh-nop'])).code).toBe(127);
    await alice().restoreTools();
    expect((await cluster().runSsh(['alice', 'command -v drbdadm'])).stdout).toBe('/usr/sbin/drbdadm\n');
  });

  it('has a wrong clock, also for root by sudo', async () => {
    const day = 86_400;
    const clock = async (): Promise<number> => {
      const asked = await cluster().runSsh(['alice-deployer', 'date +%s; sudo -n date +%s']);
      const [own = 0, byRoot = 0] = asked.stdout.split('\n').map(Number);
      expect(Math.abs(own - byRoot), asked.stderr).toBeLessThan(day / 2);
      return own;
    };
    const right = await clock();
    expect(right).toBeGreaterThan(0);
    await alice().skewClock('-2d');
    const early = await clock();
    expect(early).toBeGreaterThan(right - 3 * day);
    expect(early).toBeLessThan(right - day);
    await alice().skewClock('+2d');
    expect(await clock()).toBeGreaterThan(right + day);
    await alice().skewClock();
    expect(await clock()).toBeLessThan(right + day);
  });
});
