import type { Span } from '../../core/span.ts';
import { keyInfo } from './catalog.ts';
import { children, type Entry, type TargetsNode } from './tree.ts';

/**
 * The passwords of accounts: what stands behind the name, and the name, too, when it stands alone; and the values of
 * keys that tgt-admin does not have, which may be meant as such.
 */
export function secrets(tree: TargetsNode): readonly Span[] {
  const found: Span[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'entry' && isAccount(node.key.text)) found.push(...passwordOf(node));
    rest.push(...children(node));
  }
  return found;
}

function isAccount(key: string): boolean {
  const known = keyInfo(key);
  return known ? known.type.kind === 'account' : true;
}

function passwordOf({ value }: Entry): readonly Span[] {
  if (!value) return [];
  const { text, span } = value;
  // Where lines were joined or escapes taken off, the place of the password is not known.
  const isPlain = span.end - span.start === text.length;
  const [name] = (isPlain && /^\S+[ \t]+(?=\S)/.exec(text)) || [''];
  return [{ start: span.start + name.length, end: span.end }];
}
