import type { ClusterView } from '../core/cluster-view.ts';
import type { Document } from '../core/document.ts';
import type { HaCfNode } from '../languages/ha-cf/tree.ts';
import type { HaresourcesNode } from '../languages/haresources/tree.ts';
import type { Conversion } from './conversion.ts';
import { haCfToCorosync } from './ha-cf-to-corosync.ts';
import { haresourcesToCrm } from './haresources-to-crm.ts';

export type { Conversion } from './conversion.ts';

/** What a file becomes for the tools of today; undefined for files that need not become anything. */
export function convert(document: Document, cluster: ClusterView): Conversion | undefined {
  const trees = document.slots.map(({ block }) => block.tree);
  switch (document.language.id) {
    // The language of a document says what its trees are.
    case 'ha-cf':
      return haCfToCorosync(trees as readonly HaCfNode[], cluster);
    case 'haresources':
      return haresourcesToCrm(trees as readonly HaresourcesNode[], document.directory, cluster);
    default:
      return undefined;
  }
}
