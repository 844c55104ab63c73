import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import { describeActivity } from './activity.ts';
import { type CibTexts, planCib } from './cib.ts';
import { DeployFailure } from './failure.ts';
import { type FileFacts, writeFacts } from './file-facts.ts';
import { Fleet } from './fleet.ts';
import { gate } from './gate.ts';
import { type Inspection, inspect, readNodeFile } from './inspect.ts';
import type { NodeAccess, SshSettings } from './node-access.ts';
import { nodesOf } from './nodes.ts';
import type { Plan, PlannedActivation, PlannedFile, PlannedNode } from './plan.ts';
import { risksOf } from './risks.ts';
import { interrupted } from './settle.ts';
import { requireSpace } from './space.ts';
import { type Target, type Targets, targetsOf } from './targets.ts';
import { isCalledByOthers, TOOLS } from './tools.ts';
import { type ToolVersions, toolVersions } from './versions.ts';

export interface PlanOptions {
  readonly ssh: SshSettings;
  /** The names of the nodes to deploy to; all without it. */
  readonly only?: readonly string[];
  /** Leaves out what goes into the CIB, for clusters that do not run yet. */
  readonly filesOnly?: boolean;
  readonly signal?: AbortSignal;
}

/** A plan, and what people look at before it is applied. */
export interface Planned {
  readonly plan: Plan;
  readonly changes: readonly Change[];
  /** What the statements make of the CIB; absent when the plan changes nothing there. */
  readonly cib?: CibTexts;
}

/** The content of a planned file, before and after. */
export interface Change {
  readonly file: PlannedFile;
  /** Absent where there is no file. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

/**
 * Works out what a deployment of a cluster would do. The nodes are read, and nothing is changed there.
 *
 * @throws DeployFailure when the cluster has errors, a node cannot be reached or has too little room, or an earlier
 * deployment was cut off.
 */
export async function makePlan(cluster: Cluster, options: PlanOptions): Promise<Planned> {
  gate(cluster);
  const nodes = choose(nodesOf(cluster), options.only);
  const targets = await targetsOf(cluster, nodes);
  requireOneSource(targets);
  const contents = await readAll(cluster, targets);
  const fleet = new Fleet(nodes, options.ssh, options.signal);
  try {
    const names = nodes.map(({ name }) => name);
    const seen = await fleet.each(names, (session) =>
      inspect(session, pathsOn(targets, session.access.name), options.signal),
    );
    requireNothingInterrupted(seen);
    const files = targets.files.flatMap((target) =>
      target.nodes.flatMap((node) => plannedFile(target, node, contents, seen) ?? []),
    );
    await requireSpace(fleet, files, options.signal);
    const versions = await fleet.each(names, (session) => toolVersions(session, options.signal));
    const ordered = inOrder(nodes, seen, versions);
    const contentOf = (source: string) => contents.get(source)?.bytes ?? new Uint8Array();
    const isRunning = [...seen.values()].some(({ activity }) => activity.pacemaker !== undefined);
    const sources = isRunning && !options.filesOnly ? targets.cib : [];
    const waiting = isRunning ? [] : targets.cib.map((source) => ({ source, reason: NOT_RUNNING }));
    const cib = await planCib(fleet, ordered, seen, sources, contentOf, options.signal);
    const plan: Plan = {
      format: 1,
      ...newId(),
      root: cluster.root,
      nodes: ordered,
      files,
      ...(cib && { cib: cib.planned }),
      activation: activationOf(ordered, files),
      risks: risksOf(ordered, seen, files, cluster.file.versions),
      left: [...targets.left, ...waiting],
    };
    const changes = await Promise.all(
      files.map(async (file): Promise<Change> => {
        const after = contents.get(file.source)?.bytes;
        const before =
          file.before.kind === 'file' &&
          readNodeFile(await fleet.session(file.node), file.path, options.signal);
        return { file, ...(before && { before: await before }), ...(after && { after }) };
      }),
    );
    return { plan, changes, ...(cib && { cib: cib.texts }) };
  } finally {
    await fleet.close();
  }
}

/** The id of a deployment, when it was planned, and by whom. */
export function newId(): Pick<Plan, 'id' | 'madeAt' | 'by'> {
  const madeAt = new Date().toISOString();
  return {
    id: `${madeAt.replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`,
    madeAt,
    by: `${userInfo().username}@${hostname()}`,
  };
}

/** @throws DeployFailure when one of the names is none of the nodes. */
export function choose(
  nodes: readonly NodeAccess[],
  only: readonly string[] | undefined,
): readonly NodeAccess[] {
  const unknown = only?.find((name) => !nodes.some((node) => node.name === name));
  if (unknown !== undefined) {
    throw new DeployFailure(
      'other',
      `There is no node "${unknown}" in this cluster. Its nodes: ${nodes.map(({ name }) => name).join(', ')}.`,
    );
  }
  return only ? nodes.filter(({ name }) => only.includes(name)) : nodes;
}

/** The content of a file of the workspace, byte for byte. */
export async function readSource(root: string, source: string): Promise<Uint8Array> {
  return readFile(path.join(URI.file(root).fsPath, source));
}

const NOT_RUNNING = 'Pacemaker runs on none of the nodes; deploy it once the cluster is started';

/** What is in the files of the workspace, by their names, and whether they may be executed. */
export type Contents = ReadonlyMap<string, { readonly bytes: Uint8Array; readonly isProgram: boolean }>;

/** The files that go to nodes, and those with statements for the CIB. */
export async function readAll(cluster: Cluster, targets: Targets): Promise<Contents> {
  const sources = [...targets.files.map(({ source }) => source), ...targets.cib];
  return new Map(
    await Promise.all(
      sources.map(async (source) => {
        const file = path.join(URI.file(cluster.root).fsPath, source);
        const [bytes, { mode }] = await Promise.all([readSource(cluster.root, source), stat(file)]);
        return [source, { bytes, isProgram: (mode & 0o100) !== 0 }] as const;
      }),
    ),
  );
}

export function pathsOn(targets: Targets, node: string): readonly string[] {
  return targets.files.filter(({ nodes }) => nodes.includes(node)).map((target) => target.path);
}

/** What a node gets, unless it has it. */
export function plannedFile(
  target: Target,
  node: string,
  contents: Contents,
  seen: ReadonlyMap<string, Inspection>,
): PlannedFile | undefined {
  const content = contents.get(target.source);
  const before = seen.get(node)?.files.get(target.path);
  if (!content || !before) return undefined;
  const after = factsAfter(target, content, before);
  if (writeFacts(before) === writeFacts(after)) return undefined;
  const { source, path: place, language } = target;
  return { node, path: place, source, ...(language && { language }), before, after };
}

/** Mode and owner stay as they are on the node, unless the tool insists on others. */
function factsAfter(
  { language }: Target,
  { bytes, isProgram }: { readonly bytes: Uint8Array; readonly isProgram: boolean },
  before: FileFacts,
): FileFacts {
  const support = language && TOOLS[language];
  const fresh = support?.mode ?? '644';
  const executable = fresh === '600' ? '700' : '755';
  const old = before.kind === 'file' ? before : undefined;
  return {
    kind: 'file',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mode: support?.insists ?? old?.mode ?? (isProgram ? executable : fresh),
    uid: support?.insists ? 0 : (old?.uid ?? 0),
    gid: support?.insists ? 0 : (old?.gid ?? 0),
    size: bytes.length,
  };
}

/** @throws DeployFailure when two files of the workspace belong in the same place of a node. */
function requireOneSource({ files }: Targets): void {
  const sources = new Map<string, string>();
  for (const { path: place, nodes, source } of files) {
    for (const node of nodes) {
      const id = `${place} on ${node}`;
      const other = sources.get(id);
      if (other !== undefined) {
        throw new DeployFailure(
          'other',
          `Both ${other} and ${source} are to become ${id}. Keep one of them.`,
        );
      }
      sources.set(id, source);
    }
  }
}

/** A change of the CIB that was cut off is in nobody's way while there is no Pacemaker to ask about it. */
function requireNothingInterrupted(seen: ReadonlyMap<string, Inspection>): void {
  const isAnswering = [...seen.values()].some(({ activity }) => activity.pacemaker?.quorum);
  const one = interrupted(new Map([...seen].map(([node, { deployments }]) => [node, deployments]))).find(
    ({ cib }) => cib === undefined || isAnswering,
  );
  if (!one) return;
  const end =
    one.cib === undefined
      ? 'finished when all nodes have the new files, else undone'
      : 'it finds out whether the CIB was changed';
  throw new DeployFailure(
    'other',
    `The deployment ${one.id} by ${one.by} (${one.at}) to ${one.nodes.join(', ')} was cut off, or is still going on. "ha-cluster rollback" brings it to an end: ${end}.`,
  );
}

/** Standby before active, so that what fails, fails where nothing runs. */
export function inOrder(
  nodes: readonly NodeAccess[],
  seen: ReadonlyMap<string, Inspection>,
  versions: ReadonlyMap<string, ToolVersions> = new Map(),
): readonly PlannedNode[] {
  return nodes
    .map((node) => {
      const inspection = seen.get(node.name);
      return {
        ...node,
        activity: inspection ? describeActivity(inspection.activity) : [],
        versions: versions.get(node.name) ?? {},
      };
    })
    .sort((a, b) => a.activity.length - b.activity.length);
}

/** What to run where, in the order of the nodes. */
export function activationOf(
  nodes: readonly PlannedNode[],
  files: readonly PlannedFile[],
): readonly PlannedActivation[] {
  const steps: PlannedActivation[] = [];
  for (const { name } of nodes) {
    for (const { node, language, path: place } of files) {
      const activation = node === name && language ? TOOLS[language]?.activation : undefined;
      if (!activation || (activation.what === 'script' && isCalledByOthers(place))) continue;
      const { what, command, once } = activation;
      const step: PlannedActivation =
        what === 'script'
          ? { node, what, command: `${command} ${place}`, path: place }
          : { node, what, command };
      const isThere = steps.some(
        (other) =>
          other.what === what && other.path === step.path && (once === true || other.node === step.node),
      );
      if (!isThere) steps.push(step);
    }
  }
  return steps;
}
