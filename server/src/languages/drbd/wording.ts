import type { DrbdOption, DrbdVersion } from './catalog.ts';

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return joined(words, 'or');
}

/** `a, b and c`. */
export function both(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `DRBD 8.3 and 8.4`. */
export function versionNames(versions: readonly DrbdVersion[]): string {
  return `DRBD ${both(versions)}`;
}

const PREFIX_BYTES = { k: 1024, s: 512 } as const;
const SIZES = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A number of bytes in the largest unit that leaves it whole, or nearly: `4 MiB`. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < SIZES.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${SIZES[unit] ?? 'bytes'}`;
}

/** Seconds as people say them: `6 s`, `5 min`. */
function seconds(count: number): string {
  if (count >= 7200) return `${trim(count / 3600)} h`;
  return count >= 120 || count === 60 ? `${trim(count / 60)} min` : `${trim(count)} s`;
}

function trim(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** What a value of an option amounts to, e.g. `6 s` for `timeout 60`; undefined for plain counts. */
export function amount(option: DrbdOption, value: number): string | undefined {
  switch (option.unit) {
    case 'tenths of a second':
      return seconds(value / 10);
    case 'seconds':
      return value === 0 && option.name.endsWith('wfc-timeout') ? 'for ever' : seconds(value);
    case 'milliseconds':
      return value >= 1000 ? seconds(value / 1000) : `${value} ms`;
    case 'bytes':
    case 'bytes/second': {
      const size = bytes(value * (option.unitPrefix ? PREFIX_BYTES[option.unitPrefix] : 1));
      return option.unit === 'bytes' ? size : `${size}/s`;
    }
    case 'segments of 4 MiB':
      return bytes(value * 4 * 1024 ** 2);
    default:
      return undefined;
  }
}

/** A value with what it amounts to: `60 (6 s)`. */
export function valueWithAmount(option: DrbdOption, value: number): string {
  const meaning = amount(option, value);
  return meaning === undefined ? String(value) : `${value} (${meaning})`;
}

/** What a plain number counts, when it does not count ones: `sectors of 512 bytes`. */
export function countedIn(option: DrbdOption): string | undefined {
  if (option.unitPrefix === 'k') return option.unit === 'bytes/second' ? 'KiB/s' : 'KiB';
  if (option.unitPrefix === 's') return 'sectors of 512 bytes';
  return option.unit;
}

/** The range of a number in words: `1 to 600, in tenths of a second (0.1 s to 1 min)`. */
export function rangeOf(option: DrbdOption): string {
  const { min = 0, max } = option;
  const unit = countedIn(option);
  const low = amount(option, min);
  const counted = unit === undefined ? '' : `, in ${unit}`;
  if (max === undefined) return `${min} or more${counted}`;
  const high = amount(option, max);
  const meaning = low === undefined || high === undefined ? '' : ` (${low} to ${high})`;
  return `${min} to ${max}${counted}${meaning}`;
}
