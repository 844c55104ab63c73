import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainNode } from '../support/plain-node.ts';

const program = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist/cli.js');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-convert-'));
  write('etc/ha.d/ha.cf', 'node alice bob\nucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nauto_failback off\n');
  write('etc/ha.d/haresources', 'alice drbddisk::db Filesystem::/dev/drbd0::/srv::ext4\n');
  write(
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
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function run(...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(plainNode(), [program, 'convert', ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

it('prints what ha.cf becomes, and writes nothing', async () => {
  const { code, out, err } = await run('etc/ha.d/ha.cf');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('CHECK: eth0: ucast does not say whose address is whose');
  expect(readdirSync(path.join(folder, 'etc/ha.d'))).toEqual(['ha.cf', 'haresources']);
});

it('uses what the other files of the cluster say', async () => {
  const { out } = await run('--cluster', '.', 'etc/ha.d/ha.cf');
  expect(out).not.toContain('CHECK: eth0');
  expect(out).toMatch(/name: alice\n {4}nodeid: 1\n {4}ring0_addr: 10\.0\.0\.2\n/);
});

it('prints what haresources becomes, with the failback of the ha.cf beside it', async () => {
  const { code, out } = await run('etc/ha.d/haresources');
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
])('refuses %j', async (args, said) => {
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
});

it('tells how it is used', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  expect(out).toContain('Usage: ha-cluster convert');
});
