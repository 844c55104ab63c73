import type { ClusterView } from './cluster-view.ts';
import type { FactCollector } from './fact.ts';
import type { Rule } from './rule.ts';
import type { Span } from './span.ts';
import type { Parsed, SyntaxNode } from './syntax.ts';

export type LanguageId =
  | 'drbd'
  | 'ha-cf'
  | 'ha-authkeys'
  | 'haresources'
  | 'crmsh'
  | 'tgtadm'
  | 'tgt-targets'
  | 'corosync'
  | 'ha-cluster';

/** How files of a language are known. Names and places first; content only where a name says nothing. */
export interface Recognition {
  /** Whole file names, e.g. `ha.cf`. */
  readonly names?: readonly string[];
  /** Regular expressions over the path with `/`, e.g. `/drbd\.d\/[^/]+\.res$/`. */
  readonly paths?: readonly RegExp[];
  /** For files whose name only makes them candidates (shell scripts): whether the text is of this language. */
  readonly content?: { readonly paths: readonly RegExp[]; readonly test: (text: string) => boolean };
}

/** Text inside a block that belongs to another language, e.g. crm statements in a here-document. */
export interface EmbeddedText {
  readonly language: LanguageId;
  readonly text: string;
  /** Where stretches of `text` stand in the block, in order; what is between them was changed by the shell. */
  readonly segments: readonly EmbeddedSegment[];
}

export interface EmbeddedSegment {
  /** Offset in the embedded text. */
  readonly inner: number;
  /** Offset in the block. */
  readonly outer: number;
  readonly length: number;
}

/** Another file that this one reads. */
export interface Include {
  /** A path or a glob, relative to the directory of the including file. */
  readonly pattern: string;
  readonly span: Span;
}

/** A file that a text names, but that the tool does not read as part of it: a script, a log, what a service reads. */
export interface NamedFile {
  /** Where it may be, most likely first; relative to the directory of the file that names it, or from `/` on. */
  readonly paths: readonly string[];
  readonly span: Span;
}

export interface FeatureRequest<N extends SyntaxNode> {
  /** The text of the block, and its tree. */
  readonly text: string;
  readonly tree: N;
  /** The cursor, relative to the block. */
  readonly offset: number;
  /** What the other files of the cluster say. */
  readonly cluster: ClusterView;
  /** The blocks of the whole document, for languages in which earlier statements matter. */
  readonly document: DocumentBlocks<N>;
}

/** A document as its language sees it: its blocks in order. */
export interface DocumentBlocks<N extends SyntaxNode> {
  readonly path: string;
  readonly blocks: readonly { readonly text: string; readonly tree: N }[];
  /** The position of the request's block in `blocks`; -1 inside embedded text. */
  readonly index: number;
}

export type CompletionKind =
  | 'keyword'
  | 'section'
  | 'option'
  | 'value'
  | 'reference'
  | 'agent'
  | 'action'
  | 'snippet'
  | 'file';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Short text beside the label: the type, range or default. */
  readonly detail?: string;
  /** Markdown, in our own words. */
  readonly documentation?: string;
  /** What is inserted in place of `replace`; the label when absent. */
  readonly insert?: string;
  /** `insert` is a snippet with placeholders in the syntax of VS Code. */
  readonly snippet?: boolean;
  /**
   * What the completion replaces: the whole word around the cursor, also behind it, so that no half of an old word is
   * left. What `insert` ends with and the text goes on with is not put in twice (features.ts).
   */
  readonly replace: Span;
  /** What is compared with the typed text; the label when absent. */
  readonly filter?: string;
  /** Characters that accept it when typed, because the text goes on well with them. */
  readonly commit?: readonly string[];
  /** Sorts before others with a smaller rank: required ones 0, usual ones 1, the rest 2. */
  readonly rank?: 0 | 1 | 2;
  readonly deprecated?: boolean;
  /** Ask for the next completion at once, e.g. after `params `. */
  readonly again?: boolean;
}

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What a text beside a value tells that it leaves out: the device of a minor, the unit of a number, a sum of scores. */
export type InlayHintKind = 'device' | 'unit' | 'score' | 'inherited';

export interface InlayHint {
  readonly kind: InlayHintKind;
  /** Where it is shown: right after the value. */
  readonly offset: number;
  readonly text: string;
}

/** The form of the statement or command line that is being typed. */
export interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly parameters: readonly SignatureParameter[];
  /** The position of the parameter at the cursor; absent where it is none of them. */
  readonly active?: number;
}

export interface SignatureParameter {
  /** Where it stands in the label. */
  readonly span: Span;
  readonly documentation?: string;
}

/** What a word is, for colours beyond those of its form. */
export type SemanticKind =
  | 'node'
  | 'resource'
  | 'constraint'
  | 'agent'
  | 'device'
  | 'key'
  | 'option'
  /** A word from a fixed list. */
  | 'value'
  | 'role'
  | 'action'
  | 'keyword';

export interface SemanticToken {
  readonly kind: SemanticKind;
  readonly span: Span;
  /** Names something that is made here. */
  readonly declares?: boolean;
  /** Should not be written any more; a function where that depends on the versions of the cluster. */
  readonly obsolete?: boolean | ((cluster: ClusterView) => boolean);
}

export type OutlineKind =
  | 'section'
  | 'resource'
  | 'node'
  | 'device'
  | 'option'
  | 'constraint'
  | 'key'
  | 'command';

export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children?: readonly OutlineItem[];
  /** The name of the item that this one belongs below, where that stands in an earlier block. */
  readonly within?: string;
}

/** How a person wants indentation. */
export interface FormatStyle {
  /** One level: a tab, or some blanks. */
  readonly indent: string;
  /** How wide a tab is shown. */
  readonly tabSize: number;
}

/** A block whose layout is asked for; it has no faults. */
export interface FormatRequest<N extends SyntaxNode> {
  readonly text: string;
  readonly tree: N;
  readonly style: FormatStyle;
  /** The blocks around it, with which it may be aligned. */
  readonly document: DocumentBlocks<N>;
}

/** What is to stand between two words of a block, where only blanks and line breaks stand. */
export interface Gap {
  readonly span: Span;
  /** With `\n` for line breaks; those that are there stay as they are. */
  readonly text: string;
}

/** How comments are written: for those that keep problems quiet (ignore.ts). */
export interface Comments {
  /** The comments of a block, each from its `#` to the end of its line. */
  find(text: string): readonly Span[];
  /** Whether blanks may stand before a `#` that begins a line. */
  readonly indented: boolean;
}

/** How the copies of a file on several nodes are compared. */
export interface Copies<N extends SyntaxNode> {
  /** Whether the children of a node are statements of their own; otherwise a block is one statement. */
  readonly nested?: boolean;
  /** What each node may say in its own way, such as the addresses of its peers. */
  isLocal?(node: N): boolean;
}

/**
 * A configuration language. Only identity, splitting and parsing are required; every optional member is a
 * capability, and the server offers exactly what its languages provide.
 *
 * A document is a row of blocks. `blockEnd` alone decides where they end, so that an edit is a matter of the
 * blocks it touches: it must be a function of the text from `start` on, look no further than the first line of
 * the next block, and move ahead (`end > start`) while there is text.
 */
export interface Language<N extends SyntaxNode = SyntaxNode> {
  readonly id: LanguageId;
  /** As people say it, e.g. "Heartbeat ha.cf". */
  readonly name: string;
  readonly recognition: Recognition;
  /** The offset after the block that starts at `start`. */
  blockEnd(text: string, start: number): number;
  /** Parses one block. Never throws, never loops; time linear in the text. */
  parse(text: string): Parsed<N>;
  /** The direct children of a node, in text order. */
  children(node: N): readonly N[];
  readonly rules: readonly Rule[];
  facts?(tree: N, collect: FactCollector): void;
  /**
   * Facts that no block tells alone, e.g. because an earlier one gives a variable its value; their spans are the
   * document's. Asked for again after every edit of the document, so for files of a person's size.
   */
  documentFacts?(
    blocks: readonly { readonly tree: N; readonly start: number }[],
    collect: FactCollector,
  ): void;
  embedded?(tree: N): readonly EmbeddedText[];
  /**
   * Where passwords and keys stand in a block, as far as it can be read; nobody is shown them. The trees are those of
   * all blocks of the document.
   */
  secrets?(tree: N, document: readonly N[]): readonly Span[];
  includes?(tree: N): readonly Include[];
  namedFiles?(tree: N): readonly NamedFile[];
  /** Absent where there are none. */
  readonly comments?: Comments;
  /** For files that must say the same on all nodes. */
  readonly copies?: Copies<N>;
  complete?(request: FeatureRequest<N>): readonly Completion[];
  hover?(request: FeatureRequest<N>): Hover | undefined;
  signature?(request: FeatureRequest<N>): Signature | undefined;
  inlayHints?(tree: N, cluster: ClusterView): readonly InlayHint[];
  outline?(tree: N, text: string): readonly OutlineItem[];
  /** What its words are, as far as facts do not tell. Asked for once of each block. */
  semanticTokens?(tree: N): readonly SemanticToken[];
  /** The layout of a block, in any order; what is not among the gaps stays as it is (format.ts). */
  format?(request: FormatRequest<N>): readonly Gap[];
  /** The version of the tool that files are checked against, e.g. "DRBD 9"; shown in the status item. */
  dialect?(cluster: ClusterView): string | undefined;
}
