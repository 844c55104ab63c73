import { type EmbeddedBlock, outerSpan } from './block.ts';
import type { ClusterModel, LookupKey } from './cluster-model.ts';
import { lookupKey } from './cluster-model.ts';
import type { Diagnostic, RelatedPlace, TextEdit } from './diagnostic.ts';
import type { Document, DocumentChange, Slot } from './document.ts';
import type { EntityKind, Location, ReferableKind } from './fact.ts';
import type { Language } from './language.ts';
import type { DocumentView, Place, Problem, Rule, RuleContext } from './rule.ts';
import type { Span } from './span.ts';
import type { SyntaxNode } from './syntax.ts';

/** One rule over one slot, with what it found and what it looked up to find it. */
interface Check {
  readonly rule: Rule;
  readonly slot: Slot;
  diagnostics: readonly Diagnostic[];
  lookups: ReadonlySet<LookupKey>;
}

interface Recording {
  readonly diagnostics: Diagnostic[];
  readonly lookups: Set<LookupKey>;
}

/** Work the engine did, for tests that hold it to "cost follows the edit". */
export interface EngineCounters {
  checksRun: number;
}

/** Runs rules over slots and re-runs just those checks whose subject or lookups changed. */
export class Engine {
  readonly counters: EngineCounters = { checksRun: 0 };
  readonly #model: ClusterModel;
  readonly #clusterRules: readonly Rule[];
  readonly #failed: (error: unknown, rule: Rule) => void;
  readonly #checks = new Map<Slot, Map<Rule, Check>>();
  readonly #waiting = new Map<LookupKey, Set<Check>>();

  constructor(
    model: ClusterModel,
    clusterRules: readonly Rule[],
    failed: (error: unknown, rule: Rule) => void,
  ) {
    this.#model = model;
    this.#clusterRules = clusterRules;
    this.#failed = failed;
  }

  /** Takes in what changed in one or more documents; returns the documents whose diagnostics may differ now. */
  apply(changes: ReadonlyMap<Document, DocumentChange>): Set<Document> {
    const affected = new Set<Document>(changes.keys());
    const changed = [...changes.values()].flatMap((change) => change.changed);
    const removed = [...changes.values()].flatMap((change) => change.removed);
    const touched = this.#model.replace(changed, removed);
    for (const slot of removed) this.#forget(slot);
    const done = new Set<Check>();
    for (const slot of changed) {
      this.#forget(slot);
      const rules = new Set<Rule>(this.#clusterRules);
      for (const language of languagesOf(slot)) for (const rule of language.rules) rules.add(rule);
      for (const check of this.#run(rules, slot)) done.add(check);
    }
    for (const [document, change] of changes) {
      // A document that is new or gone: its own slot is among the changed or the removed ones.
      if (change.changed.includes(document.fileSlot) || change.removed.includes(document.fileSlot)) continue;
      const rules = document.language.rules.filter((rule) => rule.document);
      for (const check of this.#run(rules, document.fileSlot)) done.add(check);
    }
    const stale = new Set<Check>();
    for (const key of touched) for (const check of this.#waiting.get(key) ?? []) stale.add(check);
    for (const check of stale) {
      if (done.has(check)) continue;
      affected.add(check.slot.document);
      const again = this.#run([check.rule], check.slot);
      if (again.length === 0) this.#drop(check);
    }
    return affected;
  }

  /** The problems of one document, in the order of the text. */
  diagnostics(document: Document): Diagnostic[] {
    const found: Diagnostic[] = [];
    for (const slot of [document.fileSlot, ...document.slots]) {
      for (const check of this.#checks.get(slot)?.values() ?? []) {
        // One by one: there may be more of them than a call takes arguments.
        for (const diagnostic of check.diagnostics) found.push(diagnostic);
      }
    }
    return found.sort(
      (a, b) =>
        a.location.slot.start + a.location.span.start - (b.location.slot.start + b.location.span.start) ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }

  /** Runs the given rules over a slot in one walk of its tree, and keeps what they found and looked up. */
  #run(rules: Iterable<Rule>, slot: Slot): Check[] {
    const recordings = this.#record([...rules], slot);
    return [...recordings].map(([rule, { diagnostics, lookups }]) => {
      this.counters.checksRun++;
      const old = this.#checks.get(slot)?.get(rule);
      if (old) this.#unwait(old);
      const check: Check = old ?? { rule, slot, diagnostics, lookups };
      check.diagnostics = diagnostics;
      check.lookups = lookups;
      this.#keep(check);
      return check;
    });
  }

  #keep(check: Check): void {
    const { rule, slot, diagnostics, lookups } = check;
    const checks = this.#checks.get(slot);
    if (diagnostics.length === 0 && lookups.size === 0) checks?.delete(rule);
    else if (checks) checks.set(rule, check);
    else this.#checks.set(slot, new Map([[rule, check]]));
    for (const key of lookups) {
      const waiting = this.#waiting.get(key);
      if (waiting) waiting.add(check);
      else this.#waiting.set(key, new Set([check]));
    }
  }

  /** Only rules that found a subject in the slot get a recording. */
  #record(rules: readonly Rule[], slot: Slot): Map<Rule, Recording> {
    const recordings = new Map<Rule, Recording>();
    const call = (rule: Rule, part: EmbeddedBlock | undefined, check: (context: RuleContext) => void) => {
      const recording = recordings.get(rule) ?? { diagnostics: [], lookups: new Set() };
      recordings.set(rule, recording);
      try {
        check(new Context(this.#model, rule, slot, part, recording));
      } catch (error) {
        this.#failed(error, rule);
      }
    };
    const { document } = slot;
    if (slot === document.fileSlot) {
      // One view for all rules, so that what one of them derives from it serves the others.
      let view: DocumentView<SyntaxNode> | undefined;
      for (const rule of rules) {
        const check = rule.document;
        if (!check || !document.language.rules.includes(rule)) continue;
        view ??= viewOf(document);
        const whole = view;
        call(rule, undefined, (context) => check(whole, context));
      }
    }
    for (const fact of this.#model.factsOf(slot)) {
      for (const rule of rules) {
        const check =
          fact.role === 'declares'
            ? bind(rule.declares.get(fact.kind), fact)
            : bind(rule.refers.get(fact.kind), fact);
        if (check) call(rule, undefined, check);
      }
    }
    for (const part of [undefined, ...slot.block.embedded]) {
      const block = part?.block ?? slot.block;
      const mine = rules.filter((rule) => block.language.rules.includes(rule));
      for (const fault of block.faults) {
        for (const rule of mine) {
          const check = bind(rule.faults.get(fault.kind), fault);
          if (check) call(rule, part, check);
        }
      }
      const visitors = mine.filter((rule) => rule.nodes.size > 0);
      if (visitors.length === 0) continue;
      walk(block.language, block.tree, (node) => {
        for (const rule of visitors) {
          const check = bind(rule.nodes.get(node.kind), node);
          if (check) call(rule, part, check);
        }
      });
    }
    return recordings;
  }

  #drop(check: Check): void {
    this.#unwait(check);
    this.#checks.get(check.slot)?.delete(check.rule);
  }

  #forget(slot: Slot): void {
    for (const check of this.#checks.get(slot)?.values() ?? []) this.#unwait(check);
    this.#checks.delete(slot);
  }

  #unwait(check: Check): void {
    for (const key of check.lookups) {
      const waiting = this.#waiting.get(key);
      waiting?.delete(check);
      if (waiting?.size === 0) this.#waiting.delete(key);
    }
  }
}

function bind<T>(check: ((subject: T, context: RuleContext) => void) | undefined, subject: T) {
  return check && ((context: RuleContext) => check(subject, context));
}

function languagesOf(slot: Slot): Set<Language> {
  return new Set([slot.block.language, ...slot.block.embedded.map((part) => part.block.language)]);
}

/** Visits a tree in text order, without recursion so that depth is no limit. */
function walk(language: Language, root: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  const rest: SyntaxNode[] = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    visit(node);
    const children = language.children(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) rest.push(child);
    }
  }
}

function viewOf(document: Document): DocumentView<SyntaxNode> {
  return {
    path: document.path,
    name: document.name,
    directory: document.directory,
    blocks: document.slots.map((slot) => ({
      tree: slot.block.tree,
      text: slot.block.text,
      at: (span) => ({ slot, span }),
    })),
    start: { slot: document.fileSlot, span: { start: 0, end: 0 } },
  };
}

class Context implements RuleContext {
  readonly #model: ClusterModel;
  readonly #rule: Rule;
  readonly #slot: Slot;
  readonly #part: EmbeddedBlock | undefined;
  readonly #recording: Recording;

  constructor(
    model: ClusterModel,
    rule: Rule,
    slot: Slot,
    part: EmbeddedBlock | undefined,
    recording: Recording,
  ) {
    this.#model = model;
    this.#rule = rule;
    this.#slot = slot;
    this.#part = part;
    this.#recording = recording;
  }

  get versions() {
    return this.#model.versions;
  }

  declarations<K extends EntityKind>(kind: K, key: string) {
    this.#recording.lookups.add(lookupKey.declarations(kind, key));
    return this.#model.declarations(kind, key);
  }

  references<K extends ReferableKind>(kind: K, key: string) {
    this.#recording.lookups.add(lookupKey.references(kind, key));
    return this.#model.references(kind, key);
  }

  keys(kind: EntityKind) {
    this.#recording.lookups.add(lookupKey.keys(kind));
    return this.#model.keys(kind);
  }

  declared<K extends EntityKind>(kind: K) {
    this.#recording.lookups.add(lookupKey.declared(kind));
    return this.#model.declared(kind);
  }

  text(at: Span): string {
    return (this.#part?.block ?? this.#slot.block).text.slice(at.start, at.end);
  }

  report(problem: Problem): void {
    const related: RelatedPlace[] = (problem.related ?? []).map(({ at, message }) => ({
      location: this.#locate(at),
      message,
    }));
    this.#recording.diagnostics.push({
      code: this.#rule.code,
      severity: problem.severity ?? this.#rule.severity,
      message: problem.message,
      location: this.#locate(problem.at),
      related,
      fixes: (problem.fixes ?? []).map(({ title, edits, certain = false }) => ({
        title,
        certain,
        edits: edits.map(({ at, text }): TextEdit => ({ location: this.#locate(at), text })),
      })),
      ...(problem.tag && { tag: problem.tag }),
    });
  }

  #locate(at: Place): Location {
    if ('slot' in at) return { slot: at.slot, span: at.span };
    return { slot: this.#slot, span: this.#part ? outerSpan(this.#part, at) : at };
  }
}
