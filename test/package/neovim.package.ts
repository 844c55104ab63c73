// Neovim with docs/editors/neovim.lua and the language server of the npm package.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../support/needs.ts';
import { environment, installPackage, sampleFolder } from './installed.ts';

const configuration = path.resolve(import.meta.dirname, '../../docs/editors/neovim.lua');
const check = path.join(import.meta.dirname, 'neovim-check.lua');
const hasNeovim = spawnSync('nvim', ['--version']).status === 0;
const { scratch, cluster } = sampleFolder();
let programs = '';
beforeAll(() => {
  programs = installPackage(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('Neovim', () => {
  needs(hasNeovim, 'nvim is not on PATH (Debian package neovim)');

  it('shows problems and completes', () => {
    const { stdout, stderr } = spawnSync(
      'nvim',
      ['--headless', '--clean', '-u', configuration, '-c', `luafile ${check}`],
      { cwd: cluster, encoding: 'utf8', timeout: 230_000, env: { ...environment(programs), HOME: scratch } },
    );
    expect(stdout, stderr).toContain('{');
    const { codes, labels } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    expect(codes).toEqual(
      expect.arrayContaining(['cluster/device-mismatch', 'crmsh/colocation-without-role']),
    );
    expect(labels).toContain('primitive');
  });
});
