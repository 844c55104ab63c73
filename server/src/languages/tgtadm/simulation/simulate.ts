import type { TgtadmNode } from '../tree.ts';
import type { Finding } from './findings.ts';
import { ScriptRecord } from './record.ts';
import { TgtMachine } from './tgt-machine.ts';
import { type Piece, walk } from './walk.ts';

const NOTHING: Piece = { items: [], calls: [] };

let latest: { readonly trees: readonly TgtadmNode[]; readonly findings: readonly Finding[] } | undefined;

/**
 * What is wrong between the calls of a script, found by doing on paper what its tgtd would do. The scripts it
 * writes are played on their own: each starts with a daemon that knows nothing.
 */
export function simulate(trees: readonly TgtadmNode[]): readonly Finding[] {
  // Each of a dozen rules asks for the same script in turn.
  if (latest?.trees.length === trees.length && trees.every((tree, index) => tree === latest?.trees[index])) {
    return latest.findings;
  }
  // Where something is not closed, what follows belongs to the wrong branch: that is told, and nothing on top of it.
  const isDamaged = trees.some((tree) => tree.kind === 'script' && tree.isDamaged);
  const findings = isDamaged ? [] : play(trees);
  latest = { trees, findings };
  return findings;
}

function play(trees: readonly TgtadmNode[]): Finding[] {
  return [
    ...playPieces(trees.map((tree) => (tree.kind === 'script' ? tree : NOTHING))),
    ...trees.flatMap((tree, index) =>
      tree.kind === 'script'
        ? tree.written.flatMap((written) => playPieces([written]).map((finding) => inBlock(finding, index)))
        : [],
    ),
  ];
}

/** A written script is played as the only block of its own; its findings belong to the block it stands in. */
function inBlock(finding: Finding, block: number): Finding {
  const { at, earlier } = finding;
  return { ...finding, at: { ...at, block }, ...(earlier && { earlier: { ...earlier, block } }) };
}

function playPieces(pieces: readonly Piece[]): Finding[] {
  const record = new ScriptRecord();
  walk(pieces, new TgtMachine(record));
  return record.finish();
}
