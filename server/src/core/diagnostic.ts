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

/** A change that mends a problem. `certain` ones are applied by fix-all. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
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
}
