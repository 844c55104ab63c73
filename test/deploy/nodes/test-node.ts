import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { type FileState, fileStates } from './node-files.ts';
import { eventually, must, type Outcome, PROGRAM_PATH, type RunOptions, run } from './processes.ts';
import { hostKeyFile, renewHostKey, type SshFiles } from './ssh-files.ts';
import { Watch } from './watch.ts';

/** What the nodes of a cluster share. */
export interface Surroundings {
  readonly directory: string;
  /** The first process of the switch, which holds the network and the disks. */
  readonly switchPid: number;
  readonly ssh: SshFiles;
  /** NAME=ADDRESS of all nodes, for /etc/hosts. */
  readonly hosts: readonly string[];
}

export interface ExecOptions extends RunOptions {
  /** Who runs the command; root when not given. */
  readonly user?: 'root' | 'deployer' | 'operator';
}

const UID = { root: 0, deployer: 4001, operator: 4002 } as const;

/** What the programs of a node find in their environment: nothing of the machine's, but the mark of the test run. */
export const nodeEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: PROGRAM_PATH,
  HOME: '/root',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  ...(process.env['HA_CLUSTER_TEST_RUN'] && { HA_CLUSTER_TEST_RUN: process.env['HA_CLUSTER_TEST_RUN'] }),
});

/** How large the disk of a node may become. */
const DISK_SIZE = 512 << 20;

interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<void>;
  /** Of the node's first process, as the machine knows it. */
  readonly pid: number;
}

/** Starts what a node starts at boot besides sshd. */
export type StartServices = (node: TestNode) => Promise<void>;

/**
 * A node of a test cluster: processes in namespaces of their own, on a file system that shows the machine's programs
 * and keeps what is changed on a disk of the node's own. The disk outlives the processes, as it does in a power cut;
 * what was written but not yet synced is not lost, though.
 */
export class TestNode {
  readonly name: string;
  readonly address: string;
  readonly #number: number;
  readonly #around: Surroundings;
  readonly #startServices: StartServices;
  #running: Running | undefined;
  #keysAreThere = false;
  #watches = 0;

  constructor(name: string, number: number, around: Surroundings, startServices: StartServices) {
    this.name = name;
    this.address = nodeAddress(number);
    this.#number = number;
    this.#around = around;
    this.#startServices = startServices;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  get #disk(): string {
    return path.join(this.#around.directory, 'disks', this.name);
  }

  #onSwitch(namespaces: readonly string[], ...command: readonly string[]): Promise<string> {
    return must('nsenter', ['--target', String(this.#around.switchPid), ...namespaces, ...command]);
  }

  /** Gives the node an empty disk; to be called once, before the first start. */
  async insertDisk(): Promise<void> {
    await must('mkdir', ['-p', this.#disk]);
    const options = `size=${DISK_SIZE},mode=755`;
    await this.#onSwitch(['--mount'], 'mount', '-t', 'tmpfs', '-o', options, 'tmpfs', this.#disk);
  }

  /** Switches the node on; resolves when sshd answers and the services have been started. */
  async start(): Promise<void> {
    await this.boot();
    await this.#startServices(this);
  }

  /** As `start`, but without the services. */
  async boot(): Promise<void> {
    if (this.#running) throw new Error(`${this.name} is running already`);
    const { switchPid, hosts } = this.#around;
    const script = path.join(import.meta.dirname, 'node.sh');
    const args = [
      ...['--target', String(switchPid), '--pid', '--mount', '--net'],
      ...['unshare', '--pid', '--fork', '--kill-child', '--mount', '--net', '--uts', '--ipc'],
      ...['--propagation', 'private', 'bash', script, this.#disk, this.name, this.address, ...hosts],
    ];
    const child = spawn('nsenter', args, { stdio: 'pipe', detached: true, env: nodeEnvironment() });
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stdin.on('error', () => {});
    const nextLine = lines(child.stdout, () => `node ${this.name} did not start: ${said.join('')}`);
    const pid = Number(await nextLine());
    const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
    this.#running = { process: child, ended, pid };
    void ended.then(() => {
      if (this.#running?.process === child) this.#running = undefined;
    });
    await this.#plugIn(pid);
    child.stdin.write('plugged in\n');
    await nextLine();
    if (!this.#keysAreThere) await this.#writeKeys();
    await this.startSsh();
  }

  async #writeKeys(): Promise<void> {
    const { key, lockedKey } = this.#around.ssh;
    const keys = [key, lockedKey].map((file) => readFileSync(`${file}.pub`, 'utf8')).join('');
    await this.write('/root/.ssh/authorized_keys', keys, { mode: '600' });
    const owner = 'deployer:deployer';
    await this.write('/home/deployer/.ssh/authorized_keys', keys, { mode: '600', owner });
    await this.#writeHostKey();
    this.#keysAreThere = true;
  }

  async #writeHostKey(): Promise<void> {
    const key = readFileSync(hostKeyFile(this.#around.directory, this.name));
    await this.write('/etc/ssh/ssh_host_ed25519_key', key, { mode: '600' });
  }

  /** The same hardware address every time, so that the others find a node that comes back at once. */
  async #plugIn(pid: number): Promise<void> {
    const port = `port${this.#number}`;
    const hardware = `02:00:0a:4d:00:${this.#number.toString(16).padStart(2, '0')}`;
    const plug = `link add ${port} type veth peer name eth0 address ${hardware} netns ${pid}
link set ${port} master bridge up`;
    await eventually(`the port of ${this.name} is free`, async () => {
      // The port of a node that died goes a moment after it.
      const enter = ['--target', String(this.#around.switchPid), '--net'];
      await run('nsenter', [...enter, 'ip', 'link', 'delete', port]);
      const { code } = await run('nsenter', [...enter, 'ip', '-batch', '-'], { input: plug });
      return code === 0 ? true : undefined;
    });
  }

  /** The arguments of nsenter that lead into the node. */
  get #inside(): readonly string[] {
    if (!this.#running) throw new Error(`${this.name} is not running`);
    return ['--target', String(this.#running.pid), '--mount', '--net', '--uts', '--ipc', '--pid'];
  }

  /** Runs a command on the node, not over ssh: an array as it is, a string with sh. */
  exec(command: string | readonly string[], options: ExecOptions = {}): Promise<Outcome> {
    const uid = UID[options.user ?? 'root'];
    const args = [
      ...this.#inside,
      ...(uid === 0 ? [] : ['--setuid', String(uid), '--setgid', String(uid)]),
      ...(typeof command === 'string' ? ['sh', '-c', command] : command),
    ];
    return run('nsenter', args, { ...options, env: { ...nodeEnvironment(), ...options.env } });
  }

  /** As `exec`, for what must succeed; what it printed. */
  async must(command: string | readonly string[], options: ExecOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.exec(command, options);
    if (code !== 0)
      throw new Error(`${this.name}: ${String(command)} ended with ${code}: ${stderr}${stdout}`);
    return stdout;
  }

  /** Starts a program that goes on by itself; what it prints goes to a file of the node. */
  async startDaemon(command: string, log: string): Promise<void> {
    await this.must(`setsid ${command} >>"$LOG" 2>&1 </dev/null &`, { env: { LOG: log } });
  }

  /** The content of a file of the node; undefined when there is none. */
  async read(file: string): Promise<Buffer | undefined> {
    const { code, bytes } = await this.exec(['cat', '--', file]);
    return code === 0 ? bytes : undefined;
  }

  /** Writes a file of the node, with the directories above it. Not atomically: this is the harness, not the product. */
  async write(
    file: string,
    content: string | Uint8Array,
    { mode = '644', owner = 'root:root' }: { mode?: string; owner?: string } = {},
  ): Promise<void> {
    const script = `
directory=$(dirname -- "$1")
[ -d "$directory" ] || { mkdir -p -- "$directory" && chown -- "$3" "$directory"; }
cat > "$1" && chown -- "$3" "$1" && chmod -- "$2" "$1"`;
    await this.must(['sh', '-euc', script, 'sh', file, mode, owner], { input: content });
  }

  /** The state of a file of the node; undefined when there is none. */
  async stat(file: string): Promise<FileState | undefined> {
    return (await fileStates((command) => this.exec(command), file, 0)).get(file);
  }

  /** The state of everything below a directory of the node, by its whole path. */
  list(directory: string): Promise<ReadonlyMap<string, FileState>> {
    return fileStates((command) => this.exec(command), directory);
  }

  /**
   * Tells every state that files below these directories of the node have until the watch is stopped, or the node
   * dies. Name few and small directories: each program that starts on the node waits until they are looked through.
   */
  watch(...directories: readonly string[]): Promise<Watch> {
    const report = path.join(this.#around.directory, `watch-${this.name}-${++this.#watches}`);
    return Watch.start(['nsenter', ...this.#inside], directories, report, nodeEnvironment());
  }

  /** Every process of the node is gone at once; its kernel still says goodbye to who is connected. */
  async kill(): Promise<void> {
    if (!this.#running) return;
    const { pid, ended } = this.#running;
    process.kill(pid, 'SIGKILL');
    await ended;
  }

  /** As `kill`, but nobody is told: who does not ask whether the node is still there waits forever. */
  async cutPower(): Promise<void> {
    await this.unplug();
    await this.kill();
  }

  /** Ends sshd and all its sessions, as a crash would; the commands they had started go on. */
  async stopSsh(): Promise<void> {
    await this.exec(['pkill', '-KILL', '-x', 'sshd']);
  }

  async startSsh(): Promise<void> {
    const start = 'rm -f /run/sshd.pid; exec /usr/sbin/sshd -f /etc/ssh/sshd_config -E /var/log/sshd.log';
    await this.must(start);
    await eventually(`sshd of ${this.name} listens`, async () =>
      (await this.exec('[ -s /run/sshd.pid ]')).code === 0 ? true : undefined,
    );
  }

  /** Lets sshd read its configuration again; sessions go on. */
  async #restartListener(): Promise<void> {
    await this.must(
      'p=$(cat /run/sshd.pid); kill -KILL "$p"; while kill -0 "$p" 2>/dev/null; do sleep 0.01; done',
    );
    await this.startSsh();
  }

  /** Ends the sessions of sshd, but not sshd itself. */
  async cutConnections(): Promise<void> {
    await this.must(
      'listener=$(cat /run/sshd.pid); for p in $(pgrep -x sshd); do [ "$p" = "$listener" ] || kill -KILL "$p" || true; done',
    );
  }

  /** Pulls the cable: nothing answers any more, and nobody is told. */
  async unplug(): Promise<void> {
    await this.#onSwitch(['--net'], 'ip', 'link', 'set', `port${this.#number}`, 'down');
  }

  async plugIn(): Promise<void> {
    await this.#onSwitch(['--net'], 'ip', 'link', 'set', `port${this.#number}`, 'up');
  }

  /** Gives the node another host key than the one the administrator knows. */
  async changeHostKey(): Promise<void> {
    await renewHostKey(this.#around.directory, this.name);
    await this.#writeHostKey();
    await this.#restartListener();
  }

  /** Leaves just so many free bytes on the node's disk (in steps of 4096). */
  async fillDisk({ free = 0 }: { free?: number } = {}): Promise<void> {
    const { blocks, bfree, bsize } = statfsSync(`/proc/${this.#around.switchPid}/root${this.#disk}`);
    await this.#resizeDisk((blocks - bfree) * bsize + free);
  }

  async freeDisk(): Promise<void> {
    await this.#resizeDisk(DISK_SIZE);
  }

  /** Makes a directory read-only; what is open for writing stays so. */
  async makeReadOnly(directory: string): Promise<void> {
    await this.must(['sh', '-euc', 'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"', 'sh', directory]);
  }

  /** Takes `makeReadOnly` back. */
  async makeWritable(directory: string): Promise<void> {
    await this.must(['umount', directory]);
  }

  /**
   * Makes a directory a file system of its own until the node dies, with what is in it: nothing can be renamed into it
   * from elsewhere.
   */
  async separate(directory: string): Promise<void> {
    const script = `
mkdir /run/separate
mount -t tmpfs tmpfs /run/separate
cp -a -- "$1/." /run/separate
mount --move /run/separate "$1"
rmdir /run/separate`;
    await this.must(['sh', '-euc', script, 'sh', directory]);
  }

  /** Takes a program off the node, wherever PATH finds it. */
  async removeTool(tool: string): Promise<void> {
    const script = `
while file=$(command -v "$1"); do
  mkdir -p "/opt/removed$(dirname "$file")"
  mv "$file" "/opt/removed$file"
done`;
    await this.must(['sh', '-uc', script, 'sh', tool]);
  }

  /** Brings everything back that `removeTool` took. */
  async restoreTools(): Promise<void> {
    await this.must('cp -a /opt/removed/. / && rm -rf /opt/removed');
  }

  /**
   * Sets the clock of the programs that are started over ssh from now on, also with sudo: "+1h", "-2d" (libfaketime).
   * The kernel's own stamps on files stay true. Without an offset the clock is right again.
   */
  async skewClock(offset?: string): Promise<void> {
    const skew = ['LD_PRELOAD=/usr/$LIB/faketime/libfaketime.so.1', `FAKETIME=${offset}`, 'NO_FAKE_STAT=1'];
    const lines = offset === undefined ? [] : skew;
    // Not /etc/ld.so.preload: sshd itself would have to do what its sandbox forbids.
    await this.write(
      '/etc/ssh/sshd_config.d/clock.conf',
      lines.length > 0 ? `SetEnv ${lines.join(' ')}\n` : '',
    );
    await this.write('/etc/clock', lines.map((line) => `${line}\n`).join(''));
    await this.#restartListener();
  }

  async #resizeDisk(size: number): Promise<void> {
    await this.#onSwitch(['--mount'], 'mount', '-o', `remount,size=${size}`, this.#disk);
  }
}

/** The address of a node, counted from 1. */
export const nodeAddress = (number: number): string => `10.77.0.${number}`;

/** Reads a stream line by line; the promise is rejected with `problem` when it ends before. */
export function lines(stream: NodeJS.ReadableStream, problem: () => string): () => Promise<string> {
  let rest = '';
  let ended = false;
  let wake = () => {};
  stream.on('data', (chunk: Buffer) => {
    rest += chunk.toString();
    wake();
  });
  stream.on('close', () => {
    ended = true;
    wake();
  });
  return async () => {
    while (!rest.includes('\n')) {
      if (ended) throw new Error(problem());
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const line = rest.slice(0, rest.indexOf('\n'));
    rest = rest.slice(line.length + 1);
    return line;
  };
}
