/** How heartbeat reads the values of ha.cf. */

/** What a value may be. */
export type ValueType =
  | { readonly kind: 'time'; readonly zero: boolean }
  | { readonly kind: 'boolean' }
  | IntegerType
  /** One of some words; a boolean too where `boolean` says so. */
  | {
      readonly kind: 'word';
      readonly words: readonly string[];
      readonly ignoreCase: boolean;
      readonly boolean?: true;
    }
  | { readonly kind: 'node' }
  | { readonly kind: 'interface' }
  | { readonly kind: 'address'; readonly family: AddressFamily }
  | { readonly kind: 'path' }
  /** Anything; `name` says what it is. */
  | { readonly kind: 'text'; readonly name: string };

export interface IntegerType {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
  /** The number is cut to so many values, so that one too large comes round again. */
  readonly modulus?: number;
}

export type AddressFamily = 'host' | 'unicast6' | 'multicast' | 'multicast6';

/** What heartbeat makes of a time, or why it refuses it. */
export type Time =
  | { readonly milliseconds: number }
  | { readonly unit: string; readonly number: string }
  | undefined;

const TIME = /^([0-9.]+)(.*)$/s;

/**
 * A time as cluster-glue's cl_misc.c (cl_get_msec) reads it: digits and dots, then nothing (seconds), or a word that
 * begins with `ms` or `us`. Any other unit makes it an error; so does a sign.
 */
export function readTime(text: string): Time {
  const [, number, unit] = TIME.exec(text) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  const perSecond = factor(unit.toLowerCase());
  if (perSecond === undefined) return { number, unit };
  const amount = Number.parseFloat(number);
  return { milliseconds: Number.isNaN(amount) ? 0 : Math.floor(amount * perSecond + 0.5) };
}

function factor(unit: string): number | undefined {
  if (unit === '') return 1000;
  if (unit.startsWith('ms')) return 1;
  return unit.startsWith('us') ? 0.001 : undefined;
}

const TRUE = ['true', 'on', 'yes', 'y', '1'];
const FALSE = ['false', 'off', 'no', 'n', '0'];

/** The words for yes and no that people write, for completion. */
export const BOOLEAN_WORDS = ['on', 'off', 'yes', 'no', 'true', 'false'] as const;

/** A boolean as cluster-glue's cl_misc.c (cl_str_to_boolean) reads it. */
export function readBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return TRUE.includes(word) ? true : FALSE.includes(word) ? false : undefined;
}

/** A number as C's atoi reads it: leading digits with a sign; 0 when there are none. */
export function readInteger(text: string, { modulus }: IntegerType): number {
  const value = Number(/^[+-]?\d+/.exec(text)?.[0] ?? 0);
  return modulus === undefined ? value : ((value % modulus) + modulus) % modulus;
}

/** True when nothing but a number stands there. */
export function isInteger(text: string): boolean {
  return /^\d+$/.test(text);
}

/** Whether a value is one of the words of its type, and which. */
export function readWord(text: string, type: Extract<ValueType, { kind: 'word' }>): string | undefined {
  const same = (word: string) =>
    type.ignoreCase ? word.toLowerCase() === text.toLowerCase() : word === text;
  const boolean = type.boolean ? readBoolean(text) : undefined;
  return type.words.find(same) ?? (boolean === undefined ? undefined : boolean ? 'on' : 'off');
}

/** A length of time in words: 15 seconds, 1.5 seconds, 500 milliseconds, 2 minutes. */
export function inWords(milliseconds: number): string {
  const say = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? '' : 's'}`;
  if (milliseconds < 1000) return say(milliseconds, 'millisecond');
  if (milliseconds >= 60_000 && milliseconds % 60_000 === 0) return say(milliseconds / 60_000, 'minute');
  return say(milliseconds / 1000, 'second');
}
