import { readdirSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { runProgram } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('convert');
beforeEach(() => {
  folder.write(
    'etc/ha.d/ha.cf',
    'node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nauto_failback off\n',
  );
  folder.write('etc/ha.d/haresources', 'alice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4\n');
  folder.write(
    'etc/drbd.d/db.res',
    `resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on bob { address 10.0.0.1:7789; node-id 0; }
  on alice { address 10.0.0.2:7789; node-id 1; }
}
`,
  );
});

const run = (...args: string[]) => runProgram(folder.path, 'convert', ...args);

it('prints what ha.cf becomes, and writes nothing', () => {
  const { code, out, err } = run('etc/ha.d/ha.cf');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('CHECK: eth0: ucast does not say whose address is whose');
  expect(readdirSync(folder.at('etc/ha.d'))).toEqual(['ha.cf', 'haresources']);
});

it('uses what the other files of the cluster say', () => {
  const { out } = run('--cluster', '.', 'etc/ha.d/ha.cf');
  expect(out).not.toContain('CHECK: eth0');
  expect(out).toMatch(/name: alice\n {4}nodeid: 1\n {4}ring0_addr: 10\.0\.0\.2\n/);
});

it('prints what haresources becomes, with the failback of the ha.cf beside it', () => {
  const { code, out } = run('etc/ha.d/haresources');
  expect(code).toBe(0);
  expect(out).toContain('order fs_srv_after_db Mandatory: ms_db:promote fs_srv:start\n');
  expect(out).toContain('rsc_defaults resource-stickiness=200\n');
});

it.each([
  [[], 'name a file'],
  [['a', 'b'], 'one file at a time'],
  [['etc/drbd.d/db.res'], 'neither an ha.cf nor a haresources'],
  [['missing/ha.cf'], 'does not exist'],
  [['--bogus'], '--bogus'],
])('refuses %j', (args, said) => {
  const { code, out, err } = run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
});

it('tells how it is used', () => {
  const { code, out } = run('--help');
  expect(code).toBe(0);
  expect(out).toContain('Usage: ha-cluster convert');
});
