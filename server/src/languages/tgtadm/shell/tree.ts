import type { Span } from '../../../core/span.ts';

/** A stretch of a word. Of text, `span` covers the characters of `value` alone, without quotes and backslash. */
export type Part =
  | { readonly kind: 'text'; readonly span: Span; readonly value: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly span: Span; readonly name: string; readonly quoted: boolean }
  /** `${…}` with operators, `$((…))`, `((…))`, arrays: what only a shell can work out. */
  | { readonly kind: 'expansion'; readonly span: Span; readonly quoted: boolean }
  | {
      readonly kind: 'substitution';
      readonly span: Span;
      readonly body: readonly Item[];
      readonly quoted: boolean;
    };

export interface Word {
  readonly kind: 'word';
  /** As written, quotes included. */
  readonly span: Span;
  readonly parts: readonly Part[];
  /** What the command will see, when that is certain from the text of the word alone. */
  readonly value: string | undefined;
}

export interface HereDocument {
  readonly delimiter: string;
  /** The shell passes the body on as it is. */
  readonly quoted: boolean;
  readonly strip: boolean;
  readonly body: Span;
  readonly terminated: boolean;
  /** The body as the command will read it, but for the tabs that `<<-` takes off. */
  readonly parts: readonly Part[];
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly span: Span;
  readonly operator: string;
  /** The word behind the operator; the delimiter of a here-document. */
  readonly target: Word | undefined;
  readonly document: HereDocument | undefined;
}

export interface Assignment {
  readonly kind: 'assignment';
  readonly span: Span;
  readonly name: string;
  /** `NAME+=value`. */
  readonly append: boolean;
  readonly value: Word;
}

/** A command with its arguments. */
export interface SimpleCommand {
  readonly kind: 'simple';
  readonly span: Span;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** `{ …; }` or `( … )`. */
export interface Group {
  readonly kind: 'group';
  readonly span: Span;
  readonly subshell: boolean;
  readonly body: readonly Item[];
  readonly redirects: readonly Redirect[];
}

export interface Clause {
  readonly keyword: 'if' | 'then' | 'elif' | 'else';
  readonly body: readonly Item[];
}

export interface If {
  readonly kind: 'if';
  readonly span: Span;
  readonly clauses: readonly Clause[];
  readonly redirects: readonly Redirect[];
}

/** `while` and `until`. */
export interface While {
  readonly kind: 'while';
  readonly span: Span;
  readonly condition: readonly Item[];
  readonly body: readonly Item[];
  readonly redirects: readonly Redirect[];
}

/** `for` and `select`; without `words` over the arguments of the script. */
export interface For {
  readonly kind: 'for';
  readonly span: Span;
  readonly variable: Word | undefined;
  readonly words: readonly Word[] | undefined;
  readonly body: readonly Item[];
  readonly redirects: readonly Redirect[];
}

export interface Case {
  readonly kind: 'case';
  readonly span: Span;
  readonly subject: Word | undefined;
  readonly branches: readonly { readonly patterns: readonly Word[]; readonly body: readonly Item[] }[];
  readonly redirects: readonly Redirect[];
}

export interface FunctionDefinition {
  readonly kind: 'function';
  readonly span: Span;
  readonly name: Word | undefined;
  readonly body: Command | undefined;
}

export interface Pipeline {
  readonly kind: 'pipeline';
  readonly span: Span;
  readonly commands: readonly Command[];
}

/** Commands joined by `&&` and `||`. */
export interface AndOr {
  readonly kind: 'and-or';
  readonly span: Span;
  readonly commands: readonly Command[];
  /** Between the commands: `&&` or `||`. */
  readonly operators: readonly string[];
}

export type Command = SimpleCommand | Group | If | While | For | Case | FunctionDefinition | Pipeline | AndOr;

/** A command in a list, with the `;` or `&` that ends it (none at the end of a line). */
export interface Item {
  readonly kind: 'item';
  readonly span: Span;
  readonly command: Command;
  readonly end: { readonly operator: string; readonly span: Span } | undefined;
}

export type ShellNode = Item | Command | Word | Redirect | Assignment;

/** The direct children of a node, in text order. */
export function shellChildren(node: ShellNode): readonly ShellNode[] {
  switch (node.kind) {
    case 'item':
      return [node.command];
    case 'word':
      return node.parts.flatMap((part) => (part.kind === 'substitution' ? part.body : []));
    case 'redirect':
      return [
        ...(node.target ? [node.target] : []),
        ...(node.document?.parts ?? []).flatMap((part) => (part.kind === 'substitution' ? part.body : [])),
      ];
    case 'assignment':
      return [node.value];
    case 'simple':
      return inOrder([...node.assignments, ...node.words, ...node.redirects]);
    case 'group':
      return [...node.body, ...node.redirects];
    case 'if':
      return [...node.clauses.flatMap((clause) => clause.body), ...node.redirects];
    case 'while':
      return [...node.condition, ...node.body, ...node.redirects];
    case 'for':
      return [
        ...(node.variable ? [node.variable] : []),
        ...(node.words ?? []),
        ...node.body,
        ...node.redirects,
      ];
    case 'case':
      return [
        ...(node.subject ? [node.subject] : []),
        ...node.branches.flatMap(({ patterns, body }) => [...patterns, ...body]),
        ...node.redirects,
      ];
    case 'function':
      return [...(node.name ? [node.name] : []), ...(node.body ? [node.body] : [])];
    case 'pipeline':
    case 'and-or':
      return node.commands;
  }
}

function inOrder(nodes: ShellNode[]): ShellNode[] {
  return nodes.sort((a, b) => a.span.start - b.span.start);
}
