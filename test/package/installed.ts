import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainNode } from '../support/plain-node.ts';
import { tgz } from './pack.ts';

const sample = path.resolve(import.meta.dirname, '../../docs/sample-cluster');

/** A clean folder with a copy of the sample cluster. The caller removes it. */
export function sampleFolder(): { readonly scratch: string; readonly cluster: string } {
  const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-package-'));
  const cluster = path.join(scratch, 'cluster');
  cpSync(sample, cluster, { recursive: true });
  return { scratch, cluster };
}

/** Installs the npm package into a folder, with nothing else and no registry; returns where its programs are. */
export function installPackage(folder: string): string {
  const home = path.join(folder, 'installed');
  mkdirSync(home);
  execFileSync('npm', ['install', '--prefix', home, '--offline', '--no-audit', '--no-fund', tgz], {
    cwd: home,
    stdio: 'pipe',
  });
  return path.join(home, 'node_modules/.bin');
}

/** Our environment with installed programs on PATH, and the Node that a newcomer has. */
export function environment(programs: string): NodeJS.ProcessEnv {
  const PATH = [programs, path.dirname(plainNode()), process.env['PATH']].join(path.delimiter);
  return { ...process.env, PATH };
}
