import type { RuleContext } from '../../core/rule.ts';
import { type CorosyncKey, type CorosyncVersion, type KeyType, keyOf } from './catalog.ts';
import { type EntryNode, isPlaceholder } from './tree.ts';
import { versionOf } from './version.ts';

/** An entry whose key has this type of value. */
export interface Typed<K extends KeyType['type']> {
  readonly node: EntryNode;
  readonly key: CorosyncKey;
  readonly type: Extract<KeyType, { type: K }>;
  readonly version: CorosyncVersion;
  readonly context: RuleContext;
}

/** Blanks and then `#`: what people take for a comment, and corosync for a part of the value. */
const INLINE_COMMENT = /[ \t]+#.*$/s;

/** A value in two parts, the second being what looks like a comment. */
export function splitComment(text: string): { readonly value: string; readonly comment: string } | undefined {
  const found = INLINE_COMMENT.exec(text);
  if (!found) return text.startsWith('#') ? { value: '', comment: text } : undefined;
  return { value: text.slice(0, found.index), comment: found[0] };
}

/**
 * A check of values of some types, of keys that the version in force knows. What is wrong with the writing of a value
 * (a comment behind it, quotes, a placeholder, a brace) has rules of its own, and is said once.
 */
export function overValues<K extends KeyType['type']>(
  types: readonly K[],
  check: (typed: Typed<K>) => void,
): { entry(node: EntryNode, context: RuleContext): void } {
  return {
    entry(node, context) {
      const key = node.inside === undefined ? undefined : keyOf(node.inside, node.key.text);
      if (!key || !types.some((type) => type === key.value.type) || isMiswritten(node)) return;
      const version = versionOf(context);
      // Corosync 3 still reads the numbers that only its predecessors had a use for.
      const isRead = version === '3' && key.value.type === 'number' && key.name !== 'ringnumber';
      if (!isRead && !key.versions.includes(version)) return;
      check({ node, key, type: key.value as Extract<KeyType, { type: K }>, version, context });
    },
  };
}

export function isMiswritten({ value }: EntryNode): boolean {
  return (
    splitComment(value.text) !== undefined ||
    isPlaceholder(value) ||
    value.text.includes('{') ||
    unquoted(value.text) !== undefined ||
    value.text.includes('\u00a0')
  );
}

/** A value without the quotes around it or the semicolon behind it; undefined when it has none. */
export function unquoted(text: string): string | undefined {
  const inner = /^(["'])(.*)\1;?$/s.exec(text)?.[2] ?? /^([^;]*[^; \t])[ \t]*;$/s.exec(text)?.[1];
  return inner === undefined || /^exec_/.test(text) ? undefined : inner;
}
