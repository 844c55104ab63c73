import { lineEnd } from '../../core/lines.ts';
import { isSectionName } from './catalog.ts';

/** What a line is to the search for the ends of blocks. */
export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'open'; readonly name: string; readonly column: number; readonly closes: boolean }
  | { readonly kind: 'close'; readonly column: number }
  | { readonly kind: 'other'; readonly column: number };

const OPENING = /^(?:([^{}:]*)(?::[ \t]*)?\{(.*)|([^{}]*)\{)$/s;
/** A section on one line, which corosync refuses and people write. */
const CLOSED_INSIDE = /\}[ \t\r]*$/;

/** Reads the line that starts at `start`; the name of a section whose brace is lost opens it all the same. */
export function readLine(text: string, start: number): Line & { readonly end: number } {
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  const bare = line.trimStart();
  if (bare === '' || bare.startsWith('#')) return { kind: 'blank', end };
  const column = line.length - bare.length;
  if (bare.startsWith('}')) return { kind: 'close', column, end };
  const [, plain, rest = '', odd] = OPENING.exec(bare.trimEnd()) ?? [];
  const name = plain ?? odd;
  if (name !== undefined) {
    return { kind: 'open', name: name.trim(), column, closes: CLOSED_INSIDE.test(rest), end };
  }
  const lone = bare.trimEnd();
  if (isSectionName(lone) && !/^[ \t]*\{/.test(text.slice(end, lineEnd(text, end)))) {
    return { kind: 'open', name: lone, column, closes: false, end };
  }
  return { kind: 'other', column, end };
}
