import type { KeyType, NumberKey, Store } from './catalog.ts';

const RANGES: Readonly<Record<Exclude<Store, 'u64'>, readonly [number, number]>> = {
  u8: [0, 255],
  u16: [0, 65_535],
  u32: [0, 4_294_967_295],
  i32: [-2_147_483_648, 2_147_483_647],
};

/** The numbers that corosync can store under a key. */
export function storeRange(store: Store | undefined): readonly [number, number] {
  return store === undefined || store === 'u64' ? [0, Number.MAX_SAFE_INTEGER] : RANGES[store];
}

/**
 * A number as corosync reads it: strtoll over the whole value, then the range of the place where it is stored
 * (coroparse.c, safe_atoq); 64 bits without a sign by strtoull, which takes a minus.
 */
export function readNumber(text: string, store: Store | undefined): number | undefined {
  if (!/^[\t-\r ]*[+-]?\d+$/.test(text)) return undefined;
  const number = Number(text);
  if (store === 'u64') return Math.abs(number) < 2 ** 64 ? Math.abs(number) : undefined;
  const [least, most] = storeRange(store);
  return number >= least && number <= most ? number : undefined;
}

/** What is wrong with a value. */
export type ValueProblem =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'too-small' | 'too-large'; readonly limit: number; readonly refused: boolean }
  | { readonly kind: 'unknown-word' };

export function checkNumber(text: string, type: NumberKey): ValueProblem | undefined {
  const { store, least, most, zero } = type;
  const number = readNumber(text, store);
  if (number === undefined) {
    const whole = /^[\t-\r ]*[+-]?\d+$/.test(text) ? Number(text) : undefined;
    if (whole === undefined) return { kind: 'not-a-number' };
    const [low, high] = storeRange(store);
    return whole < low
      ? { kind: 'too-small', limit: least ?? low, refused: store !== undefined }
      : { kind: 'too-large', limit: most ?? high, refused: store !== undefined };
  }
  if (number === 0 && zero) return undefined;
  if (least !== undefined && number < least) return { kind: 'too-small', limit: least, refused: true };
  if (most !== undefined && number > most) return { kind: 'too-large', limit: most, refused: true };
  return undefined;
}

/** Whether a value is one of the words of its key, in any version. */
export function isWord(text: string, type: Extract<KeyType, { type: 'word' }>): boolean {
  const wanted = type.ignoreCase ? text.toLowerCase() : text;
  return type.words.some(({ name }) => name === wanted);
}
