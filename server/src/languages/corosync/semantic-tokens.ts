import type { SemanticToken } from '../../core/language.ts';
import { keyOf } from './catalog.ts';
import { type CorosyncNode, children, type EntryNode } from './tree.ts';
import { versionOf } from './version.ts';

/** Keys and the words they take; nodes are known from facts. */
export function semanticTokens(tree: CorosyncNode): readonly SemanticToken[] {
  return tree.kind === 'entry' ? entryTokens(tree) : children(tree).flatMap(semanticTokens);
}

function entryTokens({ key, value, inside }: EntryNode): readonly SemanticToken[] {
  const known = inside === undefined ? undefined : keyOf(inside, key.text);
  if (!known) return [];
  const newest = known.versions.at(-1) ?? '';
  const option: SemanticToken = {
    kind: 'option',
    span: key.span,
    obsolete: known.obsolete !== undefined || ((cluster) => versionOf(cluster) > newest),
  };
  const isWord = known.value.type === 'word' && known.value.words.some(({ name }) => name === value.text);
  return isWord ? [option, { kind: 'value', span: value.span }] : [option];
}
