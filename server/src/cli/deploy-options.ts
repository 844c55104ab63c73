import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import { asFailure, DeployFailure } from '../deploy/failure.ts';
import type { SshSettings } from '../deploy/node-access.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import type { ExitCode } from './command.ts';
import { nameOf } from './name.ts';
import { openWorkspace, uriOf } from './open-path.ts';

/** What every command that goes to nodes understands. */
export const DEPLOY_USAGE = `  --nodes A,B           only these nodes
  --ssh-config FILE     the configuration that ssh reads, instead of your own
  --help                this text

Nodes are reached with the ssh program of this machine: your ssh configuration, agent and known hosts count, and unknown
host keys are never accepted. How a node is reached stands in ha-cluster.json; without it, by its name.`;

const OPTIONS = {
  nodes: { type: 'string' },
  'ssh-config': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/** How a command was called. */
export interface DeployCall {
  readonly positionals: readonly string[];
  readonly only: readonly string[] | undefined;
  readonly ssh: SshSettings;
  /** Aborted when the person presses Ctrl-C: what was begun is put back, then the command ends. */
  readonly signal: AbortSignal;
  /** Whether an option of the command itself was given. */
  readonly has: (flag: string) => boolean;
  /** The value of an option of the command itself. */
  readonly value: (option: string) => string | undefined;
}

export type { ExitCode };

/**
 * Runs a command that goes to nodes: reads its arguments, and tells failures as people read them.
 * `flags` and `values` are the options of the command itself.
 */
export async function deployCommand(
  name: string,
  usage: string,
  args: readonly string[],
  own: { readonly flags?: readonly string[]; readonly values?: readonly string[] },
  work: (call: DeployCall) => Promise<ExitCode>,
): Promise<ExitCode> {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments(args, own);
  } catch (error) {
    console.error(`ha-cluster ${name}: ${asFailure(error).message}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = given;
  if (values['help'] === true) {
    console.log(usage);
    return 0;
  }
  const cancel = new AbortController();
  const interrupt = () => {
    console.error('ha-cluster: putting back what was begun; please wait.');
    cancel.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined);
  const config = text('ssh-config');
  try {
    return await work({
      positionals,
      only: text('nodes')
        ?.split(',')
        .map((one) => one.trim()),
      ssh: {
        program: 'ssh',
        options: config === undefined ? [] : ['-F', config],
        environment: {},
        mayAsk: process.stdin.isTTY === true,
      },
      signal: cancel.signal,
      has: (flag) => values[flag] === true,
      value: text,
    });
  } catch (error) {
    const failure = asFailure(error);
    if (!(error instanceof DeployFailure) && error instanceof Error && error.name !== 'AbortError')
      throw error;
    console.error(`ha-cluster ${name}: ${failure.message}`);
    return failure.kind === 'other' || failure.kind === 'no-ssh' ? 2 : 1;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function readArguments(
  args: readonly string[],
  { flags = [], values = [] }: { readonly flags?: readonly string[]; readonly values?: readonly string[] },
) {
  const options: ParseArgsOptionsConfig = {
    ...OPTIONS,
    ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' }] as const)),
    ...Object.fromEntries(values.map((option) => [option, { type: 'string' }] as const)),
  };
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

/**
 * The cluster of a folder.
 *
 * @throws DeployFailure when there is none, or there are several, or something in it cannot be read.
 */
export async function clusterOf(folder: string): Promise<Cluster> {
  const facts = await stat(folder).catch(() => undefined);
  if (!facts?.isDirectory()) throw new DeployFailure('other', `${folder} is not a folder.`);
  const obstacles: string[] = [];
  const workspace = openWorkspace((message) => obstacles.push(message), { clusterRules });
  await workspace.addFolder(uriOf(folder));
  if (obstacles.length > 0) throw new DeployFailure('other', obstacles.join('\n'));
  const clusters = [...workspace.clusters].filter(({ documents }) => documents.size > 0);
  const [cluster, other] = clusters;
  if (!cluster) throw new DeployFailure('other', `No cluster configuration found in ${folder}.`);
  if (other) {
    const roots = clusters.map(({ root }) => nameOf(URI.file(root).fsPath)).join(', ');
    throw new DeployFailure('other', `${folder} holds several clusters. Name one of them: ${roots}.`);
  }
  return cluster;
}

/** A question that wants a yes; without a terminal to ask on, `yes` is what was given on the command line. */
export async function confirmed(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (process.stdin.isTTY !== true) {
    console.error('There is nobody to ask: give --yes to go on.');
    return false;
  }
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`${question} Type "yes" to go on: `)).trim() === 'yes';
  } finally {
    terminal.close();
  }
}

/** A plan that was saved. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new DeployFailure('other', `${file} cannot be read: ${asFailure(error).message}`);
  }
}
