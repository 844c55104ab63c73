import type { DocumentView } from '../../core/rule.ts';
import { type AuthkeysNode, type AuthLine, type KeyLine, keyNumber } from './tree.ts';

type View = DocumentView<AuthkeysNode>;
type At = View['blocks'][number]['at'];

/** A line in its place; `order` counts blocks from the top. */
interface Placed<L> {
  readonly line: L;
  readonly number: number;
  readonly order: number;
  readonly at: At;
}

/** Whether some line cannot be read: what seems missing may be just there, so that line alone is reported. */
export function hasUnreadable({ blocks }: View): boolean {
  return blocks.some(({ tree }) => tree.kind === 'unknown');
}

/**
 * A number alone where the `auth` line belongs, above the keys: the line lost its first word, and is reported as
 * that rather than as a key without a method.
 */
export function lostAuthLine({ blocks }: View): { readonly line: KeyLine; readonly at: At } | undefined {
  const lines = blocks.filter(({ tree }) => tree.kind !== 'empty');
  const [first] = lines;
  if (first?.tree.kind !== 'key' || first.tree.method !== undefined) return undefined;
  if (lines.length === 1 || lines.some(({ tree }) => tree.kind === 'auth')) return undefined;
  return { line: first.tree, at: first.at };
}

/** The `auth` lines that name a number. */
export function authLines({ blocks }: View): readonly Placed<AuthLine>[] {
  return blocks.flatMap(({ tree, at }, order) => {
    const number = tree.kind === 'auth' ? keyNumber(tree.number) : undefined;
    return tree.kind === 'auth' && number !== undefined ? [{ line: tree, number, order, at }] : [];
  });
}

/** The key lines. */
export function keyLines({ blocks }: View): readonly Placed<KeyLine>[] {
  return blocks.flatMap(({ tree, at }, order) => {
    const number = tree.kind === 'key' ? keyNumber(tree.number) : undefined;
    return tree.kind === 'key' && number !== undefined ? [{ line: tree, number, order, at }] : [];
  });
}

/**
 * The `auth` lines that chose a key: heartbeat binds the key when it reads the key's line, to the number that the
 * last `auth` line above it named (auth.c, parse_authfile).
 */
export function boundAuthLines(view: View): readonly Placed<AuthLine>[] {
  const auths = authLines(view);
  const bound = new Set<Placed<AuthLine>>();
  let next = 0;
  for (const key of keyLines(view)) {
    while ((auths[next]?.order ?? key.order) < key.order) next++;
    const inForce = auths[next - 1];
    if (inForce?.number === key.number) bound.add(inForce);
  }
  return [...bound];
}
