import type { Finding } from './findings.ts';
import type { At } from './state.ts';

/** What is remembered of the whole script, whichever way it takes. */
export class ScriptRecord {
  readonly #findings = new Map<string, Finding>();
  readonly #created: {
    readonly daemon: string;
    readonly tid: string;
    readonly at: At;
    readonly isCertain: boolean;
  }[] = [];
  readonly #used: {
    readonly daemon: string;
    readonly tid: string;
    readonly at: At;
    readonly isCertain: boolean;
  }[] = [];
  readonly #bound = new Set<string>();
  readonly #filled = new Set<string>();
  readonly #accounts = new Set<string>();
  readonly #users: { readonly user: string; readonly at: At }[] = [];
  /** Something out of sight makes targets, units, binds or accounts. */
  isOpen = false;

  report(finding: Finding): void {
    const { at, kind } = finding;
    const key = `${kind} ${at.block} ${at.span.start}`;
    if (!this.#findings.has(key)) this.#findings.set(key, finding);
  }

  create(daemon: string, tid: string, at: At, isCertain: boolean): void {
    this.#created.push({ daemon, tid, at, isCertain });
  }

  /** A call that needs a target which nothing has made so far. */
  useUnmade(daemon: string, tid: string, at: At, isCertain: boolean): void {
    this.#used.push({ daemon, tid, at, isCertain });
  }

  bind(daemon: string, tid: string): void {
    this.#bound.add(`${daemon} ${tid}`);
  }

  fill(daemon: string, tid: string): void {
    this.#filled.add(`${daemon} ${tid}`);
  }

  createAccount(user: string): void {
    this.#accounts.add(user);
  }

  useUnmadeAccount(user: string, at: At): void {
    this.#users.push({ user, at });
  }

  finish(): Finding[] {
    if (!this.isOpen) {
      this.#finishTargets();
      this.#finishAccounts();
    }
    return [...this.#findings.values()];
  }

  #finishTargets(): void {
    for (const { daemon, tid, at, isCertain } of this.#used) {
      const here = this.#created.filter((one) => one.daemon === daemon);
      const made = here.find((one) => one.tid === tid);
      const known = [...new Set(here.map((one) => one.tid))];
      // A script that makes no target works on those of another.
      if (here.length === 0) continue;
      if (!made) this.report({ kind: 'undefined-target', at, tid, why: 'never', known });
      else if (made.isCertain && isCertain) {
        this.report({ kind: 'undefined-target', at, tid, why: 'later', known, earlier: made.at });
      }
    }
    for (const { daemon, tid, at } of this.#created) {
      // tgtadm refuses to make it: tgtadm/invalid-number.
      if (tid === '0') continue;
      const key = `${daemon} ${tid}`;
      if (!this.#filled.has(key)) this.report({ kind: 'target-without-lun', at, tid });
      if (!this.#bound.has(key)) this.report({ kind: 'unbound-target', at, tid });
    }
  }

  #finishAccounts(): void {
    if (this.#accounts.size === 0) return;
    for (const { user, at } of this.#users) {
      this.report({ kind: 'undefined-account', at, user, known: [...this.#accounts] });
    }
  }
}
