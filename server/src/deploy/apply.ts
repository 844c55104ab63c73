import { check } from './check.ts';
import { asFailure, DeployFailure } from './failure.ts';
import { writeFacts } from './file-facts.ts';
import { Fleet } from './fleet.ts';
import { inspect } from './inspect.ts';
import type { SshSettings } from './node-access.ts';
import type { Plan, PlannedFile } from './plan.ts';
import type { Progress } from './progress.ts';
import { settle } from './settle.ts';
import { changed, NodeTransaction } from './transaction.ts';

export interface ApplyOptions {
  readonly ssh: SshSettings;
  /** The content of a planned file; it is compared with what the plan says. */
  readonly contentOf: (file: PlannedFile) => Promise<Uint8Array>;
  readonly progress?: (progress: Progress) => void;
  /** Gives up at the next point at which everything can still be put back, and puts it back. */
  readonly signal?: AbortSignal;
}

/** What came of a deployment that succeeded, in sentences. */
export interface Applied {
  readonly notes: readonly string[];
}

/**
 * Replaces the files of a plan on all its nodes, or on none: they are staged and checked everywhere before the first
 * is replaced, and when anything fails afterwards, what was replaced is put back.
 *
 * @throws DeployFailure that says what went wrong, and how the nodes are left.
 */
export async function apply(plan: Plan, options: ApplyOptions): Promise<Applied> {
  const { ssh, contentOf, signal } = options;
  const progress = options.progress ?? (() => undefined);
  const names = plan.nodes.map(({ name }) => name).filter((name) => filesOf(plan, name).length > 0);
  const owner = `${plan.by}, deployment ${plan.id}, since ${new Date().toISOString()}`;
  const fleet = new Fleet(plan.nodes, ssh, signal);
  const transactions = new Map<string, NodeTransaction>();
  try {
    progress({ step: 'connect' });
    const notes: string[] = [];
    try {
      await fleet.lock(names, owner);
      progress({ step: 'settle' });
      const { done, waiting } = await settle(fleet, names);
      notes.push(...done, ...waiting);
      await fleet.each(names, async (session) => {
        const files = filesOf(plan, session.access.name);
        await requireUnchanged(session, files, signal);
        transactions.set(session.access.name, new NodeTransaction(session, plan.id, files));
      });
    } catch (error) {
      throw withNews(error, [...notes, 'This deployment has changed nothing on any node.']);
    }
    try {
      progress({ step: 'stage' });
      const about = {
        by: plan.by,
        at: plan.madeAt,
        nodes: names,
        ...(plan.takesBack !== undefined && { takesBack: plan.takesBack }),
      };
      await all(transactions, (each) => each.stage(about, contentOf, signal));
      progress({ step: 'check' });
      await all(transactions, (each) => check(each, filesOf(plan, each.node), signal));
      signal?.throwIfAborted();
    } catch (error) {
      throw await discardAll(fleet, transactions, owner, error);
    }
    await commitAll(fleet, names, transactions, owner, options);
    progress({ step: 'complete' });
    for (const each of transactions.values()) {
      // All nodes have the new files: that is how the next command finds it, and finishes what is missing here.
      await each.complete().catch((error: unknown) => {
        notes.push(
          `${asFailure(error, each.node).message} The files are in place; the next command finishes the rest.`,
        );
      });
    }
    return { notes };
  } finally {
    await fleet.close();
  }
}

/** One node after the other, standby first; on the first failure everything is put back. */
async function commitAll(
  fleet: Fleet,
  names: readonly string[],
  transactions: ReadonlyMap<string, NodeTransaction>,
  owner: string,
  { progress, signal }: ApplyOptions,
): Promise<void> {
  const touched: NodeTransaction[] = [];
  try {
    for (const name of names) {
      signal?.throwIfAborted();
      const each = transactions.get(name);
      if (!each) continue;
      progress?.({ step: 'commit', node: name });
      touched.unshift(each);
      await each.commit();
    }
  } catch (error) {
    progress?.({ step: 'undo' });
    const untouched = [...transactions.values()].filter((each) => !touched.includes(each));
    const told = [
      ...(await Promise.all(touched.map((each) => putBack(fleet, each, owner)))),
      ...(await Promise.all(untouched.map((each) => discardOne(fleet, each, owner)))),
    ].flat();
    throw withNews(error, told.length > 0 ? told : ['All nodes have the files from before.']);
  }
}

async function putBack(fleet: Fleet, each: NodeTransaction, owner: string): Promise<readonly string[]> {
  try {
    const foreign = await onLiving(fleet, each, owner, (living) => living.undo());
    return foreign.map(
      (path) => `Somebody else changed ${path} on ${each.node} meanwhile; it was left as it is.`,
    );
  } catch (error) {
    return [
      `${each.node} could not be put back (${asFailure(error).message}). Run "ha-cluster rollback" when it can be reached: it finds what was begun, and undoes it.`,
    ];
  }
}

async function discardAll(
  fleet: Fleet,
  transactions: ReadonlyMap<string, NodeTransaction>,
  owner: string,
  error: unknown,
): Promise<DeployFailure> {
  const told = await Promise.all([...transactions.values()].map((each) => discardOne(fleet, each, owner)));
  return withNews(error, ['Nothing was changed on any node.', ...told.flat()]);
}

async function discardOne(fleet: Fleet, each: NodeTransaction, owner: string): Promise<readonly string[]> {
  try {
    await onLiving(fleet, each, owner, (living) => living.discard());
    return [];
  } catch (error) {
    return [
      `What was staged on ${each.node} could not be removed (${asFailure(error).message}); the next command does that.`,
    ];
  }
}

/** Through the connection there is, or when it is broken through a new one. */
async function onLiving<T>(
  fleet: Fleet,
  each: NodeTransaction,
  owner: string,
  work: (living: NodeTransaction) => Promise<T>,
): Promise<T> {
  try {
    return await work(each);
  } catch {
    return work(each.through(await fleet.again(each.node, owner)));
  }
}

function withNews(error: unknown, news: readonly string[]): DeployFailure {
  const failure = asFailure(error);
  return new DeployFailure(failure.kind, [failure.message, ...news].join('\n'), failure.node);
}

async function requireUnchanged(
  session: NodeTransaction['session'],
  files: readonly PlannedFile[],
  signal?: AbortSignal,
): Promise<void> {
  const { files: found } = await inspect(
    session,
    files.map(({ path }) => path),
    signal,
  );
  const other = files.filter(({ path, before }) => {
    const facts = found.get(path);
    return facts === undefined || writeFacts(facts) !== writeFacts(before);
  });
  if (other.length > 0)
    throw changed(
      session.access.name,
      other.map(({ path }) => path),
    );
}

/** All nodes at once; of several failures the first is thrown, with the words of all. */
async function all(
  transactions: ReadonlyMap<string, NodeTransaction>,
  work: (transaction: NodeTransaction) => Promise<void>,
): Promise<void> {
  const results = await Promise.allSettled([...transactions.values()].map(work));
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [asFailure(result.reason)] : [],
  );
  const [first] = failures;
  if (first) {
    throw new DeployFailure(first.kind, failures.map(({ message }) => message).join('\n'), first.node);
  }
}

function filesOf(plan: Plan, node: string): readonly PlannedFile[] {
  return plan.files.filter((file) => file.node === node);
}
