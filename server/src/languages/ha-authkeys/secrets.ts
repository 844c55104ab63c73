import type { Span } from '../../core/span.ts';
import { method } from './methods.ts';
import type { AuthkeysNode, Word } from './tree.ts';

/** The key of a line; of a line that cannot be read, every word, since each may be the key. */
export function secrets(tree: AuthkeysNode): readonly Span[] {
  switch (tree.kind) {
    case 'auth':
      return spans([...(tree.number && isNumber(tree.number) ? [] : [tree.number]), ...tree.rest]);
    case 'key':
      return spans([
        isNumber(tree.number) ? undefined : tree.number,
        tree.method && method(tree.method.text) ? undefined : tree.method,
        tree.secret,
        ...tree.rest,
      ]);
    case 'unknown':
      return spans(tree.words);
    case 'empty':
      return [];
  }
}

function isNumber({ text }: Word): boolean {
  return /^\d{1,2}$/.test(text);
}

function spans(words: readonly (Word | undefined)[]): readonly Span[] {
  return words.flatMap((word) => (word ? [word.span] : []));
}
