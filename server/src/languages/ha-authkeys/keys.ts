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
