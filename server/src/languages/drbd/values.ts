import { type DrbdOption, type DrbdVersion, isNegated } from './catalog.ts';
import type { OptionStatement, Word } from './tree.ts';

/** What is wrong with the value of an option. Rules put it into words. */
export type ValueProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'surplus'; readonly at: Word }
  | { readonly kind: 'not-a-number'; readonly at: Word }
  | { readonly kind: 'bad-suffix'; readonly at: Word; readonly suffix: string }
  | { readonly kind: 'too-small'; readonly at: Word; readonly value: number }
  | { readonly kind: 'too-big'; readonly at: Word; readonly value: number }
  | { readonly kind: 'unknown-word'; readonly at: Word; readonly allowed: readonly string[] }
  | { readonly kind: 'not-a-switch'; readonly at: Word };

/** A number as written, in single units (bytes, seconds ...). */
export interface WrittenNumber {
  readonly digits: number;
  readonly suffix: string;
}

const FACTORS: Readonly<Record<string, number>> = { '': 1, s: 512, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const PREFIXES: Readonly<Record<'k' | 's', number>> = { k: 1024, s: 512 };

/** `4M` in its parts; undefined when the word does not begin with digits (shared_tool.c, m_strtoll). */
export function readNumber(text: string): WrittenNumber | undefined {
  const [, digits = '', suffix = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
  return digits === '' ? undefined : { digits: Number(digits), suffix };
}

/** What a suffix multiplies with; undefined for one that DRBD does not have. */
function factorOf(suffix: string): number | undefined {
  return suffix === 'S' ? undefined : FACTORS[suffix.toLowerCase()];
}

/**
 * The value in the units an option is counted in. A number without suffix counts these units; with one it counts
 * bytes, and is divided by the unit, rounding up.
 */
export function valueIn(unitPrefix: DrbdOption['unitPrefix'], written: WrittenNumber): number | undefined {
  const factor = factorOf(written.suffix);
  if (factor === undefined) return undefined;
  const unit = unitPrefix ? PREFIXES[unitPrefix] : 1;
  return written.suffix === '' ? written.digits : Math.ceil((written.digits * factor) / unit);
}

/** The first thing wrong with the value of a statement, as this version of the option has it. */
export function checkValue(
  option: DrbdOption,
  { keyword, value, rest }: OptionStatement,
  version: DrbdVersion,
): ValueProblem | undefined {
  if ([value, ...rest].some((word) => word?.form === 'placeholder' || word?.form === 'odd')) return undefined;
  if (option.isIgnored) return undefined;
  const negated = isNegated(keyword.text, option);
  if (option.type === 'nodes') return value ? undefined : { kind: 'missing' };
  if (negated || option.type === 'flag') {
    // DRBD 9 reads a value after `no-NAME` and takes that instead; the rule negated-value speaks of it.
    return value && !(negated && version === '9') ? { kind: 'surplus', at: value } : surplusOf(rest);
  }
  if (!value) return option.type === 'boolean' ? undefined : { kind: 'missing' };
  return checkWord(option, value) ?? surplusOf(rest);
}

function surplusOf([first]: readonly Word[]): ValueProblem | undefined {
  return first && { kind: 'surplus', at: first };
}

function checkWord(option: DrbdOption, value: Word): ValueProblem | undefined {
  switch (option.type) {
    case 'boolean':
      return value.text === 'yes' || value.text === 'no' ? undefined : { kind: 'not-a-switch', at: value };
    case 'number':
      return option.values?.includes(value.text) ? undefined : checkNumber(option, value);
    case 'enum': {
      const allowed = option.values ?? [];
      const prefixes = option.valuePrefixes ?? [];
      // Protocol names are letters of either case.
      const text = option.name === 'protocol' ? value.text.toUpperCase() : value.text;
      if (allowed.includes(text) || prefixes.some((prefix) => value.text.startsWith(prefix)))
        return undefined;
      return { kind: 'unknown-word', at: value, allowed };
    }
    default:
      return undefined;
  }
}

function checkNumber(option: DrbdOption, at: Word): ValueProblem | undefined {
  const written = readNumber(at.text);
  if (!written) {
    return option.values
      ? { kind: 'unknown-word', at, allowed: option.values }
      : { kind: 'not-a-number', at };
  }
  const value = valueIn(option.unitPrefix, written);
  if (value === undefined) return { kind: 'bad-suffix', at, suffix: written.suffix };
  if (option.min !== undefined && value < option.min) return { kind: 'too-small', at, value };
  if (option.max !== undefined && value > option.max) return { kind: 'too-big', at, value };
  return undefined;
}
