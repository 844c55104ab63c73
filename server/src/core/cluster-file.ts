import { CLUSTER_FILE_SHAPE, readShape } from './cluster-file-shape.ts';
import type { Versions } from './cluster-view.ts';
import type { Severity } from './diagnostic.ts';
import { parseJson } from './json.ts';
import type { LanguageId } from './language.ts';
import type { Fault } from './syntax.ts';

/** The file that marks the root of a cluster. */
export const CLUSTER_FILE = 'ha-cluster.json';

/** How seriously to take a rule. */
export type Level = Severity | 'off';

/** What ha-cluster.json says; every key is optional. */
export interface ClusterFile {
  /** The versions to check against, by tool. */
  readonly versions: Versions;
  /** Rule code → level, where the cluster wants another one than the rule's own. */
  readonly levels: Readonly<Record<string, Level>>;
  /** Folders with the meta-data of further resource agents, absolute or relative to the file. */
  readonly agentFolders: readonly string[];
  /** How the nodes are reached, by their names. */
  readonly nodes: Readonly<Record<string, NodeAccess>>;
  readonly files: readonly FileEntry[];
}

export interface NodeAccess {
  /** An alias of the ssh configuration, or `user@host`. */
  readonly ssh?: string;
  /** Whether to become root with sudo. */
  readonly become?: boolean;
}

/** What is said of one file, or of those that a pattern names. */
export interface FileEntry {
  /** Relative to the root of the cluster. */
  readonly path: string;
  /** Where it belongs on the nodes; with a slash at the end, the folder it goes to. */
  readonly to?: string;
  /** The nodes that have it; all when absent. */
  readonly nodes?: readonly string[];
  /** `false` for "no part of the cluster". */
  readonly language?: LanguageId | false;
}

export const NO_CLUSTER_FILE: ClusterFile = {
  versions: {},
  levels: {},
  agentFolders: [],
  nodes: {},
  files: [],
};

/** The text's members, once they fit CLUSTER_FILE_SHAPE. */
interface Members {
  readonly [tool: string]: unknown;
  readonly rules?: Readonly<Record<string, Level>>;
  readonly nodes?: Readonly<Record<string, NodeAccess>>;
  readonly files?: readonly FileEntry[];
  readonly agentFolders?: readonly string[];
}

const TOOLS = ['drbd', 'crmsh', 'pacemaker', 'corosync', 'tgt'];

/** Reads ha-cluster.json. What cannot be used is left out and named in the faults; the rest counts. */
export function readClusterFile(text: string): {
  readonly file: ClusterFile;
  readonly faults: readonly Fault[];
} {
  const { value, fault } = parseJson(text);
  const faults: Fault[] = fault ? [fault] : [];
  const read = value && readShape(CLUSTER_FILE_SHAPE, value, faults, 'ha-cluster.json');
  const members = (read ?? {}) as Members;
  const versions: Record<string, string> = {};
  for (const tool of TOOLS) {
    const version = members[tool];
    if (typeof version === 'string') versions[tool] = version;
  }
  const { rules: levels = {}, agentFolders = [], nodes = {}, files = [] } = members;
  return { file: { versions, levels, agentFolders, nodes, files }, faults };
}
