import type { Cluster } from '../core/cluster.ts';
import { Fleet } from './fleet.ts';
import { inspect, readNodeFile } from './inspect.ts';
import { choose, pathsOn, plannedFile, readAll } from './make-plan.ts';
import type { SshSettings } from './node-access.ts';
import { nodesOf } from './nodes.ts';
import { interrupted } from './settle.ts';
import { targetsOf } from './targets.ts';

/** A file of a node that is not what the workspace says. */
export interface DriftedFile {
  readonly node: string;
  readonly path: string;
  /** Relative to the root of the cluster. */
  readonly source: string;
  readonly difference: 'missing' | 'content' | 'mode or owner';
  /** What the node has; absent when it has none. */
  readonly content?: Uint8Array;
}

export interface Drift {
  readonly files: readonly DriftedFile[];
  /** Deployments that were cut off, in sentences. */
  readonly interrupted: readonly string[];
}

/** Compares nodes with the workspace. Nothing is changed, and files with errors are compared like others. */
export async function drift(
  cluster: Cluster,
  ssh: SshSettings,
  only?: readonly string[],
  signal?: AbortSignal,
): Promise<Drift> {
  const nodes = choose(nodesOf(cluster), only);
  const targets = await targetsOf(cluster, nodes);
  const contents = await readAll(cluster, targets);
  const fleet = new Fleet(nodes, ssh, signal);
  try {
    const seen = await fleet.each(fleet.names, (session) =>
      inspect(session, pathsOn(targets, session.access.name), signal),
    );
    const byNode = await fleet.each(fleet.names, async (session) => {
      const { name } = session.access;
      const files: DriftedFile[] = [];
      for (const target of targets.files) {
        const planned = target.nodes.includes(name) && plannedFile(target, name, contents, seen);
        if (!planned) continue;
        const { before, after, node, path, source } = planned;
        if (before.kind === 'none') files.push({ node, path, source, difference: 'missing' });
        else {
          const isSame = after.kind === 'file' && before.sha256 === after.sha256;
          const content = await readNodeFile(session, path, signal);
          files.push({ node, path, source, difference: isSame ? 'mode or owner' : 'content', content });
        }
      }
      return files;
    });
    const cut = interrupted(new Map([...seen].map(([node, { deployments }]) => [node, deployments])));
    return {
      files: [...byNode.values()].flat(),
      interrupted: cut.map(({ id, by, at, nodes: names }) => `${id} by ${by} (${at}) to ${names.join(', ')}`),
    };
  } finally {
    await fleet.close();
  }
}
