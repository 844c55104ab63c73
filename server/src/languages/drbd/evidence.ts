import type { FactCollector } from '../../core/fact.ts';
import { type DrbdVersion, drbdVersions, versionsAtPlace } from './catalog.ts';
import { versionsTaking } from './option-versions.ts';
import { catalogPlace, statementKey } from './places.ts';
import { children, type DrbdNode, type FileNode } from './tree.ts';
import { declareEvidence } from './version.ts';

const EIGHT: readonly DrbdVersion[] = ['8.3', '8.4'];

/** Says what in a block only some versions of DRBD read, or only people of their time write. */
export function declareVersionEvidence(tree: FileNode, collect: FactCollector): void {
  const rest: DrbdNode[] = [...tree.body];
  for (let node = rest.pop(); node; node = rest.pop()) {
    evidenceOf(node, collect);
    for (const child of children(node)) rest.push(child);
  }
}

function evidenceOf(node: DrbdNode, collect: FactCollector): void {
  if (node.kind === 'file' || node.kind === 'skip') return;
  const { keyword } = node;
  const tell = (construct: string, versions: readonly DrbdVersion[]) => {
    if (versions.length === 0 || versions.length === drbdVersions.length) return;
    declareEvidence(collect, construct, versions, keyword.span);
  };
  if (node.kind === 'option') {
    const section = node.inside;
    tell(`${keyword.text} in ${section}`, versionsTaking(section, node));
    if (keyword.text === 'become-primary-on' || (keyword.text.startsWith('no-') && !node.value)) {
      declareEvidence(collect, keyword.text, EIGHT, keyword.span, 'weak');
    }
    return;
  }
  const place = catalogPlace(node.inside);
  if (place) tell(`${keyword.text} in ${node.inside}`, versionsAtPlace(place, statementKey(node)));
  if (node.kind === 'options-section' && node.section === 'syncer') {
    declareEvidence(collect, 'syncer', EIGHT, keyword.span, 'weak');
  }
  // Only 8.3 demands the index of an external meta-disk; the others have a default for it (facts of drbdadm-83).
  if (
    node.kind === 'meta-disk' &&
    !node.flexible &&
    node.path &&
    node.path.text !== 'internal' &&
    !node.index
  ) {
    tell('meta-disk without index', ['8.4', '9']);
  }
}
