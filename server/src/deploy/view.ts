import { decode } from '../core/text.ts';
import type { CibTexts } from './cib.ts';
import type { Drift, DriftedFile } from './drift.ts';
import type { Planned } from './make-plan.ts';
import { maskChange, maskCib } from './masked.ts';
import type { Plan } from './plan.ts';
import { planSummary } from './summary.ts';

/** A plan as people look at it before they say yes; its secrets are masked. */
export interface PlanView {
  readonly plan: Plan;
  readonly summary: string;
  readonly files: readonly FileView[];
  readonly cib?: CibTexts;
}

/** A file of a node before and after; without texts where it is none, or nobody but its owner may read it. */
export interface FileView {
  readonly node: string;
  readonly path: string;
  readonly texts?: CibTexts;
}

/** What nodes have that is not what the workspace says. */
export interface DriftView {
  readonly files: readonly (Omit<DriftedFile, 'content'> & {
    /** What the node has, where that is text. */
    readonly text?: string;
  })[];
  /** Deployments that were cut off, in sentences. */
  readonly interrupted: readonly string[];
}

export function driftView({ files, interrupted }: Drift): DriftView {
  return {
    files: files.map(({ content, ...file }) => {
      const decoded = content && decode(content);
      return { ...file, ...(decoded?.kind === 'text' && { text: decoded.text }) };
    }),
    interrupted,
  };
}

/** A file that was read from nodes, on its way to the workspace. */
export interface ImportView {
  /** Relative to the root of the cluster that is made. */
  readonly path: string;
  /** In base64. */
  readonly content: string;
  readonly secret: boolean;
}

export function viewOf({ plan, changes, cib }: Planned): PlanView {
  return {
    plan,
    summary: `${planSummary(plan).join('\n')}\n`,
    files: changes.map((change) => {
      const texts = maskChange(change);
      return { node: change.file.node, path: change.file.path, ...(texts && { texts }) };
    }),
    ...(cib && { cib: maskCib(cib) }),
  };
}
