import type { Versions } from './cluster-view.ts';
import type { Severity } from './diagnostic.ts';

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
}

export const NO_CLUSTER_FILE: ClusterFile = { versions: {}, levels: {}, agentFolders: [] };

const TOOLS = ['drbd', 'crmsh', 'pacemaker', 'corosync', 'tgt'];
const LEVELS: readonly string[] = ['off', 'hint', 'info', 'warning', 'error'];

/**
 * Reads ha-cluster.json: `{ "drbd": "8.4", "rules": { "crmsh/missing-monitor": "off" } }`.
 *
 * @throws Error with a sentence for people when the text is no JSON object or a value has the wrong type.
 */
export function readClusterFile(text: string): ClusterFile {
  const json: unknown = JSON.parse(text);
  if (!isObject(json)) throw new Error('it must hold one JSON object');
  const versions: Record<string, string> = {};
  for (const tool of TOOLS) {
    const version = json[tool];
    if (version === undefined) continue;
    if (typeof version !== 'string') throw new Error(`"${tool}" must be a version in quotes, such as "8.4"`);
    versions[tool] = version;
  }
  const levels: Record<string, Level> = {};
  const rules = json['rules'] ?? {};
  if (!isObject(rules)) throw new Error('"rules" must be an object of rule codes and levels');
  for (const [code, level] of Object.entries(rules)) {
    if (!isLevel(level)) throw new Error(`the level of "${code}" must be one of ${LEVELS.join(', ')}`);
    levels[code] = level;
  }
  const agentFolders = json['agentFolders'] ?? [];
  if (!Array.isArray(agentFolders) || !agentFolders.every((one) => typeof one === 'string')) {
    throw new Error('"agentFolders" must be a list of folders, such as ["agents"]');
  }
  return { versions, levels, agentFolders };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && LEVELS.includes(value);
}
