import type { Severity } from '../core/diagnostic.ts';
import type { Range } from '../core/span.ts';

export type OverviewKind =
  | 'cluster'
  | 'section'
  | 'node'
  | 'drbd-resource'
  | 'device'
  | 'primitive'
  | 'group'
  | 'clone'
  | 'bundle'
  | 'constraint'
  | 'address'
  | 'heartbeat-resource'
  | 'target'
  | 'lun';

/** One thing of a cluster, as trees and pictures show it. */
export interface OverviewItem {
  /** The same for the same thing after an edit. */
  readonly id: string;
  readonly kind: OverviewKind;
  readonly label: string;
  /** What is said beside the label, shorter than a line. */
  readonly description?: string;
  /** Where it is written; the first place when there are several. */
  readonly place?: { readonly uri: string; readonly range: Range };
  /** The worst that rules say of it itself, not of what is in it. */
  readonly problem?: Severity;
  readonly children: readonly OverviewItem[];
}
