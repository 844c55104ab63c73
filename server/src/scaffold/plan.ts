import type { Document } from '../core/document.ts';
import { type Change, lineBreakOf } from '../core/fix.ts';

/** A file to make. */
export interface PlannedFile {
  /** From the root of the cluster. */
  readonly path: string;
  readonly text: string;
  /** Only its owner may read it (mode 0600). */
  readonly secret?: true;
}

/** What a guide writes, once a person has seen it. */
export interface Plan {
  readonly creates: readonly PlannedFile[];
  readonly appends: readonly { readonly document: Document; readonly text: string }[];
  /** What it is, in a few words: "New resource group web". */
  readonly label: string;
}

/** The plan as a change of files. `uriOf` knows where the root of the cluster is. */
export function changeOfPlan(plan: Plan, uriOf: (path: string) => string): Change {
  return {
    creates: plan.creates.map(({ path, text, secret = false }) => ({ uri: uriOf(path), text, secret })),
    edits: new Map(plan.appends.map(({ document, text }) => [document, [atEnd(document, text)]])),
  };
}

/** Puts a text at the end of a document, with a blank line before it. */
function atEnd({ text: before, length }: Document, text: string) {
  const gap = before.trim() === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return {
    span: { start: length, end: length },
    text: `${gap}${text}`.replaceAll('\n', lineBreakOf(before)),
  };
}
