import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FaultPlan, type FaultySsh, makeFaultySsh } from './faulty-ssh.ts';
import type { Service } from './machine.ts';
import { type Outcome, type RunOptions, run } from './processes.ts';
import { configureServices, startServices, whenTogether } from './services.ts';
import { hostKeyFile, type Login, type SshFiles, writeSshFiles } from './ssh-files.ts';
import { lines, nodeAddress, nodeEnvironment, type Surroundings, TestNode } from './test-node.ts';

export interface ClusterOptions {
  /** One to three names. */
  readonly nodes: readonly string[];
  /** What the nodes run besides sshd; nothing when not given. Corosync brings Pacemaker. */
  readonly services?: readonly Service[];
}

/**
 * A cluster of real nodes on this machine, each with a real sshd, joined by a network that nothing else can reach:
 * `ssh -F cluster.ssh.config alice` goes there. It is gone with `close`, and also when the tests end in another way:
 * every process in it descends from one that ends when this process does.
 */
export class TestCluster {
  readonly ssh: SshFiles;
  /** Where the cluster keeps what it needs, and tests may put what is to be gone afterwards. */
  readonly directory: string;
  readonly nodes: readonly TestNode[];
  readonly #services: readonly Service[];
  readonly #switch: ChildProcess;
  readonly #switchEnded: Promise<void>;

  private constructor(around: Surroundings, switchProcess: ChildProcess, options: ClusterOptions) {
    this.#services = options.services ?? [];
    const start = (node: TestNode) => startServices(this.#services, node);
    this.ssh = around.ssh;
    this.directory = around.directory;
    this.nodes = options.nodes.map((name, index) => new TestNode(name, index + 1, around, start));
    this.#switch = switchProcess;
    this.#switchEnded = new Promise((resolve) => switchProcess.on('close', () => resolve()));
  }

  /** Makes the cluster and waits until its nodes are up. Ask `clusterObstacle` before. */
  static async create(options: ClusterOptions): Promise<TestCluster> {
    const directory = mkdtempSync(path.join(tmpdir(), 'nodes-'));
    const child = spawn(
      'unshare',
      [
        ...['--pid', '--fork', '--kill-child', '--mount', '--net', '--propagation', 'private'],
        ...['bash', path.join(import.meta.dirname, 'switch.sh'), directory],
      ],
      { stdio: 'pipe', detached: true, env: nodeEnvironment() },
    );
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stdin.on('error', () => {});
    const switchPid = Number(await lines(child.stdout, () => `the switch did not start: ${said.join('')}`)());
    const hosts = options.nodes.map((name, index) => ({ name, address: nodeAddress(index + 1) }));
    const around: Surroundings = {
      directory,
      switchPid,
      ssh: await writeSshFiles(directory, switchPid, hosts),
      hosts: hosts.map(({ name, address }) => `${name}=${address}`),
    };
    const cluster = new TestCluster(around, child, options);
    try {
      await cluster.#start();
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  async #start(): Promise<void> {
    this.trustHostKeys();
    await Promise.all(
      this.nodes.map(async (node) => {
        await node.insertDisk();
        await node.boot();
        await configureServices(this.#services, node, this.nodes);
      }),
    );
    await Promise.all(this.nodes.map((node) => startServices(this.#services, node)));
    await this.together();
  }

  /** Resolves when the running nodes see each other in all services. */
  together(): Promise<void> {
    return whenTogether(
      this.#services,
      this.nodes.filter((node) => node.isRunning),
    );
  }

  /** The node of that name. */
  node(name: string): TestNode {
    const found = this.nodes.find((node) => node.name === name);
    if (!found) throw new Error(`there is no node ${name}`);
    return found;
  }

  /** What to give ssh as destination. */
  destination(node: string, as: Login = 'root'): string {
    return as === 'root' ? node : `${node}-${as}`;
  }

  /** Makes the host keys that the nodes have now the known ones. */
  trustHostKeys(): void {
    const known = this.nodes.map(({ name }) => {
      const [type, key] = readFileSync(`${hostKeyFile(this.directory, name)}.pub`, 'utf8').split(' ');
      return `${name} ${type} ${key}\n`;
    });
    writeFileSync(this.ssh.knownHosts, known.join(''));
  }

  /** Runs ssh as an administrator would: options, destination, command. */
  runSsh(args: readonly string[], options?: RunOptions): Promise<Outcome> {
    return run(this.ssh.program, args, options);
  }

  /** A program that is ssh with a fault; without a plan it only keeps count of its calls. */
  faultySsh(plan?: FaultPlan): FaultySsh {
    return makeFaultySsh(this.ssh, this.directory, plan);
  }

  /** Ends every process and removes everything; what of ours still talks to the nodes is ended too. */
  async close(): Promise<void> {
    this.#switch.stdin?.end();
    await this.#switchEnded;
    endProcessesNaming(this.directory);
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Ends the processes on whose command line a directory stands: a master connection of ssh outlives its command. */
function endProcessesNaming(directory: string): void {
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(directory)) process.kill(pid, 'SIGKILL');
    } catch {
      // It ended while we looked.
    }
  }
}
