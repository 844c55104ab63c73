import type { FactCollector } from '../../core/fact.ts';
import { type AuthkeysNode, keyNumber } from './tree.ts';

export function facts(tree: AuthkeysNode, collect: FactCollector): void {
  if (tree.kind === 'auth' && tree.number) {
    collect.refer('auth-key', String(keyNumber(tree.number) ?? tree.number.text), tree.number.span, {});
  }
  if (tree.kind === 'key') {
    const key = String(keyNumber(tree.number) ?? tree.number.text);
    const { method } = tree;
    collect.declare('auth-key', key, tree.number.span, {
      method: method?.text ?? '',
      ...(method && { methodSpan: method.span }),
    });
  }
}
