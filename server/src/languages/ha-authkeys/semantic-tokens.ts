import type { SemanticToken } from '../../core/language.ts';
import { method } from './methods.ts';
import type { AuthkeysNode } from './tree.ts';

/** The methods; keys are known from facts. */
export function semanticTokens(tree: AuthkeysNode): readonly SemanticToken[] {
  const word = tree.kind === 'key' ? tree.method : undefined;
  return word && method(word.text) ? [{ kind: 'value', span: word.span }] : [];
}
