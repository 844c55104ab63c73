import { DeployFailure } from './failure.ts';
import { Fleet } from './fleet.ts';
import { readNodeFile } from './inspect.ts';
import type { SshSettings } from './node-access.ts';
import type { NodeSession } from './node-session.ts';

/** A file for the workspace, made of what nodes have. */
export interface ImportedFile {
  /** Relative to the root of the cluster that is made. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Only its owner may read it on the nodes. */
  readonly secret: boolean;
}

export interface Imported {
  /** The names of the nodes, as `uname -n` prints them. */
  readonly nodes: readonly string[];
  readonly files: readonly ImportedFile[];
}

/** Where the files of this product lie on a node. */
const PLACES = [
  '/etc/drbd.conf',
  '/etc/drbd.d/*.res',
  '/etc/drbd.d/*.conf',
  '/etc/ha.d/ha.cf',
  '/etc/ha.d/authkeys',
  '/etc/ha.d/haresources',
  '/etc/corosync/corosync.conf',
  '/etc/tgt/targets.conf',
  '/etc/tgt/conf.d/*.conf',
];

/** Prints, each ended by NUL, mode and path of what is there. */
const LIST = `for file in ${PLACES.join(' ')}; do [ -f "$file" ] && printf '%s %s\\0' "$(stat -c %a -- "$file")" "$file"; done; true`;

/** The configuration of the running cluster as crm statements; nothing where Pacemaker does not run. */
const STATEMENTS =
  'if command -v crm >/dev/null && crm_node -q >/dev/null 2>&1; then TERM=dumb crm -D plain configure show obscure:; fi';

interface Found {
  readonly name: string;
  readonly files: ReadonlyMap<string, { readonly content: Uint8Array; readonly secret: boolean }>;
  readonly statements: Uint8Array;
}

/**
 * Reads an existing cluster from its nodes: the files, and the live CIB as crm statements. What all nodes have alike
 * becomes one file, what differs one for each. Nothing is changed on the nodes.
 *
 * `destinations` are what ssh takes, such as an alias or `user@host`; `become` whether to use sudo there.
 *
 * @throws DeployFailure when a node cannot be reached, or there is nothing on any of them.
 */
export async function importCluster(
  destinations: readonly string[],
  become: boolean,
  ssh: SshSettings,
  signal?: AbortSignal,
): Promise<Imported> {
  const fleet = new Fleet(
    destinations.map((destination) => ({ name: destination, ssh: destination, become })),
    ssh,
    signal,
  );
  try {
    const found = [...(await fleet.each(fleet.names, (session) => readNode(session, signal))).entries()];
    const names = found.map(([, { name }]) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      throw new DeployFailure('other', `Two of ${destinations.join(', ')} lead to the same node, ${twice}.`);
    }
    const files = [...shared(found.map(([, node]) => node)), ...statementsOf(found.map(([, node]) => node))];
    if (files.length === 0) {
      throw new DeployFailure('other', `There is no cluster configuration on ${names.join(', ')}.`);
    }
    const nodes = Object.fromEntries(
      found.map(([destination, { name }]) => [
        name,
        { ...(destination !== name && { ssh: destination }), ...(become && { become }) },
      ]),
    );
    const marker = Buffer.from(`${JSON.stringify({ nodes }, null, 2)}\n`);
    return { nodes: names, files: [{ path: 'ha-cluster.json', content: marker, secret: false }, ...files] };
  } finally {
    await fleet.close();
  }
}

async function readNode(session: NodeSession, signal?: AbortSignal): Promise<Found> {
  const options = signal ? { signal } : {};
  const text = async (script: string) => Buffer.from((await session.run(script, options)).stdout).toString();
  const name = (await text('uname -n')).trim();
  const files = new Map<string, { content: Uint8Array; secret: boolean }>();
  for (const entry of (await text(LIST)).split('\0')) {
    const [, mode = '', path] = /^([0-7]+) (.+)$/s.exec(entry) ?? [];
    if (path === undefined) continue;
    files.set(path, { content: await readNodeFile(session, path, signal), secret: mode.endsWith('00') });
  }
  const { stdout } = await session.run(STATEMENTS, options);
  return { name, files, statements: stdout };
}

/** What all nodes have alike lies in etc/, everything else in the folder of its node. */
function shared(nodes: readonly Found[]): readonly ImportedFile[] {
  const paths = [...new Set(nodes.flatMap(({ files }) => [...files.keys()]))].sort();
  return paths.flatMap((path): ImportedFile[] => {
    const copies = nodes.map(({ files }) => files.get(path));
    const [first] = copies;
    if (first && copies.every((copy) => copy && Buffer.compare(copy.content, first.content) === 0)) {
      return [{ path: path.slice(1), content: first.content, secret: copies.some((copy) => copy?.secret) }];
    }
    return nodes.flatMap(({ name, files }) => {
      const copy = files.get(path);
      return copy ? [{ path: `nodes/${name}${path}`, ...copy }] : [];
    });
  });
}

/** The CIB is the same on all nodes: that of the first which runs Pacemaker. */
function statementsOf(nodes: readonly Found[]): readonly ImportedFile[] {
  const running = nodes.find(({ statements }) => statements.length > 0);
  return running ? [{ path: 'cluster.crm', content: running.statements, secret: true }] : [];
}
