import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { whichProgram } from '../nodes/processes.ts';
import type { TestCluster } from '../nodes/test-cluster.ts';

/** The real ansible-playbook; undefined where it is not installed. */
export const ansiblePlaybook = whichProgram('ansible-playbook');

export const NO_ANSIBLE = 'ansible-playbook is not installed (apt-get install ansible-core)';

/** Runs the playbook that `ha-cluster ansible` has written to a folder, against the nodes of a cluster. */
export function runPlaybook(
  cluster: TestCluster,
  folder: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const home = path.join(cluster.directory, 'ansible-home');
  mkdirSync(home, { recursive: true });
  const options = ['-i', path.join(folder, 'inventory.yml'), path.join(folder, 'playbook.yml'), ...args];
  const env = {
    ...process.env,
    HOME: home,
    ANSIBLE_SSH_ARGS: `-F ${cluster.ssh.config} -o ControlMaster=auto -o ControlPersist=60s`,
    ANSIBLE_SSH_CONTROL_PATH_DIR: path.join(home, 'cp'),
    ANSIBLE_PIPELINING: '1',
    ANSIBLE_NOCOLOR: '1',
    ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
  };
  return new Promise((resolve) => {
    const child = execFile(ansiblePlaybook ?? '', options, { env, maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

/** What the playbook says of each node at its end. */
export function recapOf(said: string): string {
  return said.slice(said.indexOf('PLAY RECAP'));
}
