import type { Span } from '../../core/span.ts';

/** A name or a value with its place, without the blanks around it. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** The bytes that the path of a section or a key may have (icmap.h, ICMAP_KEYNAME_MAXLEN). */
export const LONGEST_PATH = 254;

/** What lies in one block: a section, or lines that stand in none. */
export interface BlockNode {
  readonly kind: 'block';
  readonly span: Span;
  readonly body: readonly StatementNode[];
}

export interface SectionNode {
  readonly kind: 'section';
  readonly span: Span;
  readonly name: Word;
  /** The names of the sections from the top to this one, joined by dots; undefined below one that is not known. */
  readonly path: string | undefined;
  /** The same of the section around it; empty at the top. */
  readonly inside: string | undefined;
  /** How long the path is in bytes, whether it is known or not; corosync's maps take 254. */
  readonly pathLength: number;
  readonly body: readonly StatementNode[];
  readonly opened: Span;
  /** Its closing brace; undefined where there is none. */
  readonly closed: Span | undefined;
}

/** `key: value`. */
export interface EntryNode {
  readonly kind: 'entry';
  readonly span: Span;
  readonly key: Word;
  readonly value: Word;
  /** The path of the section around it; empty at the top, undefined in one that is not known. */
  readonly inside: string | undefined;
  readonly pathLength: number;
}

/** A line that cannot be read. */
export interface StrayNode {
  readonly kind: 'stray';
  readonly span: Span;
}

export type StatementNode = SectionNode | EntryNode | StrayNode;
export type CorosyncNode = BlockNode | StatementNode;

export function children(node: CorosyncNode): readonly CorosyncNode[] {
  return node.kind === 'section' || node.kind === 'block' ? node.body : [];
}

/** Letters, digits and `_ - . /` are what a key consists of (icmap.c, icmap_check_key_name). */
export function isKeyName(text: string): boolean {
  return /^[A-Za-z0-9_./-]+$/.test(text);
}

/** Whether a line in a section cannot be read, so that what seems to be missing in it may be meant there. */
export function hasDamage({ body }: SectionNode): boolean {
  return body.some((one) => one.kind === 'stray' || (one.kind === 'entry' && !isKeyName(one.key.text)));
}

/** Something that a template left for the reader to fill in: `<address>`. */
export function isPlaceholder({ text }: Word): boolean {
  return /^<[^<>]*>$/.test(text);
}
