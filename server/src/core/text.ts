/** What a file's bytes are. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: 'utf-8' | 'latin-1' }
  | { readonly kind: 'binary' };

const SNIFFED = 8192;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/**
 * Decodes UTF-8 (with or without a byte order mark); bytes that are not UTF-8 are read as Latin-1, which old
 * configuration files are written in. A NUL byte near the start means the file is not text.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.subarray(0, SNIFFED).includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    return { kind: 'text', text: latin1.decode(bytes), encoding: 'latin-1' };
  }
}
