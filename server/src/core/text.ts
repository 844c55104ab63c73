/** How a text is written in a file. */
export type Encoding = 'utf-8' | 'utf-8 with byte order mark' | 'latin-1';

/** What a file's bytes are. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'binary' };

const SNIFFED = 8192;
const MARK = [0xef, 0xbb, 0xbf];
const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/**
 * Decodes UTF-8 (with or without a byte order mark); bytes that are not UTF-8 are read as Latin-1, which old
 * configuration files are written in. A NUL byte near the start means the file is not text.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.subarray(0, SNIFFED).includes(0)) return { kind: 'binary' };
  try {
    const isMarked = MARK.every((byte, index) => bytes[index] === byte);
    const encoding = isMarked ? 'utf-8 with byte order mark' : 'utf-8';
    return { kind: 'text', text: utf8.decode(bytes), encoding };
  } catch {
    return { kind: 'text', text: latin1.decode(bytes), encoding: 'latin-1' };
  }
}

/** The bytes of a text, as `decode` reads it; undefined when the encoding has no place for one of its characters. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  const encoder = new TextEncoder();
  if (encoding === 'utf-8') return encoder.encode(text);
  if (encoding === 'utf-8 with byte order mark') return encoder.encode(`\ufeff${text}`);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = latin1Byte(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}

/** What is called Latin-1 is read as Windows-1252 (WHATWG Encoding), which differs from 0x80 to 0x9f. */
const BETWEEN = Array.from({ length: 0x20 }, (_, index) => latin1.decode(Uint8Array.of(0x80 + index)));

function latin1Byte(character: string): number | undefined {
  const code = character.charCodeAt(0);
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const index = BETWEEN.indexOf(character);
  return index < 0 ? undefined : 0x80 + index;
}
