import { createHash } from 'node:crypto';
import type { About } from './deployments.ts';
import { EXIT } from './exit-codes.ts';
import { adviceOn, DeployFailure } from './failure.ts';
import { writeFacts } from './file-facts.ts';
import type { NodeSession } from './node-session.ts';
import type { PlannedFile } from './plan.ts';
import { shellWords } from './shell-words.ts';

/** How many deployments that have ended a node keeps for the way back. */
const KEPT = 10;

/** Where a node keeps deployments, as in node.sh. */
export const STATE = '/var/lib/ha-cluster-config';

const RECORDS = 'the records of the deployment';

/** What one deployment does on one node, step by step. The session must hold the lock. */
export class NodeTransaction {
  readonly session: NodeSession;
  readonly #id: string;
  readonly #files: readonly PlannedFile[];

  constructor(session: NodeSession, id: string, files: readonly PlannedFile[]) {
    this.session = session;
    this.#id = id;
    this.#files = files;
  }

  get node(): string {
    return this.session.access.name;
  }

  /** The same through another connection. */
  through(session: NodeSession): NodeTransaction {
    return new NodeTransaction(session, this.#id, this.#files);
  }

  /** Puts the new files beside the live ones. */
  async stage(
    about: Omit<About, 'paths'>,
    contentOf: (file: PlannedFile) => Promise<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<void> {
    const paths = this.#files.map(({ path }) => path);
    const whole: About = { ...about, paths };
    await this.#do('begin', RECORDS, Buffer.from(JSON.stringify(whole)), signal);
    for (const [n, file] of this.#files.entries()) {
      const { path, before, after } = file;
      await this.#do(
        `record ${shellWords(n, writeFacts(before), writeFacts(after), path)}`,
        RECORDS,
        undefined,
        signal,
      );
      if (after.kind === 'none') continue;
      const content = await contentOf(file);
      if (createHash('sha256').update(content).digest('hex') !== after.sha256) {
        throw new DeployFailure(
          'changed',
          `${file.source} is not what it was when the plan was made. Make a new plan.`,
        );
      }
      const { mode, uid, gid, size, sha256 } = after;
      await this.#do(`stage ${shellWords(n, size, mode, uid, gid, sha256, path)}`, path, content, signal);
    }
  }

  /** Replaces the live files by the staged ones. After a failure it is up to `undo` what stays. */
  async commit(): Promise<void> {
    await this.#do('commit', 'the new files');
  }

  /** Notes that all nodes have the new files. */
  async complete(): Promise<void> {
    await this.#do(`complete ${KEPT}`, 'the end of the deployment');
  }

  /** Forgets what was staged. */
  async discard(): Promise<void> {
    await this.#do('discard', 'what was staged');
  }

  /** Puts back what was replaced. Returns the paths that somebody else has changed since, which stay as they are. */
  async undo(): Promise<readonly string[]> {
    const { code, stderr } = await this.#run('undo');
    if (code === EXIT.FOREIGN) return stderr.split('\n');
    if (code !== 0) throw this.#failure('what was there before', stderr);
    return [];
  }

  /** Runs a script where the staged files are in the place of the live ones, which only this script sees. */
  async asIf(script: string, words: readonly string[], signal?: AbortSignal) {
    return this.#run(`as_if ${shellWords('sh', '-c', script, 'sh', ...words)}`, undefined, signal);
  }

  async #do(request: string, what: string, input?: Uint8Array, signal?: AbortSignal): Promise<void> {
    const { code, stderr } = await this.#run(request, input, signal);
    if (code === EXIT.CHANGED) throw changed(this.node, stderr.split('\n'));
    if (code !== 0) throw this.#failure(what, stderr);
  }

  async #run(request: string, input?: Uint8Array, signal?: AbortSignal) {
    return this.session.run(`use ${shellWords(this.#id)}\n${request}`, {
      ...(input && { input }),
      ...(signal && { signal }),
    });
  }

  #failure(what: string, said: string): DeployFailure {
    const why = said === '' ? 'it does not say why' : said;
    const at = said.includes(STATE) ? STATE : (this.#files.find(({ path }) => path === what)?.path ?? STATE);
    const advice = adviceOn(said, at.slice(0, at.lastIndexOf('/')) || '/');
    return new DeployFailure('other', `${this.node} could not write ${what}: ${why}.${advice}`, this.node);
  }
}

/** The files of a node that are not what the plan was made for. */
export function changed(node: string, paths: readonly string[]): DeployFailure {
  return new DeployFailure(
    'changed',
    `On ${node}, somebody has changed ${paths.join(', ')} since the plan was made. Make a new plan, and look at what has changed.`,
    node,
  );
}
