import type { Document } from './document.ts';
import type { Location } from './fact.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** `<language or cluster>/<kebab-case-concept>`; the rule of that name documents it. */
export type RuleCode = `${string}/${string}`;

export interface RelatedPlace {
  readonly location: Location;
  readonly message: string;
}

export interface TextEdit {
  readonly location: Location;
  readonly text: string;
}

/** A file that a fix makes. Where a file of that name exists already, the whole fix is refused. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
  /** Only its owner may read it (mode 0600). */
  readonly secret: boolean;
}

/** `mend`: something is wrong. `modernise`: it works, but the tools of today want it written otherwise. */
export type FixKind = 'mend' | 'modernise';

/** A change that mends a problem. `certain` ones are applied by fix-all. See fix.ts for what becomes of the texts. */
export interface Fix {
  readonly title: string;
  readonly kind: FixKind;
  readonly edits: readonly TextEdit[];
  readonly creates: readonly NewFile[];
  readonly certain: boolean;
}

/** A problem at its place. Locations follow the text; positions are computed when somebody asks. */
export interface Diagnostic {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to do. */
  readonly message: string;
  readonly location: Location;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly tag?: 'deprecated' | 'unnecessary';
  /** Another file to look at side by side with this one. */
  readonly compare?: Document;
}
