import type { LanguageId } from '../core/language.ts';
import type { FileFacts } from './file-facts.ts';
import type { NodeAccess } from './node-access.ts';
import type { ToolVersions } from './versions.ts';

/** A file of a node that a deployment changes. */
export interface PlannedFile {
  readonly node: string;
  readonly path: string;
  /** The file of the workspace, relative to the root of the cluster; of a way back, what it puts back. */
  readonly source: string;
  readonly language?: LanguageId;
  /** What the node has now: anything else there, and the plan is void. */
  readonly before: FileFacts;
  readonly after: FileFacts;
}

/** What the statements of the workspace do to the CIB, through one node that is online. */
export interface PlannedCib {
  readonly node: string;
  readonly sources: readonly string[];
  /** Of the statements, as they were when the plan was made. */
  readonly statements: string;
  /** Of the configuration in the CIB, as it was then. */
  readonly before: string;
  /** What crm_simulate expects to happen, in its own words. */
  readonly transition: readonly string[];
  /** The deployment whose change is taken back, in place of statements. */
  readonly takesBack?: string;
}

/** How a node stands at the moment. */
export interface PlannedNode extends NodeAccess {
  /** What runs there; those where nothing runs come first. */
  readonly activity: readonly string[];
  /** The releases of its tools. */
  readonly versions: ToolVersions;
}

/** What makes running programs take over the new files. */
export interface PlannedActivation {
  readonly node: string;
  /** `drbd`, `heartbeat`, `corosync`, `tgt-targets`, or the script itself. */
  readonly what: 'drbd' | 'heartbeat' | 'corosync' | 'tgt-targets' | 'script';
  /** The command, as a person would type it. */
  readonly command: string;
  /** For `script`: its path on the node. */
  readonly path?: string;
}

/** What a deployment will do; it holds no contents, so that it can be kept and shown. */
export interface Plan {
  readonly format: 1;
  /** `20261121T053000Z-` and eight random letters. */
  readonly id: string;
  readonly madeAt: string;
  /** The person and machine, `root@desk`. */
  readonly by: string;
  /** The path of the root of the cluster. */
  readonly root: string;
  /** In the order in which they are changed: standby before active. */
  readonly nodes: readonly PlannedNode[];
  readonly files: readonly PlannedFile[];
  readonly cib?: PlannedCib;
  readonly activation: readonly PlannedActivation[];
  /** What to think about before going on, in sentences. */
  readonly risks: readonly string[];
  /** What stays in the workspace, and why. */
  readonly left: readonly { readonly source: string; readonly reason: string }[];
  /** The deployment that this plan takes back. */
  readonly takesBack?: string;
}

/** Whether a plan changes nothing at all. */
export function isEmpty(plan: Plan): boolean {
  return plan.files.length === 0 && !plan.cib;
}
