import { URI, Utils } from 'vscode-uri';
import { type EmbeddedBlock, outerSpan } from './block.ts';
import type { ClusterModel, Topic } from './cluster-model.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Diagnostic, Fix, NewFile, RelatedPlace, TextEdit } from './diagnostic.ts';
import type { EntityKind, Location, ReferableKind } from './fact.ts';
import { RecordedView } from './recorded-view.ts';
import type { FixProposal, Place, Problem, Rule, RuleContext } from './rule.ts';
import { Scope } from './scope.ts';
import type { Slot } from './slot.ts';
import type { Span } from './span.ts';

const NOTHING: readonly never[] = [];

/**
 * Stands between one rule and the cluster while it checks a slot, and keeps what it found and looked up. It serves
 * every slot of the cluster in turn: rules run a million times over a large one.
 */
export class Recorder implements RuleContext {
  readonly rule: Rule;
  readonly allNodes: ClusterView;
  readonly #model: ClusterModel;
  readonly #scope: Scope;
  readonly #seen: RecordedView;
  readonly #topics = new Set<Topic>();
  #diagnostics: Diagnostic[] = [];
  #slot: Slot | undefined;
  #part: EmbeddedBlock | undefined;

  constructor(rule: Rule, model: ClusterModel) {
    this.rule = rule;
    this.#model = model;
    this.#scope = new Scope(model);
    this.#seen = new RecordedView(model, this.#scope, this.#topics);
    this.allNodes = new RecordedView(model, model, this.#topics);
  }

  /** Turns to a slot, or to what is embedded in it. */
  turnTo(slot: Slot, part: EmbeddedBlock | undefined): void {
    this.#slot = slot;
    this.#part = part;
    this.#scope.document = slot.document;
  }

  /** Hands over what was found, and begins anew. */
  take(): { readonly diagnostics: readonly Diagnostic[]; readonly topics: readonly Topic[] } {
    const [first] = this.#topics;
    const topics = this.#topics.size > 1 ? [...this.#topics] : (first?.alone ?? NOTHING);
    const diagnostics = this.#diagnostics.length > 0 ? this.#diagnostics : NOTHING;
    if (topics.length > 0) this.#topics.clear();
    if (diagnostics.length > 0) this.#diagnostics = [];
    return { diagnostics, topics };
  }

  get versions() {
    return this.#model.versions;
  }

  get agentFiles() {
    return this.#model.agentFiles;
  }

  declarations<K extends EntityKind>(kind: K, key: string) {
    return this.#seen.declarations(kind, key);
  }

  references<K extends ReferableKind>(kind: K, key: string) {
    return this.#seen.references(kind, key);
  }

  keys(kind: EntityKind) {
    return this.#seen.keys(kind);
  }

  declared<K extends EntityKind>(kind: K) {
    return this.#seen.declared(kind);
  }

  text(at: Span): string {
    return (this.#part?.block ?? this.#subject.block).text.slice(at.start, at.end);
  }

  report(problem: Problem): void {
    const related: RelatedPlace[] = (problem.related ?? []).map(({ at, message }) => ({
      location: this.#locate(at),
      message,
    }));
    this.#diagnostics.push({
      code: this.rule.code,
      severity: problem.severity ?? this.rule.severity,
      message: problem.message,
      location: this.#locate(problem.at),
      related,
      fixes: (problem.fixes ?? [])
        .filter((proposal) => this.#isWithinReach(proposal))
        .map((proposal) => this.#fix(proposal)),
      ...(problem.tag && { tag: problem.tag }),
      ...(problem.compare && { compare: problem.compare.slot.document }),
    });
  }

  /** Embedded text can be edited where the shell left it as it is; elsewhere an edit would take what is between. */
  #isWithinReach({ edits }: FixProposal): boolean {
    const part = this.#part;
    if (!part) return true;
    return edits.every(({ at }) => {
      if ('slot' in at) return true;
      const outer = outerSpan(part, at);
      return outer.end - outer.start === at.end - at.start;
    });
  }

  #fix({ title, edits, creates = [], certain = false, kind = 'mend' }: FixProposal): Fix {
    return {
      title,
      kind,
      certain,
      edits: edits.map(({ at, text }): TextEdit => ({ location: this.#locate(at), text })),
      creates: creates.map(({ path, text, secret = false }): NewFile => {
        const directory = Utils.dirname(URI.parse(this.#subject.document.uri));
        return { uri: Utils.resolvePath(directory, path).toString(), text, secret };
      }),
    };
  }

  get #subject(): Slot {
    if (!this.#slot) throw new Error(`${this.rule.code} was asked outside of a check`);
    return this.#slot;
  }

  #locate(at: Place): Location {
    // A fact itself, not a copy: it may come to stand elsewhere without this check running again.
    if ('slot' in at) return at;
    return { slot: this.#subject, span: this.#part ? outerSpan(this.#part, at) : at };
  }
}
