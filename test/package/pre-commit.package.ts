// The hooks for pre-commit: its own check of the manifest, and what each hook runs, on files that are staged.

import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment, installPackage, sampleFolder } from './installed.ts';

const checkout = path.resolve(import.meta.dirname, '../..');
const manifest = path.join(checkout, '.pre-commit-hooks.yaml');
/** What the package is built of. */
const SOURCES = [
  '.npmrc',
  '.pre-commit-hooks.yaml',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'client',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/support',
  'server',
];
const { scratch, cluster } = sampleFolder();
let programs = '';

beforeAll(() => {
  programs = installPackage(scratch);
  git('init', '-q');
  git('add', '.');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: cluster, encoding: 'utf8' });
}

/** pre-commit with a home of its own. */
function preCommit(...args: readonly string[]) {
  const env = { ...environment(programs), PRE_COMMIT_HOME: path.join(scratch, 'pre-commit') };
  return spawnSync('pre-commit', args, { cwd: cluster, encoding: 'utf8', env });
}

const isThere = preCommit('--version').status === 0;
const absent = 'pre-commit is not installed (Debian package pre-commit)';

/** The hooks of the manifest, as hooks of the machine: the programs are those on PATH, so that nothing is fetched. */
function configuration(): string {
  const hooks = readFileSync(manifest, 'utf8')
    .replace(/^#.*\n/gm, '')
    .replaceAll('language: node', 'language: system')
    .replace(/^/gm, '      ');
  return `repos:\n  - repo: local\n    hooks:\n${hooks.trimEnd()}\n`;
}

test('the manifest is one that pre-commit takes', ({ skip }) => {
  skip(!isThere, absent);
  const { status, stdout, stderr } = preCommit('validate-manifest', manifest);
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});

test('a stranger gets them from the repository, with nothing built', { timeout: 600_000 }, ({ skip }) => {
  skip(!isThere, absent);
  const repository = path.join(scratch, 'repository');
  for (const place of SOURCES) {
    cpSync(path.join(checkout, place), path.join(repository, place), { recursive: true });
  }
  const commit = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'all'];
  for (const args of [['init', '-q'], ['add', '.'], commit]) execFileSync('git', args, { cwd: repository });
  const { stdout, stderr } = preCommit('try-repo', repository, '--all-files', '--color=never');
  expect(`${stdout}${stderr}`).toContain('cluster/device-mismatch');
  expect(stdout).toMatch(/ha-cluster format\.+Passed/);
});

test('the hooks find what is wrong in the files that are staged', ({ skip }) => {
  skip(!isThere, absent);
  appendFileSync(path.join(cluster, '.pre-commit-config.yaml'), configuration());
  git('add', '.');
  const lint = preCommit('run', 'ha-cluster-lint', '--color=never');
  expect(lint.stdout).toContain('ha-cluster lint');
  expect(lint.stdout).toContain('cluster/device-mismatch');
  expect(lint.status).toBe(1);
  // The sample is in style.
  const format = preCommit('run', 'ha-cluster-format', '--color=never');
  expect(format.stdout).toMatch(/ha-cluster format\.+Passed/);
  const untidy = path.join(cluster, 'etc/ha.d/ha.cf');
  appendFileSync(untidy, 'auto_failback     off   \n');
  git('add', '.');
  expect(preCommit('run', 'ha-cluster-format', '--color=never').stdout).toMatch(/\.+Failed.*ha\.cf/s);
});

test('the hooks leave alone what is of no cluster', ({ skip }) => {
  skip(!isThere, absent);
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'all', '--no-verify');
  appendFileSync(path.join(cluster, 'README.md'), '\nMore.\n');
  git('add', '.');
  const { stdout } = preCommit('run', '--color=never');
  expect(stdout.match(/\(no files to check\)/g)).toHaveLength(2);
});
