import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainNode } from '../support/plain-node.ts';

// The bundled program, as people run it.
const program = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist/cli.js');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-format-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  try {
    const out = execFileSync(plainNode(), [program, 'format', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { code: 0, out, err: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, err: stderr };
  }
}

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

const UNTIDY = 'auth  1\n1   sha1 not-a-real-secret \n';
const TIDY = 'auth 1\n1 sha1 not-a-real-secret\n';

it('writes files in their style, keeps their mode and leaves the rest alone', () => {
  const file = write('ha.d/authkeys', UNTIDY);
  chmodSync(file, 0o600);
  write('ha.d/ha.cf', 'node alice\n');
  write('ha-cluster.json', '{   }\n');
  write('setup.sh', '#!/bin/sh\necho   ready  \ntgtadm   --lld iscsi --op show --mode target  \n');
  expect(run('.')).toEqual({ code: 0, out: 'ha.d/authkeys formatted\nsetup.sh formatted\n', err: '' });
  expect(read('ha.d/authkeys')).toBe(TIDY);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(read('setup.sh')).toBe('#!/bin/sh\necho   ready  \ntgtadm --lld iscsi --op show --mode target\n');
  expect(read('ha-cluster.json')).toBe('{   }\n');
  expect(run('.')).toEqual({ code: 0, out: '', err: '' });
});

it('--check names the files that would change, and changes none', () => {
  write('ha.d/authkeys', UNTIDY);
  expect(run('--check', 'ha.d/authkeys')).toEqual({
    code: 1,
    out: 'ha.d/authkeys would be formatted\n',
    err: '',
  });
  expect(read('ha.d/authkeys')).toBe(UNTIDY);
  write('ha.d/authkeys', TIDY);
  expect(run('--check', '.').code).toBe(0);
});

it('--diff shows what would change', () => {
  write('ha.d/authkeys', UNTIDY);
  const { code, out } = run('--diff', '.');
  expect(code).toBe(1);
  expect(out).toContain('-auth  1\n');
  expect(out).toContain('+auth 1\n');
  expect(read('ha.d/authkeys')).toBe(UNTIDY);
});

it('formats the file that is named and none beside it, in the indentation it has', () => {
  write('drbd.d/a.res', 'common {\n  net {\n      timeout 60;\n  }\n}\n');
  write('drbd.d/b.res', 'common {\n  net {\n      timeout 60;\n  }\n}\n');
  expect(run('drbd.d/a.res').code).toBe(0);
  expect(read('drbd.d/a.res')).toBe('common {\n  net {\n    timeout 60;\n  }\n}\n');
  expect(read('drbd.d/b.res')).toContain('      timeout');
});

it('says what it cannot do', () => {
  expect(run()).toMatchObject({ code: 2 });
  expect(run('--check', '--diff', '.').err).toContain('one at a time');
  expect(run('nowhere')).toMatchObject({ code: 2, err: 'ha-cluster: nowhere does not exist\n' });
  write('notes.txt', 'hello\n');
  expect(run('notes.txt')).toMatchObject({
    code: 2,
    err: 'ha-cluster: notes.txt is not a file this program knows\n',
  });
});
