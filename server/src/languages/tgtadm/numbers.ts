/** What strtoull with base 0 makes of a text, as tgtadm reads its numbers (util.h, str_to_int). */
export type NumberRead =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** What stands behind the number; tgtadm ignores it. */
      readonly rest: string;
      readonly base: 8 | 10 | 16;
    }
  | { readonly kind: 'invalid' | 'out-of-range' };

/** The largest values that the variables of tgtadm.c hold. */
const LIMITS: Readonly<Record<string, number>> = {
  tid: 2 ** 31 - 1,
  'control-port': 2 ** 15 - 1,
  cid: 2 ** 32 - 1,
  host: 2 ** 32 - 1,
  // 2 ** 64 - 1 is the one that means "invalid"; as a double it is 2 ** 64.
  sid: 2 ** 64 - 2048,
  lun: 2 ** 64 - 2048,
};

/** Options whose value is a number. */
export function isNumeric(option: string): boolean {
  return LIMITS[option] !== undefined;
}

/** Reads the value of an option that takes a number. */
export function readNumber(option: string, text: string): NumberRead {
  const match = /^[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text);
  const digits = match?.[2];
  if (!match || digits === undefined) return { kind: 'invalid' };
  const rest = text.slice(match[0].length);
  const base = /^0[xX]/.test(digits) ? 16 : digits.length > 1 && digits.startsWith('0') ? 8 : 10;
  const value = Number.parseInt(base === 16 ? digits.slice(2) : digits, base);
  // A negative number becomes a huge one, -1 the very one that means "invalid".
  if (match[1] === '-' && value !== 0) return { kind: value === 1 ? 'invalid' : 'out-of-range' };
  if (value > (LIMITS[option] ?? Number.MAX_SAFE_INTEGER)) return { kind: 'out-of-range' };
  return { kind: 'number', value, rest, base };
}

/** The number as a key: two ways to write it are the same tid. */
export function numberKey(option: string, text: string | undefined): string | undefined {
  const read = text === undefined ? undefined : readNumber(option, text);
  return read?.kind === 'number' ? String(read.value) : undefined;
}
