import type { Span } from '../../core/span.ts';

/** One word of a line, with its place. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  /** Text to be replaced by the person who copied it, e.g. `<node1 name>`: one word, whatever stands in it. */
  readonly placeholder: boolean;
}

/** `deadtime 30`: a directive and its values. */
export interface DirectiveLine {
  readonly kind: 'directive';
  readonly span: Span;
  readonly name: Word;
  readonly values: readonly Word[];
}

/** A blank line, or one with nothing but a comment. */
export interface EmptyLine {
  readonly kind: 'empty';
  readonly span: Span;
}

export type HaCfNode = DirectiveLine | EmptyLine;
