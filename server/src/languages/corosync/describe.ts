import type { CorosyncKey, CorosyncVersion, NumberKey } from './catalog.ts';
import { storeRange } from './values.ts';

/** What a key takes, in a few words: for hover, completion and messages. */
export function describeValue({ value }: CorosyncKey, version?: CorosyncVersion): string {
  switch (value.type) {
    case 'number':
      return describeNumber(value);
    case 'word':
      return either(wordsFor(value, version));
    case 'address':
      return 'IP address or host name';
    case 'multicast':
      return 'multicast address';
    case 'ids':
      return 'lowest, highest or node ids';
    case 'subsys':
      return 'part of corosync';
    case 'path':
      return 'path';
    default:
      return 'text';
  }
}

/** The words of a key that a version knows; all of them without a version. */
export function wordsFor(
  { words }: Extract<CorosyncKey['value'], { type: 'word' }>,
  version?: CorosyncVersion,
): readonly string[] {
  return words.filter((word) => !version || word.versions.includes(version)).map(({ name }) => name);
}

/** `30 to 4294967295 ms`, `0 or 1`. */
export function describeNumber({ store, least, most, unit }: NumberKey): string {
  const [low, high] = storeRange(store);
  const from = least ?? low;
  const to = most ?? (store === undefined || store === 'u32' || store === 'u64' ? undefined : high);
  const suffix = unit === undefined ? '' : unit === '%' ? ' %' : ` ${unit}`;
  if (to === undefined)
    return from === 0 ? `number${unit ? ` of ${unitName(unit)}` : ''}` : `number from ${from}${suffix}`;
  if (from === to) return `${from}`;
  return to === from + 1 ? `${from} or ${to}` : `number from ${from} to ${to}${suffix}`;
}

function unitName(unit: NonNullable<NumberKey['unit']>): string {
  return { ms: 'milliseconds', s: 'seconds', '%': 'percent', bytes: 'bytes' }[unit];
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return joined(words, 'or');
}

/** `a, b and c`. */
export function both(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `corosync 1 and 2`. */
export function versionNames(versions: readonly CorosyncVersion[]): string {
  return `corosync ${both(versions)}`;
}

/** Milliseconds as people say them: `1.2 s`, `238 ms`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.floor(milliseconds)} ms`;
  return `${Math.round(milliseconds / 100) / 10} s`;
}

/** The page of a key for hover and completion. */
export function documentation(key: CorosyncKey): string {
  const parts = [key.doc];
  if (key.default !== undefined) parts.push(`Default: ${key.default}.`);
  if (key.versions.length < 3) parts.push(`Of ${versionNames(key.versions)}.`);
  if (key.obsolete !== undefined) parts.push(`Obsolete: write \`${key.obsolete}\`.`);
  return parts.join('\n\n');
}
