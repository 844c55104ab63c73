import { createHash } from 'node:crypto';
import { languages } from '../languages/index.generated.ts';
import library from './cib.sh';
import { type About, deploymentsOf } from './deployments.ts';
import { EXIT } from './exit-codes.ts';
import { adviceOn, DeployFailure } from './failure.ts';
import type { Fleet } from './fleet.ts';
import type { Inspection } from './inspect.ts';
import { secretsIn, withoutSecrets } from './mask.ts';
import type { NodeSession } from './node-session.ts';
import type { Plan, PlannedCib, PlannedNode } from './plan.ts';
import { shellWords } from './shell-words.ts';
import { STATE } from './transaction.ts';

/** crmsh and crm_simulate take their time on large clusters: milliseconds. */
const LIMIT = 300_000;

/** How long a cluster may take to do what a CIB means before it is looked at: milliseconds. */
const SETTLED = 120_000;

/** The text of the CIB before and after, as `crm configure show` prints it. */
export interface CibTexts {
  readonly before: string;
  readonly after: string;
}

/**
 * Tries the statements on a copy of the CIB, through a node that runs Pacemaker, with quorum if one has it. Undefined when there are none,
 * or they change nothing.
 *
 * @throws DeployFailure with the words of crmsh or crm_verify when they refuse.
 */
export async function planCib(
  fleet: Fleet,
  nodes: readonly PlannedNode[],
  seen: ReadonlyMap<string, Inspection>,
  sources: readonly string[],
  contentOf: (source: string) => Uint8Array,
  signal?: AbortSignal,
): Promise<{ readonly planned: PlannedCib; readonly texts: CibTexts } | undefined> {
  if (sources.length === 0) return undefined;
  const pacemakerOn = ({ name }: PlannedNode) => seen.get(name)?.activity.pacemaker;
  const online = nodes.find((node) => pacemakerOn(node)?.quorum) ?? nodes.find(pacemakerOn);
  if (!online) {
    throw new DeployFailure(
      'other',
      `Pacemaker runs on none of ${nodes.map(({ name }) => name).join(', ')}, so that nothing can be said of ${sources.join(', ')}. Start the cluster first; or deploy the other files, with --files.`,
    );
  }
  const statements = joined(sources.map(contentOf));
  const session = await fleet.session(online.name);
  const { code, stdout, stderr } = await session.run(`${library}\ncib_plan`, {
    input: statements,
    limit: LIMIT,
    ...(signal && { signal }),
  });
  if (code !== 0) {
    throw new DeployFailure(
      'refused',
      `${online.name} refuses ${sources.join(', ')}:\n${plain(stderr, statements)}`,
      online.name,
    );
  }
  const { digest, texts, transition } = comparison(session, stdout);
  if (texts.before === texts.after) return undefined;
  const hash = createHash('sha256').update(statements).digest('hex');
  return {
    planned: { node: online.name, sources, statements: hash, before: digest, transition },
    texts,
  };
}

/**
 * Plans to put the CIB back that a deployment found. Undefined when it changed none through this node, or that is back.
 *
 * @throws DeployFailure when somebody has changed the CIB since.
 */
export async function planCibBack(
  session: NodeSession,
  id: string,
  signal?: AbortSignal,
): Promise<{ readonly planned: PlannedCib; readonly texts: CibTexts } | undefined> {
  const node = session.access.name;
  const { code, stdout, stderr } = await session.run(`${library}\ncib_plan_back ${shellWords(id)}`, {
    limit: LIMIT,
    ...(signal && { signal }),
  });
  if (code !== 0) throw failure(code, node, stderr);
  if (stdout.length === 0) return undefined;
  const { digest, texts, transition } = comparison(session, stdout);
  return { planned: { node, sources: [], statements: '', before: digest, transition, takesBack: id }, texts };
}

/** What `cib_compare` of cib.sh prints. */
function comparison(session: NodeSession, stdout: Uint8Array) {
  const [digest = '', before = '', after = '', summary = ''] = session.parts(stdout);
  const transition = summary
    .split('\n')
    .filter((line) => line.startsWith('  *'))
    .map((line) => line.replace(/^\s*\*\s*/, '').replace(/\s+/g, ' '));
  return { digest: digest.trim(), texts: { before, after }, transition };
}

/**
 * Takes the planned change over into the live CIB, and waits until the cluster has done what it means. It is noted on
 * the node as part of the deployment, with the way back. `contents` are those of the planned sources.
 *
 * @throws DeployFailure when the CIB or the statements are not what the plan was made for, or Pacemaker refuses.
 */
export async function applyCib(
  session: NodeSession,
  plan: Plan,
  contents: readonly Uint8Array[],
): Promise<void> {
  const { cib, id } = plan;
  if (!cib) return;
  const { sources, before, node, takesBack } = cib;
  const statements = joined(contents);
  if (takesBack === undefined && createHash('sha256').update(statements).digest('hex') !== cib.statements) {
    throw new DeployFailure(
      'changed',
      `${sources.join(', ')} changed since the plan was made. Make a new plan.`,
    );
  }
  const about = await aboutOf(session, plan, cib);
  const request =
    takesBack === undefined
      ? `cib_apply ${shellWords(before, id, about)}`
      : `cib_take_back ${shellWords(before, id, about, takesBack)}`;
  const { code, stderr } = await session.run(`${library}\n${request}`, { input: statements, limit: LIMIT });
  if (code !== 0) throw failure(code, node, plain(stderr, statements));
  await session.run(`${library}\ncib_settle ${SETTLED / 1000}`, { limit: SETTLED + LIMIT });
}

/** What came of a change of the CIB that was cut off; `changed` when somebody has changed the CIB since. */
export type CibOutcome = 'taken' | 'left' | 'changed';

/**
 * Finds out what came of a change of the CIB that was cut off, and notes it on the node through which it went. Undefined
 * while Pacemaker answers with quorum on none of the nodes.
 */
export async function recoverCib(
  fleet: Fleet,
  names: readonly string[],
  node: string,
  id: string,
): Promise<CibOutcome | undefined> {
  for (const name of new Set([node, ...names])) {
    const { code, stdout } = await (await fleet.session(name)).run(`${library}\ncib_now`, { limit: LIMIT });
    if (code !== 0) continue;
    const digest = Buffer.from(stdout).toString().trim();
    const session = await fleet.session(node);
    const request = `use ${shellWords(id)}\ncib_recover ${shellWords(digest)}`;
    const recovered = await session.run(`${library}\n${request}`, { limit: LIMIT });
    if (recovered.code !== 0) throw failure(recovered.code, node, recovered.stderr);
    return OUTCOMES.find((outcome) => outcome === Buffer.from(recovered.stdout).toString().trim());
  }
  return undefined;
}

const OUTCOMES: readonly CibOutcome[] = ['taken', 'left', 'changed'];

/** What the node keeps of the deployment: what it has of it already, and that the CIB is part of it. */
async function aboutOf(session: NodeSession, plan: Plan, { sources, node }: PlannedCib): Promise<string> {
  const own = (await deploymentsOf(session)).find(({ id }) => id === plan.id)?.about;
  const fresh: About = {
    by: plan.by,
    at: plan.madeAt,
    nodes: [node],
    paths: [],
    ...(plan.takesBack !== undefined && { takesBack: plan.takesBack }),
  };
  return JSON.stringify({ ...(own ?? fresh), cib: sources } satisfies About);
}

function failure(code: number, node: string, said: string): DeployFailure {
  return code === EXIT.CHANGED
    ? new DeployFailure('changed', `${node}: ${said} Make a new plan, and look at what has changed.`, node)
    : new DeployFailure(
        'refused',
        `${node} did not take the change of the CIB:\n${said}${adviceOn(said, said.includes(STATE) ? STATE : '/tmp')}`,
        node,
      );
}

/** What programs said of statements, without colours, and without the passwords in those. */
function plain(said: string, statements: Uint8Array): string {
  const crmsh = languages.find(({ id }) => id === 'crmsh');
  const secrets = secretsIn(crmsh, Buffer.from(statements).toString());
  return withoutSecrets(said.replace(/\x1b\[[\d;]*m/g, ''), secrets);
}

/** One text, each file ended by a line break. */
function joined(contents: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    contents.flatMap((bytes) => (bytes.at(-1) === 0x0a ? [bytes] : [bytes, Buffer.from('\n')])),
  );
}
