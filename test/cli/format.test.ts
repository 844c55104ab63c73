import { chmodSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runProgram } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('format');

const run = (...args: string[]) => runProgram(folder.path, 'format', ...args);

const UNTIDY = 'auth  1\n1   sha1 not-a-real-secret \n';
const TIDY = 'auth 1\n1 sha1 not-a-real-secret\n';

it('writes files in their style, keeps their mode and leaves the rest alone', () => {
  const file = folder.write('ha.d/authkeys', UNTIDY);
  chmodSync(file, 0o600);
  folder.write('ha.d/ha.cf', 'node alice\n');
  folder.write('ha-cluster.json', '{   }\n');
  folder.write('setup.sh', '#!/bin/sh\necho   ready  \ntgtadm   --lld iscsi --op show --mode target  \n');
  expect(run('.')).toEqual({ code: 0, out: 'ha.d/authkeys formatted\nsetup.sh formatted\n', err: '' });
  expect(folder.read('ha.d/authkeys')).toBe(TIDY);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(folder.read('setup.sh')).toBe(
    '#!/bin/sh\necho   ready  \ntgtadm --lld iscsi --op show --mode target\n',
  );
  expect(folder.read('ha-cluster.json')).toBe('{   }\n');
  expect(run('.')).toEqual({ code: 0, out: '', err: '' });
});

it('--check names the files that would change, and changes none', () => {
  folder.write('ha.d/authkeys', UNTIDY);
  expect(run('--check', 'ha.d/authkeys')).toEqual({
    code: 1,
    out: 'ha.d/authkeys would be formatted\n',
    err: '',
  });
  expect(folder.read('ha.d/authkeys')).toBe(UNTIDY);
  folder.write('ha.d/authkeys', TIDY);
  expect(run('--check', '.').code).toBe(0);
});

it('--diff shows what would change', () => {
  folder.write('ha.d/authkeys', UNTIDY);
  const { code, out } = run('--diff', '.');
  expect(code).toBe(1);
  expect(out).toContain('-auth  1\n');
  expect(out).toContain('+auth 1\n');
  expect(folder.read('ha.d/authkeys')).toBe(UNTIDY);
});

it('formats the file that is named and none beside it, in the indentation it has', () => {
  folder.write('drbd.d/a.res', 'common {\n  net {\n      timeout 60;\n  }\n}\n');
  folder.write('drbd.d/b.res', 'common {\n  net {\n      timeout 60;\n  }\n}\n');
  expect(run('drbd.d/a.res').code).toBe(0);
  expect(folder.read('drbd.d/a.res')).toBe('common {\n  net {\n    timeout 60;\n  }\n}\n');
  expect(folder.read('drbd.d/b.res')).toContain('      timeout');
});

it('says what it cannot do', () => {
  expect(run()).toMatchObject({ code: 2 });
  expect(run('--check', '--diff', '.').err).toContain('one at a time');
  expect(run('nowhere')).toMatchObject({ code: 2, err: 'ha-cluster: nowhere does not exist\n' });
  folder.write('notes.txt', 'hello\n');
  expect(run('notes.txt')).toMatchObject({
    code: 2,
    err: 'ha-cluster: notes.txt is not a file this program knows\n',
  });
});
