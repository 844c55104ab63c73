import { nodeKey, shortName } from '../core/keys.ts';
import { ACTIVITY, type Activity, readActivity } from './activity.ts';
import { type Deployment, readDeployments } from './deployments.ts';
import { DeployFailure } from './failure.ts';
import { type FileFacts, readFacts } from './file-facts.ts';
import type { NodeSession } from './node-session.ts';
import { shellWords } from './shell-words.ts';

/** What a node told of itself; nothing was changed there. */
export interface Inspection {
  /** Its clock less that of this machine, in seconds. */
  readonly skew: number;
  /** By path. */
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly deployments: readonly Deployment[];
  readonly activity: Activity;
}

/**
 * Asks a node what it is, what is at the paths, and what runs.
 *
 * @throws DeployFailure when it is another node than it should be, we are not root there, or a path cannot be replaced.
 */
export async function inspect(
  session: NodeSession,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<Inspection> {
  const { name, ssh } = session.access;
  const fail = (message: string) => new DeployFailure('other', message, name);
  const options = signal ? { signal } : {};
  const before = Date.now();
  const [host = '', user, time] = await lines(session, 'uname -n; id -u; date +%s', options);
  const skew = Number(time) - (before + Date.now()) / 2000;
  if (!isSameHost(host, name)) {
    throw fail(
      `"${ssh}" leads to the node "${host}", not to "${name}". Correct "ssh" of ${name} in ha-cluster.json, or the host name there.`,
    );
  }
  if (user !== '0') {
    throw fail(
      `On ${name} we are not root. Log in as root, or set "become": true for ${name} in ha-cluster.json so that sudo is used.`,
    );
  }
  const impossible = paths.find((path) => !path.startsWith('/') || path.includes('\0'));
  if (impossible !== undefined) {
    throw fail(
      `${JSON.stringify(impossible)} is no path on a node, which begins with "/". Correct "to" in ha-cluster.json.`,
    );
  }
  const files = new Map<string, FileFacts>();
  if (paths.length > 0) {
    const answers = await lines(
      session,
      paths.map((path) => `facts ${shellWords(path)}`).join('\n'),
      options,
    );
    for (const [index, path] of paths.entries()) {
      const facts = readFacts(answers[index] ?? '');
      if (typeof facts !== 'object') throw fail(whyNot(facts, path, name));
      files.set(path, facts);
    }
  }
  const deployments = readDeployments(await lines(session, 'deployments', options));
  const activity = readActivity(await lines(session, ACTIVITY, options));
  return { skew, files, deployments, activity };
}

/** What a path on a node holds. */
export async function readNodeFile(
  session: NodeSession,
  path: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { code, stdout, stderr } = await session.run(`cat -- ${shellWords(path)}`, signal ? { signal } : {});
  if (code === 0) return stdout;
  throw new DeployFailure(
    'other',
    `${path} on ${session.access.name} cannot be read: ${stderr}`,
    session.access.name,
  );
}

async function lines(
  session: NodeSession,
  script: string,
  options: { signal?: AbortSignal },
): Promise<string[]> {
  const { stdout } = await session.run(script, options);
  return Buffer.from(stdout)
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** A host may know itself with its domain and be listed without, and the other way round. */
function isSameHost(host: string, name: string): boolean {
  return (
    nodeKey(host) === nodeKey(name) ||
    (nodeKey(shortName(host)) === nodeKey(shortName(name)) && (!host.includes('.') || !name.includes('.')))
  );
}

function whyNot(found: ReturnType<typeof readFacts>, path: string, node: string): string {
  switch (found) {
    case 'link':
      return `${path} on ${node} is a symbolic link, which would be replaced by a file. Name the file it leads to with "to" in ha-cluster.json.`;
    case 'homeless':
      return `${node} has no folder ${path.slice(0, path.lastIndexOf('/')) || '/'} for ${path}. Is the program that reads it installed there?`;
    case 'other':
      return `${path} on ${node} is not a file. Look at it there before anything is put in its place.`;
    default:
      return `${node} does not tell what is at ${path}.`;
  }
}
