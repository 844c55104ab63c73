import { EXIT } from './exit-codes.ts';
import { adviceOn, asFailure, DeployFailure } from './failure.ts';
import type { NodeAccess, SshSettings } from './node-access.ts';
import { NodeSession } from './node-session.ts';

/** While a connection breaks, what it began on the node may go on, and holds the lock: tries, a second apart. */
const LOCK_TRIES = 15;

/** The connections to the nodes of one command, one for each node, opened when it is needed. */
export class Fleet {
  readonly #ssh: SshSettings;
  readonly #accesses: ReadonlyMap<string, NodeAccess>;
  readonly #sessions = new Map<string, Promise<NodeSession>>();
  readonly #signal: AbortSignal | undefined;

  constructor(nodes: readonly NodeAccess[], ssh: SshSettings, signal?: AbortSignal) {
    this.#ssh = ssh;
    this.#accesses = new Map(nodes.map((node) => [node.name, node]));
    this.#signal = signal;
  }

  get names(): readonly string[] {
    return [...this.#accesses.keys()];
  }

  /** @throws DeployFailure when the node cannot be reached. */
  async session(name: string): Promise<NodeSession> {
    const known = this.#sessions.get(name);
    if (known) return known;
    const access = this.#accesses.get(name);
    if (!access) {
      throw new DeployFailure(
        'other',
        `There is no node "${name}" in this cluster. Its nodes: ${this.names.join(', ')}.`,
      );
    }
    const session = NodeSession.open(access, this.#ssh, this.#signal);
    this.#sessions.set(name, session);
    return session;
  }

  /** The same for several nodes at once. All are tried; of several failures the first is thrown, and the rest told. */
  async each<T>(
    names: readonly string[],
    work: (session: NodeSession) => Promise<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const results = await Promise.allSettled(names.map(async (name) => work(await this.session(name))));
    const failures = results.flatMap((result, index) =>
      result.status === 'rejected' ? [asFailure(result.reason, names[index])] : [],
    );
    const [first, ...others] = failures;
    if (first) {
      const message = [first, ...others].map((failure) => failure.message).join('\n');
      throw new DeployFailure(first.kind, message, first.node);
    }
    return new Map(
      results.flatMap((result, index) =>
        result.status === 'fulfilled' ? [[names[index] ?? '', result.value] as const] : [],
      ),
    );
  }

  /** Takes the locks of nodes for as long as the fleet is open. */
  async lock(names: readonly string[], owner: string): Promise<void> {
    // One after the other, in the same order for everybody: of two who begin at once, one gets the first node.
    for (const name of [...names].sort()) await lock(await this.session(name), owner);
  }

  /** A session in the place of one that broke, and its lock, which the broken one may hold for a while. */
  async again(name: string, owner: string): Promise<NodeSession> {
    const broken = this.#sessions.get(name);
    this.#sessions.delete(name);
    await broken?.then(
      (session) => session.close(),
      () => undefined,
    );
    const access = this.#accesses.get(name);
    if (!access) throw new DeployFailure('other', `There is no node "${name}" in this cluster.`);
    // Also after the person gave up: what was begun is to be put in order.
    const session = await NodeSession.open(access, this.#ssh);
    this.#sessions.set(name, Promise.resolve(session));
    for (let attempt = 1; ; attempt++) {
      try {
        await lock(session, owner);
        return session;
      } catch (error) {
        if (attempt >= LOCK_TRIES || asFailure(error).kind !== 'locked') throw error;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  async close(): Promise<void> {
    const sessions = await Promise.allSettled(this.#sessions.values());
    for (const session of sessions) if (session.status === 'fulfilled') session.value.close();
  }
}

async function lock(session: NodeSession, owner: string): Promise<void> {
  const { code, stdout, stderr } = await session.lock(owner);
  const { name } = session.access;
  if (code === EXIT.LOCKED) {
    const [, process = '', holder = 'it is not known who'] =
      /^(\d+) (.+)$/.exec(Buffer.from(stdout).toString().trim()) ?? [];
    const end = process === '' ? 'end it there' : `end it as root on ${name} with "kill ${process}"`;
    throw new DeployFailure(
      'locked',
      `Somebody is deploying to ${name}: ${holder}. Wait until that has ended; if its connection died unnoticed, ${end}.`,
      name,
    );
  }
  if (code !== 0) {
    throw new DeployFailure(
      'other',
      `${name} has no place for the records of a deployment (/var/lib/ha-cluster-config): ${stderr}${adviceOn(stderr, '/var/lib')}`,
      name,
    );
  }
}
