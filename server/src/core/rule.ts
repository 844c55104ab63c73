import type { ClusterView } from './cluster-view.ts';
import type { Diagnostic, FixKind, RuleCode, Severity } from './diagnostic.ts';
import type { Declaration, EntityKind, Location, ReferableKind, Reference } from './fact.ts';
import type { Ignore } from './ignore.ts';
import type { Span } from './span.ts';
import type { Fault, SyntaxNode } from './syntax.ts';

/** What a rule says about itself; its page in docs/rules is made from this. */
export interface RuleDocs {
  /** One line for the index and the head of the page. */
  readonly title: string;
  /** What is wrong. */
  readonly what: string;
  /** Why it bites: the failure a person would see. */
  readonly why: string;
  /** What to do. */
  readonly mend: string;
  /** Man page, tool and version, or function that says so. */
  readonly source?: string;
}

/**
 * Fixtures that run as tests and appear on the rule's page. A single-file example is text of the rule's language;
 * several files begin with `#- path`. In `bad`, an annotation line under the text says what is reported:
 * `#   ^^^^ drbd/unknown-option: part of the message`.
 */
export interface RuleExamples {
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** A place to point at: a span of the subject's block, or a fact or location elsewhere. */
export type Place = Span | Location;

/**
 * A change that mends the problem, in this file or in others. In `text` a line ends with `\n`, whatever the file
 * has, and `FRESH_KEY` (see fix.ts) stands for a key that is made up when the fix is asked for.
 */
export interface FixProposal {
  /** What will be done, as an order: `Replace with sha1`. */
  readonly title: string;
  /** They may not overlap. An edit of embedded text must lie in one stretch that the shell left as it is. */
  readonly edits: readonly { readonly at: Place; readonly text: string }[];
  /** Files to make. Clients that cannot make files are not offered the fix. */
  readonly creates?: readonly FileProposal[];
  /** True when the change is right beyond doubt, so that fix-all may apply it. Default false. */
  readonly certain?: boolean;
  /** `modernise` for what works but is written otherwise today; never part of fix-all. Default `mend`. */
  readonly kind?: FixKind;
}

export interface FileProposal {
  /** Relative to the directory of the document with the problem. */
  readonly path: string;
  readonly text: string;
  /** Only its owner may read it (mode 0600), as far as whoever makes the file can say so. Default false. */
  readonly secret?: boolean;
}

export interface Problem {
  readonly at: Place;
  /** What is wrong, why it matters, what to do: whole sentences in the words of the tool. */
  readonly message: string;
  /** Where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fixes?: readonly FixProposal[];
  readonly tag?: Diagnostic['tag'];
  /** Another file to look at side by side with this one: any place in it. */
  readonly compare?: Location;
}

/** The cluster as the subject's file sees it: of node folders, those of its own nodes. */
export interface RuleContext extends ClusterView {
  /** What the files of all nodes say, for rules that compare nodes. */
  readonly allNodes: ClusterView;
  /** The text of a span of the subject's block. */
  text(at: Span): string;
  report(problem: Problem): void;
}

/** A document for checks that need the order of statements: its blocks with locations. */
export interface DocumentView<N extends SyntaxNode> {
  readonly path: string;
  readonly name: string;
  readonly directory: string;
  readonly blocks: readonly { readonly tree: N; readonly text: string; at(span: Span): Location }[];
  /** The start of the file, for what is wrong with all of it; it exists in an empty file too. */
  readonly start: Location;
}

type NodeChecks<N extends SyntaxNode> = {
  readonly [K in N['kind']]?: (node: Extract<N, { kind: K }>, context: RuleContext) => void;
};
type DeclarationChecks = {
  readonly [K in EntityKind]?: (fact: Declaration<K>, context: RuleContext) => void;
};
type ReferenceChecks = {
  readonly [K in ReferableKind]?: (fact: Reference<K>, context: RuleContext) => void;
};

export interface RuleDefinition<N extends SyntaxNode> {
  /** `<language>/<concept>` for a rule of one language, `cluster/<concept>` for one across languages. */
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly docs: RuleDocs;
  readonly examples: RuleExamples;
  /** Checks over nodes of the language's syntax tree, by kind. */
  readonly nodes?: NodeChecks<N>;
  /** Checks over what the parser could not read. */
  readonly faults?: Readonly<Record<string, (fault: Fault, context: RuleContext) => void>>;
  /** Checks over facts that declare, by kind. */
  readonly declares?: DeclarationChecks;
  /** Checks over facts that refer, by kind. */
  readonly refers?: ReferenceChecks;
  /** A check over comments that keep problems quiet; `used` when this one does. */
  readonly ignores?: (ignore: Ignore, used: boolean, context: RuleContext) => void;
  /** A check over a whole document, run again on every edit of it: for small files where order matters. */
  readonly document?: (document: DocumentView<N>, context: RuleContext) => void;
}

/** A rule as the engine sees it, whatever its language. */
export interface Rule {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly docs: RuleDocs;
  readonly examples: RuleExamples;
  readonly nodes: ReadonlyMap<string, (node: SyntaxNode, context: RuleContext) => void>;
  readonly faults: ReadonlyMap<string, (fault: Fault, context: RuleContext) => void>;
  readonly declares: ReadonlyMap<string, (fact: Declaration, context: RuleContext) => void>;
  readonly refers: ReadonlyMap<string, (fact: Reference, context: RuleContext) => void>;
  readonly ignores: RuleDefinition<SyntaxNode>['ignores'];
  readonly document: ((document: DocumentView<SyntaxNode>, context: RuleContext) => void) | undefined;
}

/**
 * Makes a rule of its definition: `export default defineRule<DrbdNode>({ ... })`.
 *
 * The definition is checked against the node types of its language; the engine then dispatches by the kind that
 * the definition named, which is why the casts here are sound.
 */
export function defineRule<N extends SyntaxNode = SyntaxNode>(definition: RuleDefinition<N>): Rule {
  const { code, severity, docs, examples } = definition;
  return {
    code,
    severity,
    docs,
    examples,
    nodes: new Map(Object.entries(definition.nodes ?? {})) as unknown as Rule['nodes'],
    faults: new Map(Object.entries(definition.faults ?? {})),
    declares: new Map(Object.entries(definition.declares ?? {})) as unknown as Rule['declares'],
    refers: new Map(Object.entries(definition.refers ?? {})) as unknown as Rule['refers'],
    ignores: definition.ignores,
    document: definition.document as Rule['document'],
  };
}
