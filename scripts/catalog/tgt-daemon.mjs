import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './support.mjs';

const controlPort = '7';

/**
 * Starts a real tgtd in a network and mount namespace of its own, where it cannot meet another one, and gives
 * `use` a function that runs tgtadm against it. Needs root.
 */
export async function withDaemon(use) {
  const setup = 'ip link set lo up && mount -t tmpfs none /run && mkdir -p /run/lock && exec "$@"';
  const daemon = ['tgtd', '-f', '-C', controlPort, '--iscsi', 'portal=127.0.0.1:3260'];
  const child = spawn(
    'unshare',
    ['-n', '-m', '--propagation', 'private', 'sh', '-c', setup, 'sh', ...daemon],
    {
      stdio: 'ignore',
    },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // unshare and sh replace themselves by tgtd, so that the child's number is the daemon's.
  const inside = ['-t', String(child.pid), '-n', '-m', 'tgtadm', '-C', controlPort];
  const tgtadm = (...args) => run('nsenter', [...inside, ...args]);
  try {
    await waitFor(async () => (await tgtadm('--mode', 'system', '--op', 'show')).status === 0);
    return await use(tgtadm);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function waitFor(isTrue) {
  const deadline = Date.now() + 10_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('tgtd did not start: this needs root and namespaces');
    await delay(50);
  }
}
