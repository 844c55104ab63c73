// The workflow of docs/ci.md: what its steps run, with the installed package, as a shell of GitHub runs them.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { environment, installPackage, sampleFolder } from './installed.ts';

const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/ci.md'), 'utf8');
/** The lines that steps run, as they are written. */
const steps = [...guide.matchAll(/^ *- run: (ha-cluster .+)$/gm)].map(([, command]) => command ?? '');
const { scratch, cluster } = sampleFolder();
let programs = '';

beforeAll(() => {
  programs = installPackage(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs the step that has a word in it; GitHub's shell ends at the first command that fails. */
function step(word: string) {
  const command = steps.find((one) => one.includes(word));
  if (command === undefined) throw new Error(`docs/ci.md has no step with ${word}.`);
  return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', command], {
    cwd: cluster,
    encoding: 'utf8',
    env: environment(programs),
  });
}

test('every step is tried here', () => {
  expect(steps).toHaveLength(3);
});

test('problems are annotations of the lines, and the check fails', () => {
  const { status, stdout } = step('--format github');
  expect(status).toBe(1);
  for (const { code } of sampleMistakes) expect(stdout).toContain(code);
  expect(stdout).toMatch(/^::error file=cluster\.crm,line=\d+/m);
});

test('files in their style pass', () => {
  expect(step('format --check').status).toBe(0);
});

test('a report for code scanning is there though errors were found', () => {
  expect(step('--format sarif').status).toBe(0);
  const report = path.join(cluster, 'cluster.sarif');
  expect(existsSync(report)).toBe(true);
  const { version, runs } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly version: string;
    readonly runs: readonly { readonly results: readonly unknown[] }[];
  };
  expect(version).toBe('2.1.0');
  expect(runs[0]?.results.length).toBeGreaterThanOrEqual(sampleMistakes.length);
});
