import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { EXIT_ASSIGNMENTS } from './exit-codes.ts';
import { DeployFailure } from './failure.ts';
import { Inbox } from './inbox.ts';
import functions from './node.sh';
import type { NodeAccess, SshSettings } from './node-access.ts';
import { explainSsh } from './ssh-message.ts';

/** What a script on the node printed, and its exit code. */
export interface Answer {
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** What a node is sent with every connection, after the nonce. */
export const LIBRARY = `${functions}${EXIT_ASSIGNMENTS}`;

/** How long a node may take to let us in, with a person who types a password: milliseconds. */
const LOGIN_LIMIT = 120_000;

/** How long one request may take, unless it says otherwise: milliseconds. */
const REQUEST_LIMIT = 60_000;

/**
 * One connection to one node, over the system's OpenSSH: the person's configuration, agent, jump hosts and
 * certificates count, and host keys are never accepted here. On the node, node.sh answers requests one after the other.
 *
 * The command line that ssh hands to the login shell there, whichever that is, is a constant but for two numbers made
 * here; paths and contents go over standard input only.
 */
export class NodeSession {
  readonly access: NodeAccess;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #nonce: string;
  readonly #out: Inbox;
  readonly #err: Inbox;
  #broken: DeployFailure | undefined;
  #before: Promise<unknown> = Promise.resolve();

  private constructor(
    access: NodeAccess,
    nonce: string,
    child: ChildProcessByStdio<Writable, Readable, Readable>,
  ) {
    this.access = access;
    this.#nonce = nonce;
    this.#child = child;
    this.#out = new Inbox(child.stdout);
    this.#err = new Inbox(child.stderr);
    // A write to a connection that has broken; the answer that does not come says so.
    child.stdin.on('error', () => undefined);
  }

  /** @throws DeployFailure when the node cannot be reached, or does not let us in as root. */
  static async open(access: NodeAccess, ssh: SshSettings, signal?: AbortSignal): Promise<NodeSession> {
    signal?.throwIfAborted();
    requireDestination(access);
    const nonce = randomBytes(16).toString('hex');
    const text = `nonce=${nonce}\n${LIBRARY}`;
    const start = `'library=$(head -c ${Buffer.byteLength(text)}); eval "$library"; serve'`;
    const command = `exec ${access.become ? 'sudo -n -- ' : ''}/bin/sh -c ${start}`;
    const child = spawn(ssh.program, [...ssh.options, ...OPTIONS(ssh.mayAsk), '--', access.ssh, command], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...ssh.environment },
    });
    const session = new NodeSession(access, nonce, child);
    const missing = new Promise<never>((_, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => reject(noProgram(error, ssh.program)));
    });
    try {
      child.stdin.write(text);
      const ready = session.#guard(LOGIN_LIMIT, signal, () => session.#out.until(`\n${nonce} ready\n`));
      await Promise.race([ready, missing]);
    } catch (error) {
      session.close();
      throw error;
    }
    // Until now ssh itself may have written there, such as a banner.
    session.#err.clear();
    return session;
  }

  /**
   * Runs a script on the node: POSIX shell, with the functions of node.sh. What it exits with is in the answer.
   *
   * @throws DeployFailure when the connection breaks, the node takes too long, or the person gave up. Then nobody
   * knows how far the script came.
   */
  async run(
    script: string,
    options: { readonly input?: Uint8Array; readonly limit?: number; readonly signal?: AbortSignal } = {},
  ): Promise<Answer> {
    return this.#ask('run', script, options.input ?? new Uint8Array(), options.limit, options.signal);
  }

  /** What a script printed between its calls of `part`. */
  parts(stdout: Uint8Array): readonly string[] {
    return Buffer.from(stdout).toString().split(`part ${this.#nonce}\n`);
  }

  /** Takes the lock of the node, which holds until this session ends; `owner` is told to whoever comes meanwhile. */
  async lock(owner: string): Promise<Answer> {
    return this.#ask('lock', owner, new Uint8Array());
  }

  /** Ends the connection. What runs there runs on to its end; nothing new begins. */
  close(): void {
    this.#broken ??= new DeployFailure('unreachable', 'The connection is closed.', this.access.name);
    this.#child.stdin.end();
    this.#child.kill();
  }

  /** One request after the other, in the order in which they are made. */
  async #ask(
    ...request: readonly [
      verb: 'lock' | 'run',
      text: string,
      input: Uint8Array,
      limit?: number | undefined,
      signal?: AbortSignal | undefined,
    ]
  ): Promise<Answer> {
    const answer = this.#before.then(() => this.#askNow(...request));
    this.#before = answer.catch(() => undefined);
    return answer;
  }

  async #askNow(
    verb: 'lock' | 'run',
    request: string,
    input: Uint8Array,
    limit = REQUEST_LIMIT,
    signal?: AbortSignal,
  ): Promise<Answer> {
    signal?.throwIfAborted();
    if (this.#broken) throw this.#broken;
    this.#child.stdin.write(`${verb} ${Buffer.byteLength(request)} ${input.length}\n${request}`);
    this.#child.stdin.write(input);
    return this.#guard(limit, signal, async () => {
      const stdout = await this.#out.until(`\n${this.#nonce} `);
      const code = Number(Buffer.from(await this.#out.until('\n')).toString());
      const stderr = Buffer.from(await this.#err.until(`\n${this.#nonce}\n`)).toString();
      return { code, stdout, stderr: stderr.trim() };
    });
  }

  /** Waits for an answer, for so long; after a failure the session is of no use. */
  async #guard<T>(limit: number, signal: AbortSignal | undefined, wait: () => Promise<T>): Promise<T> {
    const { name } = this.access;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), limit);
    const stop = AbortSignal.any([patience.signal, ...(signal ? [signal] : [])]);
    const given = new Promise<never>((_, reject) => {
      const up = () =>
        reject(
          patience.signal.aborted
            ? new DeployFailure('timeout', `${name} did not answer within ${limit / 1000} s.`, name)
            : new DeployFailure('cancelled', 'Cancelled.', name),
        );
      if (stop.aborted) up();
      else stop.addEventListener('abort', up, { once: true });
    });
    const answer = wait().catch(async () => {
      // What ssh has to say comes with its end.
      await this.#err.end();
      throw explainSsh(this.access, this.#err.text(), this.#child.exitCode);
    });
    // The one that comes second must not be an unhandled rejection.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, given]);
    } catch (error) {
      this.#broken ??= error instanceof DeployFailure ? error : undefined;
      this.#child.kill();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * What no alias, user or host has: ssh hands destinations to the commands of `ProxyCommand` and `Match exec`, which a
 * shell reads (OpenSSH refuses most of these itself since 9.6).
 */
const NO_DESTINATION = /^$|[\p{C}\p{Z}'"`$\\;&<>|(){}*?!#]|(?:^|[@/])-/u;

/** @throws DeployFailure unless ssh can be given the place of a node without danger. */
function requireDestination({ name, ssh }: NodeAccess): void {
  if (!NO_DESTINATION.test(ssh)) return;
  throw new DeployFailure(
    'unreachable',
    `${JSON.stringify(ssh)} is no place that ssh may be asked to go to. Set "ssh" of the node ${JSON.stringify(name)} in ha-cluster.json to an alias of your ssh configuration or to user@host.`,
    name,
  );
}

/** Options of ours, ahead of the person's configuration: of an option given twice, ssh takes the first. */
const OPTIONS = (mayAsk: boolean): readonly string[] => [
  '-T',
  '-x',
  '-oStrictHostKeyChecking=yes',
  `-oBatchMode=${mayAsk ? 'no' : 'yes'}`,
  '-oNumberOfPasswordPrompts=3',
  '-oConnectTimeout=15',
  '-oServerAliveInterval=5',
  '-oServerAliveCountMax=3',
  '-oClearAllForwardings=yes',
  '-oRemoteCommand=none',
  '-oRequestTTY=no',
  '-oEscapeChar=none',
];

function noProgram(error: NodeJS.ErrnoException, program: string): DeployFailure {
  if (error.code !== 'ENOENT') return new DeployFailure('no-ssh', `${program}: ${error.message}`);
  return new DeployFailure(
    'no-ssh',
    `There is no program "${program}" on this machine. Deployment uses OpenSSH, so that your ssh configuration, agent and known hosts count: install it (Debian: openssh-client).`,
  );
}
