import type { Span } from '../../core/span.ts';

export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `key value`, or `key = value`. */
export interface Entry {
  readonly kind: 'entry';
  readonly span: Span;
  readonly key: Word;
  /** The rest of the line without its comment; quotes around all of it are taken off. */
  readonly value: Word | undefined;
  readonly comment: Word | undefined;
}

/** `<target NAME> ... </target>`, or a `<backing-store PATH>` in it. */
export interface Section {
  readonly kind: 'section';
  readonly span: Span;
  readonly name: Word;
  readonly argument: Word | undefined;
  readonly children: readonly TargetsNode[];
}

/** `include FILE`: a path, a glob, or a directory. */
export interface Include {
  readonly kind: 'include';
  readonly span: Span;
  readonly path: Word;
}

/** What one block of the document holds. */
export interface Root {
  readonly kind: 'root';
  readonly span: Span;
  readonly children: readonly TargetsNode[];
}

export type TargetsNode = Entry | Section | Include | Root;

export function children(node: TargetsNode): readonly TargetsNode[] {
  return node.kind === 'section' || node.kind === 'root' ? node.children : [];
}

export function sectionsOf(node: TargetsNode): readonly Section[] {
  return children(node).filter((child) => child.kind === 'section');
}

/** The targets of a block. */
export function targetsOf(root: TargetsNode): readonly Section[] {
  return sectionsOf(root).filter(({ name }) => name.text === 'target');
}

export function entriesOf(node: TargetsNode, ...keys: readonly string[]): readonly Entry[] {
  return children(node).filter(
    (child): child is Entry => child.kind === 'entry' && keys.includes(child.key.text),
  );
}

/** A disk that a target exports, and where it is said; what stands in its own section comes with it. */
export interface Store {
  readonly path: Word;
  readonly direct: boolean;
  readonly section: Section | undefined;
}

const STORES = ['backing-store', 'direct-store'];

export function storesOf(target: Section): readonly Store[] {
  return children(target).flatMap((child): readonly Store[] => {
    if (child.kind === 'entry' && STORES.includes(child.key.text) && child.value) {
      return [{ path: child.value, direct: child.key.text === 'direct-store', section: undefined }];
    }
    if (child.kind === 'section' && STORES.includes(child.name.text) && child.argument) {
      return [{ path: child.argument, direct: child.name.text === 'direct-store', section: child }];
    }
    return [];
  });
}

/** `<name>` inside a value, `{{ name }}`: what a manual or a template leaves to be filled in. */
export function isPlaceholder({ text }: Word): boolean {
  return /<[^<>]*>|\{\{|^\{%/.test(text);
}
