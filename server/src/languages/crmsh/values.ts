/** Values as Pacemaker and crmsh read them. */

const ROLES: Readonly<Record<string, string>> = {
  master: 'Promoted',
  promoted: 'Promoted',
  slave: 'Unpromoted',
  unpromoted: 'Unpromoted',
  started: 'Started',
  stopped: 'Stopped',
};

/** A role by its present name: Master is Promoted, Slave is Unpromoted (Pacemaker 2.1). */
export function roleOf(word: string): string | undefined {
  return ROLES[word.toLowerCase()];
}

/** The words a person may write as role. */
export const ROLE_WORDS = ['Promoted', 'Unpromoted', 'Started', 'Stopped', 'Master', 'Slave'] as const;
export const ACTION_WORDS = ['start', 'stop', 'promote', 'demote'] as const;
export const KIND_WORDS = ['Mandatory', 'Optional', 'Serialize'] as const;

export function isAction(word: string): boolean {
  return /^(?:start|stop|promote|demote)$/i.test(word);
}

export { INFINITY_SCORE, scoreNumber } from '../../core/score.ts';

const TRUE = new Set(['true', 'yes', 'on', 'y', '1']);
const FALSE = new Set(['false', 'no', 'off', 'n', '0']);

/** A boolean as Pacemaker reads it (crm_str_to_boolean). */
export function booleanOf(word: string): boolean | undefined {
  const text = word.toLowerCase();
  return TRUE.has(text) ? true : FALSE.has(text) ? false : undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  us: 0.001,
  usec: 0.001,
  ms: 1,
  msec: 1,
  '': 1000,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
};

/** Milliseconds of a time such as `20s`, `10min` or `30`; undefined when Pacemaker cannot read it. */
export function durationOf(word: string): number | undefined {
  const [, amount, unit = ''] = /^\s*(\d+)\s*([a-z]*)\s*$/i.exec(word) ?? [];
  const factor = amount === undefined ? undefined : UNITS[unit.toLowerCase()];
  if (amount !== undefined && factor !== undefined) return Number(amount) * factor;
  return isoDuration(word);
}

/** ISO 8601 durations, which Pacemaker takes for intervals too: P1DT2H. */
function isoDuration(word: string): number | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(word);
  if (!match || /^PT?$/i.test(word)) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** A time in words: "4 minutes". */
export function inWords(milliseconds: number): string {
  const units = [
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ] as const;
  for (const [name, size] of units) {
    if (milliseconds >= size && milliseconds % size === 0) return count(milliseconds / size, name);
  }
  return milliseconds === 0 ? '0 seconds' : count(milliseconds, 'millisecond');
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** Values that a shell fills in before crmsh sees them: nothing is known about these. */
export function isVariable(word: string): boolean {
  return /\$(?:\{|\(|[A-Za-z_])|`/.test(word);
}

/** An id as the schema of the CIB has it (XML NCName), and as crmsh's is_id_valid checks it. */
export function isId(word: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(word);
}

/** What crmsh takes for the name of a resource in a clone, location or tag (parse.py, _RESOURCE_RE). */
export function isResourceName(word: string): boolean {
  return /^[A-Za-z_#$][^=]*$/.test(word) || word.startsWith('<');
}
