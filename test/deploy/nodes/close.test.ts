import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clusterObstacle } from './machine.ts';
import { eventually, run } from './processes.ts';
import { TestCluster } from './test-cluster.ts';
import { lines } from './test-node.ts';

const obstacle = clusterObstacle();
needs(obstacle === undefined, obstacle ?? '');

/** The processes of which a file in /proc holds a text. */
const processesWith = (file: 'cmdline' | 'environ', text: string): readonly string[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && entry !== String(process.pid))
    .filter((entry) => {
      try {
        return readFileSync(`/proc/${entry}/${file}`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });

it('leaves nothing behind, not even a master connection of ssh', async () => {
  const cluster = await TestCluster.create({ nodes: ['alice'] });
  const master = [
    '-o',
    `ControlPath=${cluster.directory}/%C`,
    '-o',
    'ControlMaster=yes',
    '-N',
    '-f',
    'alice',
  ];
  // Not through pipes, which the process in the background would keep open.
  expect((await run('sh', ['-c', '"$@" >/dev/null 2>&1', 'sh', cluster.ssh.program, ...master])).code).toBe(
    0,
  );
  expect(processesWith('cmdline', cluster.directory).length).toBeGreaterThan(3);
  await cluster.close();
  await eventually('the processes are gone', async () =>
    processesWith('cmdline', cluster.directory).length === 0 ? true : undefined,
  );
  expect(existsSync(cluster.directory)).toBe(false);
  expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(cluster.directory);
});

it('leaves nothing behind when the tests are killed', async () => {
  const mark = randomUUID();
  const module = JSON.stringify(path.join(import.meta.dirname, 'test-cluster.ts'));
  const program = `const { TestCluster } = await import(${module});
const cluster = await TestCluster.create({ nodes: ['alice', 'gertrude'] });
console.log(cluster.directory);`;
  const env = { ...process.env, HA_CLUSTER_TEST_RUN: mark };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'pipe', env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const directory = await lines(child.stdout, () => said.join(''))();
  expect(processesWith('environ', mark).length).toBeGreaterThan(4);
  child.kill('SIGKILL');
  await eventually('the processes are gone', async () =>
    processesWith('environ', mark).length === 0 ? true : undefined,
  );
  await eventually('the directory is gone', async () => (existsSync(directory) ? undefined : true));
});
