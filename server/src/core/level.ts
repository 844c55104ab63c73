import type { Level } from './cluster-file.ts';

/** Levels by code, or by the beginning of codes: `crmsh/*`, `*`. */
export type Levels = Readonly<Record<string, Level>>;

/** The level that a person gave a rule: by its code, else by the longest pattern that fits; undefined when none. */
export function levelOf(levels: Levels, code: string): Level | undefined {
  const exact = levels[code];
  if (exact !== undefined) return exact;
  let longest = '';
  let found: Level | undefined;
  for (const [pattern, level] of Object.entries(levels)) {
    if (pattern.length > longest.length && fits(pattern, code)) {
      longest = pattern;
      found = level;
    }
  }
  return found;
}

/** Whether the pattern, whose last character is `*`, fits a code. */
export function fits(pattern: string, code: string): boolean {
  return pattern.endsWith('*') && code.startsWith(pattern.slice(0, -1));
}
