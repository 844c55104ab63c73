import { expect } from 'vitest';

/** More disagreements than these only hide the first ones. */
const SHOWN = 20;

/**
 * How far a real tool and this project agree, suite by suite. Every case ends in one of three columns: `agree`,
 * `deliberate` for a difference that we want and can give a reason for, and `otherwise` for those nobody has explained.
 */
export class Agreement {
  readonly #title: string;
  readonly #suites: Suite[] = [];

  /** `title` names who is compared: it stands above the table. */
  constructor(title: string) {
    this.#title = title;
  }

  /** Begins a row of the table. */
  suite(name: string): Suite {
    const suite = new Suite(name);
    this.#suites.push(suite);
    return suite;
  }

  /** Prints the table, and below it how often each reason to differ was needed. */
  print(): void {
    if (this.#suites.length === 0) return;
    console.log(this.#title);
    console.table(this.#suites.map((suite) => suite.row()));
    const reasons = new Map<string, number>();
    for (const why of this.#suites.flatMap((suite) => suite.reasons))
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    for (const [why, count] of reasons) console.log(`${count} deliberate: ${why}`);
  }
}

interface Row {
  readonly suite: string;
  readonly cases: number;
  readonly agree: number;
  readonly deliberate: number;
  readonly otherwise: number;
  /** Of the errors that the tool gives a line for: how often one of ours is within a line of it. */
  readonly 'line within 1'?: string;
}

/** The cases of one suite, counted as they are compared. */
export class Suite {
  readonly #name: string;
  #agree = 0;
  readonly #reasons: string[] = [];
  readonly #disagreements: string[] = [];
  readonly #lines = { compared: 0, near: 0 };

  constructor(name: string) {
    this.#name = name;
  }

  /** A case on which both say the same. */
  agree(): void {
    this.#agree++;
  }

  /** A case on which we say something else, and want to. */
  deliberate(why: string): void {
    this.#reasons.push(why);
  }

  /** A case on which we say something else and nobody knows why; `details` lets a reader judge who is right. */
  disagree(details: string): void {
    this.#disagreements.push(details);
  }

  /** Where the tool names a line (counted from 1) in a file that both refuse: whether one of `ours` is next to it. */
  compareLine(theirs: number, ours: readonly number[]): void {
    this.#lines.compared++;
    if (ours.some((line) => Math.abs(line - theirs) <= 1)) this.#lines.near++;
  }

  /** Fails with the disagreements, if there are any. */
  expectNoDisagreement(): void {
    const rest = this.#disagreements.length - SHOWN;
    const shown = [...this.#disagreements.slice(0, SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])];
    expect(shown.join('\n'), this.#name).toBe('');
  }

  /** The reason of every deliberate difference so far. */
  get reasons(): readonly string[] {
    return this.#reasons;
  }

  row(): Row {
    const { compared, near } = this.#lines;
    const [agree, deliberate, otherwise] = [this.#agree, this.#reasons.length, this.#disagreements.length];
    return {
      suite: this.#name,
      cases: agree + deliberate + otherwise,
      agree,
      deliberate,
      otherwise,
      ...(compared > 0 && { 'line within 1': `${near} of ${compared}` }),
    };
  }
}

/**
 * The reason to report errors where a tool reports none. Every error needs one of its own; of several the first is
 * given.
 */
export function reasonForAll<Item>(
  errors: readonly Item[],
  reasonFor: (error: Item) => string | undefined,
): string | undefined {
  const reasons = errors.map(reasonFor);
  return reasons.includes(undefined) ? undefined : reasons[0];
}
