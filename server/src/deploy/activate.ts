import { languages } from '../languages/index.generated.ts';
import { ACTIVITY, type Activity, readActivity } from './activity.ts';
import { applyCib } from './cib.ts';
import { asFailure, DeployFailure } from './failure.ts';
import { Fleet } from './fleet.ts';
import { readSource } from './make-plan.ts';
import { secretsIn, withoutSecrets } from './mask.ts';
import type { SshSettings } from './node-access.ts';
import type { NodeSession } from './node-session.ts';
import type { Plan, PlannedActivation } from './plan.ts';
import { settle } from './settle.ts';
import { shellWords } from './shell-words.ts';
import { activationScript } from './tools.ts';

/** What `drbdadm adjust` or a script may take: milliseconds. */
const LIMIT = 300_000;

/** How often, a second apart, programs that took over new files are asked whether they are well. */
const WELL_TRIES = 30;

export interface ActivateOptions {
  readonly ssh: SshSettings;
  readonly progress?: (progress: { readonly step: 'activate'; readonly node: string }) => void;
  readonly signal?: AbortSignal;
}

/** What one step of the activation did. */
export interface Activated {
  readonly node: string;
  readonly command: string;
  /** What the command printed, and what is different now, for people. */
  readonly said: string;
}

/** What an activation did, in lines for people. */
export function activationReport(done: readonly Activated[]): readonly string[] {
  return done.flatMap(({ node, command, said }) => [`${node}: ${command}`, ...(said === '' ? [] : [said])]);
}

/**
 * Makes running programs take over what was deployed: one node after the other, standby first, each only while the
 * cluster is well; then the CIB, once.
 *
 * @throws DeployFailure when the cluster is not well, before or between, or a command fails; what was activated by then
 * is told, and stays.
 */
export async function activate(plan: Plan, options: ActivateOptions): Promise<readonly Activated[]> {
  const { ssh, signal, progress } = options;
  const fleet = new Fleet(plan.nodes, ssh, signal);
  const done: Activated[] = [];
  const settled: string[] = [];
  try {
    const owner = `${plan.by}, activation of ${plan.id}, since ${new Date().toISOString()}`;
    await fleet.lock(fleet.names, owner);
    if (plan.cib) settled.push(...(await settle(fleet, fleet.names)).done);
    const before = await fleet.each(fleet.names, activityOf);
    for (const [node, activity] of before) requireWell(node, activity);
    requireTogether(before);
    for (const step of plan.activation) {
      signal?.throwIfAborted();
      progress?.({ step: 'activate', node: step.node });
      const session = await fleet.session(step.node);
      done.push(await run(session, step));
      await untilWell(fleet, before, signal);
    }
    if (plan.cib) {
      signal?.throwIfAborted();
      const { node, sources, takesBack } = plan.cib;
      progress?.({ step: 'activate', node });
      await applyCib(await fleet.session(node), plan, await statementsOf(plan.root, sources));
      const after = await fleet.each(fleet.names, activityOf);
      const command =
        takesBack === undefined
          ? `crm configure load update ${sources.join(' ')}`
          : `the CIB from before ${takesBack}`;
      done.push({ node, command, said: [...settled, ...[...after].flatMap(whatRuns)].join('\n') });
      for (const [name, activity] of after) requireWell(name, activity, before.get(name));
    }
    return done;
  } catch (error) {
    const failure = asFailure(error);
    const told =
      done.length === 0
        ? 'Nothing was activated. The new files are in place, and count when the programs start next.'
        : `Activated before that: ${done.map(({ node, command }) => `"${command}" on ${node}`).join(', ')}.`;
    throw new DeployFailure(failure.kind, [...settled, failure.message, told].join('\n'), failure.node);
  } finally {
    await fleet.close();
  }
}

/** The files of the workspace with statements for the CIB, in their order. */
async function statementsOf(root: string, sources: readonly string[]): Promise<readonly Uint8Array[]> {
  return Promise.all(sources.map((source) => readSource(root, source)));
}

/**
 * A cluster without a part of it is not one in which anything may change.
 *
 * @throws DeployFailure when a program runs on one of the nodes, and on another it is there and does not.
 */
function requireTogether(activities: ReadonlyMap<string, Activity>): void {
  for (const [program, isRunning] of RUNNING) {
    if (![...activities.values()].some(isRunning)) continue;
    const [missing] = [...activities].find(([, { idle }]) => idle.includes(program)) ?? [];
    if (missing === undefined) continue;
    throw new DeployFailure(
      'refused',
      `Nothing is activated: ${program} does not run on ${missing}, but on other nodes. Start it there first.`,
      missing,
    );
  }
}

const RUNNING: ReadonlyMap<string, (activity: Activity) => boolean> = new Map([
  ['Pacemaker', ({ pacemaker }) => pacemaker !== undefined],
  ['Heartbeat', ({ heartbeat }) => heartbeat !== undefined],
]);

function whatRuns([node, { pacemaker }]: readonly [string, Activity]): readonly string[] {
  return (pacemaker?.resources ?? []).map((resource) => `${resource.trim()} runs on ${node}`);
}

/**
 * A program that reads its files again may not answer for a moment.
 *
 * @throws DeployFailure when the cluster is not well after a while.
 */
async function untilWell(
  fleet: Fleet,
  before: ReadonlyMap<string, Activity>,
  signal?: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      for (const [node, activity] of await fleet.each(fleet.names, activityOf)) {
        requireWell(node, activity, before.get(node));
      }
      return;
    } catch (error) {
      if (attempt >= WELL_TRIES || asFailure(error).kind !== 'refused') throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function activityOf(session: NodeSession): Promise<Activity> {
  const { stdout } = await session.run(ACTIVITY);
  return readActivity(Buffer.from(stdout).toString().split('\n'));
}

/**
 * A cluster in which anything may be started, stopped or moved.
 *
 * @throws DeployFailure on split brain, a missing peer, lost quorum, or what failed since `before`.
 */
function requireWell(node: string, activity: Activity, before?: Activity): void {
  const refuse = (why: string) => {
    throw new DeployFailure('refused', `Nothing more is activated: ${why}`, node);
  };
  const { pacemaker, drbd, heartbeat, peers } = activity;
  if (pacemaker && !pacemaker.quorum) {
    refuse(
      `${node} has no quorum, so that Pacemaker there does not answer for the cluster. Bring the other nodes back first.`,
    );
  }
  if (before?.pacemaker && !pacemaker) refuse(`Pacemaker on ${node} does not answer any more.`);
  if (before?.heartbeat && !heartbeat) refuse(`Heartbeat on ${node} does not answer any more.`);
  if (heartbeat === 'transition')
    refuse(`Heartbeat on ${node} is just moving resources. Wait until it is done.`);
  const lost = peers.find(({ status }) => status !== 'active');
  if (lost) {
    refuse(
      `Heartbeat on ${node} does not see ${lost.name} as active, but as ${lost.status || 'unknown'}. Bring it back first.`,
    );
  }
  for (const { resource, connections, disks } of drbd) {
    if (connections.includes('StandAlone')) {
      refuse(
        `DRBD ${resource} on ${node} is StandAlone, which after a split brain means two different sets of data. Resolve that first.`,
      );
    }
    const lonely = connections.find(
      (state) => !['Connected', 'SyncSource', 'SyncTarget', 'PausedSyncS', 'PausedSyncT'].includes(state),
    );
    if (lonely !== undefined)
      refuse(`DRBD ${resource} on ${node} has no peer (${lonely}). Connect it first.`);
    if (disks.some((disk) => disk !== 'UpToDate' && disk !== 'Diskless' && disk !== '')) {
      refuse(`the disk of DRBD ${resource} on ${node} is ${disks.join(', ')}. Wait until it is UpToDate.`);
    }
  }
  const known = new Set(before?.pacemaker?.failures ?? pacemaker?.failures ?? []);
  const fresh = (pacemaker?.failures ?? []).filter((failure) => !known.has(failure));
  if (fresh.length > 0) refuse(`since then something failed: ${fresh.join('; ')}`);
}

async function run(session: NodeSession, step: PlannedActivation): Promise<Activated> {
  const { node, what, command, path } = step;
  const state = 'tgtadm --lld iscsi --op show --mode target 2>/dev/null';
  const isTgt = what === 'script' || what === 'tgt-targets';
  const before = isTgt ? await output(session, state) : '';
  const script = path === undefined ? activationScript(what) : `sh -- ${shellWords(path)}`;
  if (script === undefined) throw new DeployFailure('other', `"${what}" cannot be activated.`, node);
  const { code, stdout, stderr } = await session.run(script, { limit: LIMIT });
  const printed = [Buffer.from(stdout).toString().trim(), stderr].filter(Boolean).join('\n');
  const said = path === undefined ? printed : withoutSecrets(printed, await secretsOf(session, path));
  if (code !== 0) {
    throw new DeployFailure('refused', `"${command}" on ${node} failed (exit code ${code}): ${said}`, node);
  }
  const after = isTgt ? await output(session, state) : '';
  return { node, command, said: before === after ? said : `${said}\nTargets now:\n${after}`.trim() };
}

/** The passwords in a script, which repeats them with `set -x`. */
async function secretsOf(session: NodeSession, path: string): Promise<readonly string[]> {
  const tgtadm = languages.find(({ id }) => id === 'tgtadm');
  return secretsIn(tgtadm, await output(session, `cat -- ${shellWords(path)}`));
}

async function output(session: NodeSession, script: string): Promise<string> {
  return Buffer.from((await session.run(script)).stdout).toString();
}
