import type { SemanticToken } from '../../core/language.ts';
import { keyInfo } from './catalog.ts';
import { children, type TargetsNode } from './tree.ts';

/** Keys and the words they take; targets are known from facts. */
export function semanticTokens(tree: TargetsNode): readonly SemanticToken[] {
  if (tree.kind !== 'entry') return children(tree).flatMap(semanticTokens);
  const type = keyInfo(tree.key.text)?.type;
  if (!type) return [];
  const option: SemanticToken = { kind: 'option', span: tree.key.span };
  const { value } = tree;
  return type.kind === 'word' && value && type.words.includes(value.text)
    ? [option, { kind: 'value', span: value.span }]
    : [option];
}
