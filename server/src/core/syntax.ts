import type { Span } from './span.ts';

/** A node of a language's syntax tree. Each language narrows `kind` to a discriminated union of its own. */
export interface SyntaxNode {
  readonly kind: string;
  /** Relative to the block the node stands in. */
  readonly span: Span;
}

/**
 * Something the parser could not read. A fault says what happened in data; the rule that carries the same name
 * (`<language>/<kind>`) turns it into words, so that syntax errors have documentation and fixes like any rule.
 */
export interface Fault {
  /** The concept part of the rule's code, e.g. `unclosed-section`. */
  readonly kind: string;
  /** Where a person would mend it. */
  readonly span: Span;
  /** The word that stands there, as written. */
  readonly found?: string;
  /** What could stand there, in the words of the language's manual. */
  readonly expected?: string;
  /** The name of the construct this is about, e.g. the section that is not closed. */
  readonly subject?: string;
  /** A second place that explains the first, e.g. where the section was opened. */
  readonly origin?: Span;
}

/** What a parser makes of one block: always a tree, however damaged the text. */
export interface Parsed<N extends SyntaxNode> {
  readonly tree: N;
  readonly faults: readonly Fault[];
}
