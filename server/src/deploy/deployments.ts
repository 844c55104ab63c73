import type { NodeSession } from './node-session.ts';

/** How far a deployment came on a node; `activating`: its files are complete, and the CIB is being changed through it. */
export type Phase = 'staging' | 'committing' | 'committed' | 'complete' | 'activating' | 'undone';

/** What a node keeps of a deployment, for whoever comes next. */
export interface About {
  /** The person and machine, `root@desk`. */
  readonly by: string;
  readonly at: string;
  /** The names of all nodes it is about. */
  readonly nodes: readonly string[];
  /** What it changes on this node, by number. */
  readonly paths: readonly string[];
  /** The deployment that it takes back. */
  readonly takesBack?: string;
  /** The files whose statements went into the CIB through this node; empty when the CIB from before is back. */
  readonly cib?: readonly string[];
}

export interface Deployment {
  readonly id: string;
  readonly phase: Phase;
  /** Absent when the connection broke before it was written. */
  readonly about: About | undefined;
}

const PHASES: readonly string[] = [
  'staging',
  'committing',
  'committed',
  'complete',
  'activating',
  'undone',
] satisfies Phase[];

/** What a node knows of deployments, the youngest first. */
export async function deploymentsOf(session: NodeSession): Promise<readonly Deployment[]> {
  const { stdout } = await session.run('deployments');
  return readDeployments(Buffer.from(stdout).toString().split('\n'));
}

/** What `deployments` of node.sh prints, the youngest first. */
export function readDeployments(lines: readonly string[]): readonly Deployment[] {
  return lines.flatMap((line) => {
    const [, id, phase = '', about = ''] = /^(\S+) (\S+) ?(.*)$/s.exec(line) ?? [];
    return id !== undefined && isPhase(phase) ? [{ id, phase, about: readAbout(about) }] : [];
  });
}

/** Whether it ended, one way or the other. */
export function hasEnded({ phase }: Deployment): boolean {
  return phase === 'complete' || phase === 'undone';
}

function isPhase(word: string): word is Phase {
  return PHASES.includes(word);
}

function readAbout(text: string): About | undefined {
  try {
    return JSON.parse(text) as About;
  } catch {
    return undefined;
  }
}
