import { createHash } from 'node:crypto';
import library from './cib.sh';
import { DeployFailure } from './failure.ts';
import type { Fleet } from './fleet.ts';
import type { Inspection } from './inspect.ts';
import type { NodeSession } from './node-session.ts';
import type { PlannedCib, PlannedNode } from './plan.ts';
import { shellWords } from './shell-words.ts';

/** crmsh and crm_simulate take their time on large clusters: milliseconds. */
const LIMIT = 300_000;

/** The exit code of cib.sh when the CIB is not what the plan was made for. */
const CHANGED = 76;

/** The text of the CIB before and after, as `crm configure show` prints it. */
export interface CibTexts {
  readonly before: string;
  readonly after: string;
}

/**
 * Tries the statements on a copy of the CIB, through the first node that runs Pacemaker. Undefined when there are none,
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
  const online = nodes.find(({ name }) => seen.get(name)?.activity.pacemaker !== undefined);
  if (!online) {
    throw new DeployFailure(
      'other',
      `Pacemaker runs on none of ${nodes.map(({ name }) => name).join(', ')}, so that nothing can be said of ${sources.join(', ')}. Start the cluster first; or deploy the other files, with --files.`,
    );
  }
  const statements = joined(sources, contentOf);
  const session = await fleet.session(online.name);
  const { code, stdout, stderr } = await session.run(`${library}\ncib_plan`, {
    input: statements,
    limit: LIMIT,
    ...(signal && { signal }),
  });
  if (code !== 0) {
    throw new DeployFailure(
      'refused',
      `${online.name} refuses ${sources.join(', ')}:\n${stderr}`,
      online.name,
    );
  }
  const [digest = '', before = '', after = '', summary = ''] = session.parts(stdout);
  if (before === after) return undefined;
  const transition = summary
    .split('\n')
    .filter((line) => line.startsWith('  *'))
    .map((line) => line.replace(/^\s*\*\s*/, '').replace(/\s+/g, ' '));
  const planned: PlannedCib = {
    node: online.name,
    sources,
    statements: createHash('sha256').update(statements).digest('hex'),
    before: digest.trim(),
    transition,
  };
  return { planned, texts: { before, after } };
}

/**
 * Takes the statements over into the live CIB, as one change.
 *
 * @throws DeployFailure when the CIB or the statements are not what the plan was made for, or Pacemaker refuses.
 */
export async function applyCib(
  session: NodeSession,
  { sources, statements: planned, before, node }: PlannedCib,
  id: string,
  contentOf: (source: string) => Uint8Array,
): Promise<void> {
  const statements = joined(sources, contentOf);
  if (createHash('sha256').update(statements).digest('hex') !== planned) {
    throw new DeployFailure(
      'changed',
      `${sources.join(', ')} changed since the plan was made. Make a new plan.`,
    );
  }
  await inCib(session, `cib_apply ${shellWords(before, id)}`, node, statements);
}

/** Puts back the configuration that a deployment changed, on whichever node keeps it. */
export async function takeBackCib(session: NodeSession, id: string): Promise<void> {
  await inCib(session, `cib_take_back ${shellWords(id)}`, session.access.name);
}

async function inCib(session: NodeSession, request: string, node: string, input?: Uint8Array): Promise<void> {
  const { code, stderr } = await session.run(`${library}\n${request}`, {
    ...(input && { input }),
    limit: LIMIT,
  });
  if (code === CHANGED) throw new DeployFailure('changed', `${node}: ${stderr} Make a new plan.`, node);
  if (code !== 0)
    throw new DeployFailure('refused', `${node} did not take the change of the CIB:\n${stderr}`, node);
}

/** One text, each file ended by a line break. */
function joined(sources: readonly string[], contentOf: (source: string) => Uint8Array): Uint8Array {
  const parts = sources.flatMap((source) => {
    const bytes = contentOf(source);
    return bytes.at(-1) === 0x0a ? [bytes] : [bytes, Buffer.from('\n')];
  });
  return Buffer.concat(parts);
}
