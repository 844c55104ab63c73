import type { Span } from '../../core/span.ts';

/** One word of a line, with its place. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `auth 1`: which key signs what this node sends. */
export interface AuthLine {
  readonly kind: 'auth';
  readonly span: Span;
  readonly number: Word | undefined;
  /** Words after the number; heartbeat ignores them. */
  readonly rest: readonly Word[];
}

/** `1 sha1 secret`: a key. */
export interface KeyLine {
  readonly kind: 'key';
  readonly span: Span;
  readonly number: Word;
  readonly method: Word | undefined;
  readonly secret: Word | undefined;
  /** Words after the secret; heartbeat ignores them. */
  readonly rest: readonly Word[];
}

/** A line that is neither. */
export interface UnknownLine {
  readonly kind: 'unknown';
  readonly span: Span;
  readonly words: readonly Word[];
}

export interface EmptyLine {
  readonly kind: 'empty';
  readonly span: Span;
}

export type AuthkeysNode = AuthLine | KeyLine | UnknownLine | EmptyLine;

/** Heartbeat has 16 slots for keys (lib: MAXAUTH in heartbeat.h); its documents speak of 1 to 15. */
export const HIGHEST_KEY = 15;

/** The number of a word as heartbeat's sscanf("%d") reads it: leading digits, whatever follows them. */
export function keyNumber(word: Word | undefined): number | undefined {
  const digits = word && /^[+-]?\d{1,9}/.exec(word.text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** `<passwd>` or `{{ secret }}`: what a manual or a template leaves to be filled in. */
export function isPlaceholder(word: Word | undefined): boolean {
  return word !== undefined && /^(?:<|\{\{)/.test(word.text);
}

/** A line that was meant to be `auth N`: reported as what it is, and not as missing. */
export function isMisspelt(tree: AuthkeysNode): boolean {
  return tree.kind === 'unknown' && /^auth/i.test(tree.words[0]?.text ?? '');
}
