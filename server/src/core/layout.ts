import picomatch from 'picomatch';
import { type ClusterFile, NO_CLUSTER_FILE } from './cluster-file.ts';
import { nodeKey } from './keys.ts';
import type { LanguageId } from './language.ts';

/** Where a file of the workspace belongs: on which nodes, and where there. */
export interface Home {
  /** The keys of the nodes that have the file, in order; undefined for all nodes. */
  readonly nodes: readonly string[] | undefined;
  /** The name of the node folder the file lies in: `nodes/<name>/...`. */
  readonly folder: string | undefined;
  /** The path on the node, as far as the layout tells; else the path in the workspace. */
  readonly path: string;
}

/** What a root holds when it mirrors the file system of a node: `<root>/etc/ha.d/ha.cf` is `/etc/ha.d/ha.cf`. */
const MIRRORED = /^(?:etc|usr|opt|var|root|srv)\//;

const NODE_FOLDER = /^nodes\/([^/]+)\/(.+)$/;

/** A file of all nodes that lies where it is said to be; for documents without a cluster. */
export function plainHome(path: string): Home {
  return { nodes: undefined, folder: undefined, path };
}

/**
 * How the files of a cluster are laid out in its root: `nodes/<name>/etc/...` for one node, `etc/...` for all of them,
 * and what ha-cluster.json says about `files`.
 */
export class Layout {
  readonly root: string;
  readonly #entries: readonly (ClusterFile['files'][number] & { matches(path: string): boolean })[];
  /** One array for the same nodes, so that they can be compared by identity. */
  readonly #nodes = new Map<string, readonly string[]>();

  constructor(root: string, { files }: ClusterFile = NO_CLUSTER_FILE) {
    this.root = root;
    this.#entries = files.map((entry) => ({
      ...entry,
      matches: picomatch(entry.path.replace(/^\.?\//, '').replace(/\/$/, '/**'), { dot: true }),
    }));
  }

  home(path: string): Home {
    const inside = this.#inside(path);
    if (inside === undefined) return plainHome(path);
    const [, folder, below] = NODE_FOLDER.exec(inside) ?? [];
    const { to, nodes } = this.#said(inside);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const natural = below !== undefined ? `/${below}` : MIRRORED.test(inside) ? `/${inside}` : path;
    const names = nodes ?? (folder !== undefined ? [folder] : undefined);
    return {
      nodes: names && this.#shared(names),
      folder,
      path: to === undefined ? natural : to.endsWith('/') ? `${to}${name}` : to,
    };
  }

  /** What ha-cluster.json takes a file for. */
  language(path: string): LanguageId | false | undefined {
    const inside = this.#inside(path);
    return inside === undefined ? undefined : this.#said(inside).language;
  }

  /** Whether ha-cluster.json says where a file goes, so that it belongs to the cluster whatever it is. */
  isNamed(path: string): boolean {
    const inside = this.#inside(path);
    return inside !== undefined && this.#said(inside).to !== undefined;
  }

  /**
   * Where a path that a file names may lie in the workspace, as seen from that file. An absolute path means the file
   * system of the node: it is looked for in the node's folder and in what the root holds for all nodes. Only a file of
   * this very machine's /etc means this machine's files: a copy of it elsewhere speaks of another machine.
   */
  places(from: { readonly path: string; readonly home: Home }, named: string): readonly string[] {
    if (!named.startsWith('/')) {
      return [`${from.path.slice(0, from.path.lastIndexOf('/'))}/${named}`];
    }
    const { folder } = from.home;
    return [
      ...(folder === undefined ? [] : [`${this.root}/nodes/${folder}${named}`]),
      `${this.root}${named}`,
      ...(isOfThisMachine(from.path) ? [named] : []),
    ];
  }

  /** Of several entries that match, the later ones decide. */
  #said(inside: string): Partial<ClusterFile['files'][number]> {
    const matching = this.#entries.filter((entry) => entry.matches(inside));
    return Object.assign({}, ...matching);
  }

  #inside(path: string): string | undefined {
    return path.startsWith(`${this.root}/`) ? path.slice(this.root.length + 1) : undefined;
  }

  #shared(names: readonly string[]): readonly string[] {
    const keys = [...new Set(names.map(nodeKey))].sort();
    const id = keys.join(' ');
    const known = this.#nodes.get(id);
    if (known) return known;
    this.#nodes.set(id, keys);
    return keys;
  }
}

/** A file of the machine that the editor runs on, as opposed to a copy of it in some workspace. */
export function isOfThisMachine(path: string): boolean {
  return path.startsWith('/etc/');
}
