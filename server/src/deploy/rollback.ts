import { Recogniser } from '../core/recognise.ts';
import { languages } from '../languages/index.generated.ts';
import { type Applied, type ApplyOptions, apply } from './apply.ts';
import { type CibTexts, planCibBack } from './cib.ts';
import { deploymentsOf } from './deployments.ts';
import { DeployFailure } from './failure.ts';
import { type FileFacts, readFacts, writeFacts } from './file-facts.ts';
import { Fleet } from './fleet.ts';
import { pastDeployments } from './history.ts';
import { inspect } from './inspect.ts';
import { activationOf, inOrder, newId } from './make-plan.ts';
import type { NodeAccess, SshSettings } from './node-access.ts';
import type { NodeSession } from './node-session.ts';
import type { Plan, PlannedFile } from './plan.ts';
import { interrupted, settle } from './settle.ts';
import { shellWords } from './shell-words.ts';
import { requireSpace } from './space.ts';

/** What a way back will do, and the files it puts in place. */
export interface WayBack {
  readonly plan: Plan;
  readonly contentOf: (file: PlannedFile) => Promise<Uint8Array>;
  /** What becomes of the CIB when the way back is activated; absent when that stays as it is. */
  readonly cib?: CibTexts;
}

/**
 * Brings what was cut off to an end, if there is anything: that is the way back then. Returns what was done, in
 * sentences.
 *
 * @throws DeployFailure when that cannot be known yet.
 */
export async function settleNodes(
  nodes: readonly NodeAccess[],
  ssh: SshSettings,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const fleet = new Fleet(nodes, ssh, signal);
  try {
    const byNode = await fleet.each(fleet.names, deploymentsOf);
    if (interrupted(byNode).length === 0) return [];
    const { by } = newId();
    await fleet.lock(fleet.names, `${by}, putting an interrupted deployment in order`);
    const { done, waiting } = await settle(fleet, fleet.names);
    if (waiting.length > 0) throw new DeployFailure('other', [...done, ...waiting].join('\n'));
    return done;
  } finally {
    await fleet.close();
  }
}

/**
 * Plans to take a deployment back: the last one that is complete and was not taken back, or the one with an id. The way
 * back is a deployment itself, with the files that the nodes kept: staged everywhere, then all nodes or none, standby
 * before active. The tools are not asked about what was there before.
 *
 * @throws DeployFailure when there is none, a file was changed since, or a node has too little room.
 */
export async function planRollback(
  nodes: readonly NodeAccess[],
  root: string,
  ssh: SshSettings,
  id?: string,
  signal?: AbortSignal,
): Promise<WayBack> {
  const fleet = new Fleet(nodes, ssh, signal);
  try {
    const seen = await fleet.each(fleet.names, (session) => inspect(session, [], signal));
    const past = pastDeployments(new Map([...seen].map(([node, { deployments }]) => [node, deployments])));
    const takenBack = new Set(
      past.flatMap(({ outcome, takesBack }) => (outcome === 'complete' ? (takesBack ?? []) : [])),
    );
    const chosen =
      id === undefined
        ? past.find(
            (one) => one.outcome === 'complete' && !takenBack.has(one.id) && one.takesBack === undefined,
          )
        : past.find((one) => one.id === id);
    if (!chosen) {
      throw new DeployFailure(
        'other',
        id === undefined
          ? 'The nodes know of no deployment that could be taken back.'
          : `The nodes know of no deployment "${id}". "ha-cluster history" lists them.`,
      );
    }
    if (chosen.outcome !== 'complete') {
      throw new DeployFailure(
        'other',
        `The deployment ${chosen.id} is ${chosen.outcome}: there is nothing to take back.`,
      );
    }
    const contents = new Map<string, Uint8Array>();
    const involved = fleet.names.filter((name) => chosen.files.some(({ node }) => node === name));
    const byNode = await fleet.each(involved, async (session) => {
      const paths = chosen.files.flatMap(({ node, path }) => (node === session.access.name ? [path] : []));
      return wayBackOn(session, chosen.id, paths, contents);
    });
    const cib =
      chosen.cib === undefined
        ? undefined
        : await planCibBack(await fleet.session(chosen.cib), chosen.id, signal);
    const files = [...byNode.values()].flat();
    await requireSpace(fleet, files, signal);
    const ordered = inOrder(nodes, seen);
    const plan: Plan = {
      format: 1,
      ...newId(),
      root,
      nodes: ordered,
      files,
      ...(cib && { cib: cib.planned }),
      activation: activationOf(ordered, files.map(withLanguage)).filter(({ what }) => what !== 'script'),
      risks: [],
      left: [],
      takesBack: chosen.id,
    };
    return {
      plan,
      contentOf: async ({ node, path }) => contents.get(key(node, path)) ?? new Uint8Array(),
      ...(cib && { cib: cib.texts }),
    };
  } finally {
    await fleet.close();
  }
}

/**
 * Takes the files of a deployment back as planned. The CIB, and running programs, go back when the plan is activated, as
 * they went forth.
 */
export async function rollback(
  { plan, contentOf }: WayBack,
  options: Omit<ApplyOptions, 'contentOf'>,
): Promise<Applied> {
  return plan.files.length === 0 ? { notes: [] } : apply(plan, { ...options, contentOf });
}

const recogniser = new Recogniser(languages);

/**
 * With the language that a file has by its place: for what makes programs read it again. What goes back is not checked,
 * since it was there before.
 */
function withLanguage(file: PlannedFile): PlannedFile {
  const language = recogniser.recognise(file.path, () => '')?.language?.id;
  return { ...file, ...(language && { language }) };
}

/** What is put back on one node; the contents come along. */
async function wayBackOn(
  session: NodeSession,
  id: string,
  paths: readonly string[],
  contents: Map<string, Uint8Array>,
): Promise<readonly PlannedFile[]> {
  const { name } = session.access;
  const files: PlannedFile[] = [];
  for (const [n, path] of paths.entries()) {
    const ask = (what: string) => session.run(`use ${shellWords(id)}\ncat -- "$deployment/${n}/${what}"`);
    const was = kept(await ask('was').then(({ stdout }) => stdout));
    const after = kept(await ask('after').then(({ stdout }) => stdout));
    const copy = was?.kind === 'file' ? await ask('before') : undefined;
    if (!was || !after || (copy && copy.code !== 0)) {
      throw new DeployFailure('other', `${name} has not kept what ${path} was before ${id}.`, name);
    }
    const now = kept(await session.run(`facts ${shellWords(path)}`).then(({ stdout }) => stdout));
    if (now && writeFacts(now) === writeFacts(was)) continue;
    if (copy) contents.set(key(name, path), copy.stdout);
    files.push({ node: name, path, source: `${path} before ${id}`, before: after, after: was });
  }
  return files;
}

function kept(line: Uint8Array): FileFacts | undefined {
  const facts = readFacts(Buffer.from(line).toString().trim());
  return typeof facts === 'object' ? facts : undefined;
}

function key(node: string, path: string): string {
  return `${node} ${path}`;
}
