import type { EmbeddedBlock } from './block.ts';
import type { ClusterModel, Topic } from './cluster-model.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Dispatch, type Entry, makeDispatch } from './dispatch.ts';
import type { Document, DocumentChange } from './document.ts';
import type { PlacedIgnore } from './ignore.ts';
import type { Language } from './language.ts';
import { Recorder } from './recorder.ts';
import type { DocumentView, Rule } from './rule.ts';
import type { Slot } from './slot.ts';
import type { SyntaxNode } from './syntax.ts';

/**
 * What one rule found in one slot, and what it looked up to find it; kept only when there is any of the two. Rules
 * that found nothing and looked up the same, as most do, share one.
 */
interface Check {
  readonly rules: readonly Rule[];
  readonly diagnostics: readonly Diagnostic[];
  readonly topics: readonly Topic[];
}

/** Which rules run over a slot: all, or those whose lookups have changed. */
type Selection = 'all' | Set<Rule>;

/** Work the engine did, for tests that hold it to "cost follows the edit". */
export interface EngineCounters {
  checksRun: number;
}

const NOTHING: readonly never[] = [];

/** Runs rules over slots and re-runs just those checks whose subject or lookups changed. */
export class Engine {
  readonly counters: EngineCounters = { checksRun: 0 };
  readonly #model: ClusterModel;
  readonly #failed: (error: unknown, rule: Rule) => void;
  readonly #recorders = new Map<Rule, Recorder>();
  readonly #clusterDispatch: Dispatch<Recorder>;
  readonly #ignoreRules: readonly Rule[];
  readonly #dispatches = new Map<Language, Dispatch<Recorder>>();
  readonly #checks = new Map<Slot, readonly Check[]>();
  /** The slots in which something was found. */
  readonly #withProblems = new Map<Document, Set<Slot>>();

  constructor(
    model: ClusterModel,
    clusterRules: readonly Rule[],
    failed: (error: unknown, rule: Rule) => void,
  ) {
    this.#model = model;
    this.#failed = failed;
    this.#ignoreRules = clusterRules.filter(({ ignores }) => ignores);
    this.#clusterDispatch = makeDispatch(clusterRules, (rule) => this.#recorderOf(rule));
  }

  /** Takes in what changed in one or more documents; returns the documents whose diagnostics may differ now. */
  apply(changes: ReadonlyMap<Document, DocumentChange>): Set<Document> {
    const affected = new Set<Document>(changes.keys());
    const changed = [...changes.values()].flatMap((change) => change.changed);
    const removed = [...changes.values()].flatMap((change) => change.removed);
    const touched = this.#model.replace(changed, removed);
    for (const slot of removed) this.#forget(slot);
    const work = new Map<Slot, Selection>();
    for (const [document, { removed }] of changes) {
      const { documents } = this.#dispatchOf(document.language);
      // Of a document that is gone, its own slot is among the removed ones.
      if (documents.length === 0 || removed.includes(document.fileSlot)) continue;
      work.set(document.fileSlot, new Set(documents.map(({ recorder }) => recorder.rule)));
    }
    for (const topic of touched) this.#collectReaders(topic, work);
    for (const slot of changed) work.set(slot, 'all');
    for (const [slot, selection] of work) {
      affected.add(slot.document);
      this.#run(slot, selection);
    }
    return affected;
  }

  /** The problems of one document, in the order of the text. */
  diagnostics(document: Document): Diagnostic[] {
    const found: Diagnostic[] = [];
    // The file's own slot first, so that what stands at the same place always comes in the same order.
    for (const slot of new Set([document.fileSlot, ...(this.#withProblems.get(document) ?? NOTHING)])) {
      for (const check of this.#checks.get(slot) ?? NOTHING) {
        // One by one: there may be more of them than a call takes arguments.
        for (const diagnostic of check.diagnostics) found.push(diagnostic);
      }
    }
    return found.sort(byPlace);
  }

  /** What the rules say about a comment that keeps problems quiet. Asked anew each time, since its use may change. */
  checkIgnore(ignore: PlacedIgnore, used: boolean): readonly Diagnostic[] {
    return this.#ignoreRules.flatMap((rule) => {
      const recorder = this.#recorderOf(rule);
      recorder.turnTo(ignore.slot, undefined);
      try {
        rule.ignores?.(ignore, used, recorder);
      } catch (error) {
        this.#failed(error, rule);
      }
      return recorder.take().diagnostics;
    });
  }

  #collectReaders(topic: Topic, work: Map<Slot, Selection>): void {
    for (const slot of topic.readers) {
      const selection = work.get(slot) ?? new Set<Rule>();
      if (selection === 'all') continue;
      for (const { rules, topics } of this.#checks.get(slot) ?? NOTHING) {
        if (topics.includes(topic)) for (const rule of rules) selection.add(rule);
      }
      work.set(slot, selection);
    }
  }

  /** Runs the selected rules over a slot in one walk of its tree, and keeps what they found and looked up. */
  #run(slot: Slot, selection: Selection): void {
    const old = this.#checks.get(slot) ?? NOTHING;
    const checks = selection === 'all' ? [] : without(selection, old);
    /** By the one thing that was looked up. */
    const quiet = new Map<readonly Topic[], Rule[]>();
    for (const recorder of this.#record(slot, selection)) {
      this.counters.checksRun++;
      const { rule } = recorder;
      const { diagnostics, topics } = recorder.take();
      if (diagnostics.length > 0) checks.push({ rules: [rule], diagnostics, topics });
      else if (topics.length > 0) {
        const others = quiet.get(topics);
        if (others) others.push(rule);
        else quiet.set(topics, [rule]);
      }
    }
    for (const [topics, rules] of quiet) checks.push({ rules, diagnostics: NOTHING, topics });
    this.#replace(slot, old, checks);
  }

  #forget(slot: Slot): void {
    this.#replace(slot, this.#checks.get(slot) ?? NOTHING, NOTHING);
  }

  #replace(slot: Slot, old: readonly Check[], checks: readonly Check[]): void {
    // Only topics that nobody waits for any more are left: one without readers and facts ceases to be, and who
    // joined it afterwards would wait for a topic that nothing touches.
    const waitedFor = new Set(checks.flatMap(({ topics }) => topics));
    for (const topic of waitedFor) topic.join(slot);
    for (const { topics } of old) for (const topic of topics) if (!waitedFor.has(topic)) topic.leave(slot);
    if (checks.length > 0) this.#checks.set(slot, checks);
    else this.#checks.delete(slot);
    const withProblems = this.#withProblems.get(slot.document);
    if (checks.some(({ diagnostics }) => diagnostics.length > 0)) {
      if (withProblems) withProblems.add(slot);
      else this.#withProblems.set(slot.document, new Set([slot]));
    } else {
      withProblems?.delete(slot);
      if (withProblems?.size === 0) this.#withProblems.delete(slot.document);
    }
  }

  /** Runs the selected checks; returns the recorders of those rules that found a subject in the slot. */
  #record(slot: Slot, selection: Selection): Set<Recorder> {
    const used = new Set<Recorder>();
    const { document, block } = slot;
    const run = <S>(entries: readonly Entry<S, Recorder>[], subject: S, part?: EmbeddedBlock): void => {
      for (const { recorder, check } of entries) {
        if (selection !== 'all' && !selection.has(recorder.rule)) continue;
        used.add(recorder);
        recorder.turnTo(slot, part);
        try {
          check(subject, recorder);
        } catch (error) {
          this.#failed(error, recorder.rule);
        }
      }
    };
    if (slot === document.fileSlot) {
      const { documents } = this.#dispatchOf(document.language);
      // One view for all rules, so that what one of them derives from it serves the others.
      if (documents.length > 0) run(documents, viewOf(document));
    }
    const dispatches = [this.#clusterDispatch];
    for (const language of languagesOf(slot)) dispatches.push(this.#dispatchOf(language));
    for (const fact of this.#model.factsOf(slot)) {
      for (const dispatch of dispatches) {
        if (fact.role === 'declares') run(dispatch.declares.get(fact.kind) ?? NOTHING, fact);
        else run(dispatch.refers.get(fact.kind) ?? NOTHING, fact);
      }
    }
    for (const part of [undefined, ...block.embedded]) {
      const { language, tree, faults } = part?.block ?? block;
      const dispatch = this.#dispatchOf(language);
      for (const fault of faults) run(dispatch.faults.get(fault.kind) ?? NOTHING, fault, part);
      if (dispatch.nodes.size === 0 || !looksAtNodes(selection)) continue;
      walk(language, tree, (node) => {
        const entries = dispatch.nodes.get(node.kind);
        if (entries) run(entries, node, part);
      });
    }
    return used;
  }

  #dispatchOf(language: Language): Dispatch<Recorder> {
    const known = this.#dispatches.get(language);
    if (known) return known;
    const made = makeDispatch(language.rules, (rule) => this.#recorderOf(rule));
    this.#dispatches.set(language, made);
    return made;
  }

  #recorderOf(rule: Rule): Recorder {
    const known = this.#recorders.get(rule);
    if (known) return known;
    const made = new Recorder(rule, this.#model);
    this.#recorders.set(rule, made);
    return made;
  }
}

/** The order of problems in a text. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.location.slot.start + a.location.span.start - (b.location.slot.start + b.location.span.start) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** The checks of all other rules. */
function without(selection: ReadonlySet<Rule>, checks: readonly Check[]): Check[] {
  return checks.flatMap((check) => {
    const rules = check.rules.filter((rule) => !selection.has(rule));
    if (rules.length === check.rules.length) return [check];
    return rules.length > 0 ? [{ ...check, rules }] : [];
  });
}

function looksAtNodes(selection: Selection): boolean {
  if (selection === 'all') return true;
  for (const rule of selection) if (rule.nodes.size > 0) return true;
  return false;
}

function languagesOf({ block }: Slot): Iterable<Language> {
  if (block.embedded.length === 0) return [block.language];
  return new Set([block.language, ...block.embedded.map((part) => part.block.language)]);
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
