// The package for npm, in a folder that has nothing else. Neovim runs the language server of it.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMistakes } from '../support/sample-cluster.ts';
import { environment, installPackage, sampleFolder } from './installed.ts';

const { scratch, cluster } = sampleFolder();
let programs = '';
beforeAll(() => {
  programs = installPackage(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('brings no other package with it', () => {
  const modules = path.dirname(programs);
  expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['ha-cluster-config']);
  expect(existsSync(path.join(modules, 'ha-cluster-config/node_modules'))).toBe(false);
});

test('lints the sample cluster', () => {
  const { status, stdout } = spawnSync('ha-cluster', ['lint', '--format', 'json', '.'], {
    cwd: cluster,
    encoding: 'utf8',
    env: environment(programs),
  });
  expect(status).toBe(1);
  for (const { code } of sampleMistakes) expect(stdout).toContain(code);
});
