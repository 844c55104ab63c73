import type { Span } from '../../core/span.ts';

/** A stretch of text without blanks, as the shell code that starts the resources sees it. */
export interface Word {
  /** With lines joined: a backslash at the end of a line is not part of it. */
  readonly text: string;
  readonly span: Span;
}

/** `Filesystem::/dev/drbd0::/srv/db::ext4`: a script with arguments; or an address alone, which stands for IPaddr. */
export interface Resource {
  /** As one word. */
  readonly text: string;
  readonly span: Span;
  /** The name of the script. Where an address stands alone, nothing is written of it. */
  readonly script: Word | undefined;
  /** What stands between the `::`; an empty one vanishes when the script is called. */
  readonly args: readonly Word[];
  /** Where a line break with a backslash stands inside the word. */
  readonly joints: readonly Span[];
}

/** `alice drbddisk::db 10.0.0.1`: a node, and the resources that run there when it is up. */
export interface Group {
  readonly kind: 'group';
  /** From the node to the last word. */
  readonly span: Span;
  readonly node: Word;
  readonly resources: readonly Resource[];
  /** Behind the first line only: on continued lines `#` is text. */
  readonly comment: Word | undefined;
  /** A backslash at the end of the file, which nothing follows. */
  readonly dangling: Span | undefined;
}

/** A blank line, or one with nothing but a comment. */
export interface EmptyLine {
  readonly kind: 'empty';
  readonly span: Span;
}

export type HaresourcesNode = Group | EmptyLine;

/** The name of the script a resource calls: that of an address alone is IPaddr (ResourceManager, canonname). */
export function scriptName({ script }: Resource): string {
  return script?.text ?? 'IPaddr';
}

/** The arguments that reach the script: the shell drops empty ones. */
export function argsOf({ args }: Resource): readonly Word[] {
  return args.filter(({ text }) => text !== '');
}

/** `<device>` or `{{ ip }}`: what a manual or a template leaves to be filled in. */
export function isPlaceholder({ text }: { readonly text: string }): boolean {
  return /<[^<>]*>|\{\{|\{%/.test(text);
}

/** A word as messages show it: the beginning tells which one is meant. */
export function shown(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
}

const LONGEST_SHOWN = 80;
