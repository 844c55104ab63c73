import type { Declaration, Reference } from './fact.ts';
import type { DocumentView, Rule, RuleContext } from './rule.ts';
import type { Fault, SyntaxNode } from './syntax.ts';

/** One check of a rule, with what the engine keeps for the rule. */
export interface Entry<Subject, R> {
  readonly recorder: R;
  readonly check: (subject: Subject, context: RuleContext) => void;
}

type ByKind<Subject, R> = ReadonlyMap<string, readonly Entry<Subject, R>[]>;

/** Which checks a set of rules has for what: so that a node or fact meets those that asked for its kind, no others. */
export interface Dispatch<R> {
  readonly nodes: ByKind<SyntaxNode, R>;
  readonly faults: ByKind<Fault, R>;
  readonly declares: ByKind<Declaration, R>;
  readonly refers: ByKind<Reference, R>;
  readonly documents: readonly Entry<DocumentView<SyntaxNode>, R>[];
}

export function makeDispatch<R>(rules: readonly Rule[], recorderOf: (rule: Rule) => R): Dispatch<R> {
  const all = [...new Set(rules)].map((rule) => ({ rule, recorder: recorderOf(rule) }));
  const byKind = <S>(checks: (rule: Rule) => ReadonlyMap<string, Entry<S, R>['check']>): ByKind<S, R> => {
    const found = new Map<string, Entry<S, R>[]>();
    for (const { rule, recorder } of all) {
      for (const [kind, check] of checks(rule)) {
        const others = found.get(kind);
        if (others) others.push({ recorder, check });
        else found.set(kind, [{ recorder, check }]);
      }
    }
    return found;
  };
  return {
    nodes: byKind((rule) => rule.nodes),
    faults: byKind((rule) => rule.faults),
    declares: byKind((rule) => rule.declares),
    refers: byKind((rule) => rule.refers),
    documents: all.flatMap(({ rule: { document: check }, recorder }) => (check ? [{ recorder, check }] : [])),
  };
}
