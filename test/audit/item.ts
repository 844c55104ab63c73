import type { Versions } from '../../server/src/core/cluster-view.ts';
import type { RuleCode } from '../../server/src/core/diagnostic.ts';

/** A small configuration with the mistake of an item in it, and nothing else that is an error or a warning. */
export interface Reported {
  readonly code: RuleCode;
  /** As in the examples of rules: text of the audit's usual file, or files that begin with `#- path`. */
  readonly text: string;
  /** Those of the audit, where it has none of its own. */
  readonly versions: Versions | undefined;
  /** Why it is no error, where the tool enforces the item. */
  readonly mild: string | undefined;
  /** Further rules that speak too, each about something else that the text cannot be without. */
  readonly beside: readonly string[];
}

/** A configuration that is right, about which no error and no warning may be given. */
export interface Accepted {
  readonly text: string;
  readonly versions: Versions | undefined;
}

/** What becomes of one item of the facts about a language. At least one of the lists says so. */
export interface AuditItem {
  /** What it is about, in a few words. */
  readonly item: string;
  /** A word that stands in the item of the facts too, so that the two lists cannot shift against each other. */
  readonly word: string;
  readonly reported?: readonly Reported[];
  readonly accepted?: readonly Accepted[];
  /** Parts of lines of docs/rules/not-covered.md. */
  readonly notCovered?: readonly string[];
  /** `file > name` of tests that show it, where a text alone cannot. */
  readonly tests?: readonly string[];
  /** Why there is nothing to show: only where the item says nothing that is enforced or a mistake. */
  readonly describes?: string;
}

/** How the items of a section of the facts are told apart; `stars` are bullets that may follow each other in a line. */
export type Division = 'bullets' | 'stars' | 'numbers' | 'semicolons' | 'dots' | 'rows' | 'paragraphs';

export interface AuditSection {
  /** `enforced`: the tool refuses it. `not caught`: it does not. `language`: what the texts look like and mean. */
  readonly kind: 'enforced' | 'not caught' | 'language';
  /** How the heading in the facts begins. */
  readonly heading: string;
  readonly divided: Division;
  readonly items: readonly AuditItem[];
}

export interface Audit {
  readonly language: string;
  /** The file of the facts. */
  readonly facts: string;
  /** Where a text stands that is one file. */
  readonly path: string;
  /** The releases that the texts are for, which do not say others. */
  readonly versions: Versions;
  readonly sections: readonly AuditSection[];
}

interface More {
  readonly versions?: Versions;
  readonly mild?: string;
  readonly beside?: readonly string[];
}

/** A text and the rule that has to speak. */
export function reports(code: RuleCode, text: string, more: More = {}): Reported {
  return { code, text, versions: more.versions, mild: more.mild, beside: more.beside ?? [] };
}

/** Texts that show the same mistake, each in its way. */
export function reportsEach(code: RuleCode, ...texts: readonly string[]): readonly Reported[] {
  return texts.map((text) => reports(code, text));
}

/** The same where the rule is milder than the tool, and why. */
export function reportsMildly(why: string, code: RuleCode, ...texts: readonly string[]): readonly Reported[] {
  return texts.map((text) => reports(code, text, { mild: why }));
}

/** A text about which nothing is to be said. */
export function accepts(text: string, versions?: Versions): Accepted {
  return { text, versions };
}
