import type { SemanticToken } from '../../core/language.ts';
import type { HaresourcesNode } from './tree.ts';

/** The scripts that are called; nodes and what the arguments name are known from facts. */
export function semanticTokens(tree: HaresourcesNode): readonly SemanticToken[] {
  if (tree.kind !== 'group') return [];
  return tree.resources.flatMap(({ script }): readonly SemanticToken[] =>
    script ? [{ kind: 'agent', span: script.span }] : [],
  );
}
