import type { Span } from '../../core/span.ts';
import { isOptionOf } from './option-names.ts';
import { placesOf } from './structure.ts';
import type { Place } from './tree.ts';

/** A section whose brace is open. */
export interface OpenSection {
  readonly place: Place;
  /** As a person names it, e.g. `on alice`. */
  readonly subject: string;
  readonly origin: Span;
  /** The column of its first word, when that begins a line. */
  readonly indent: number | undefined;
  /** Whether it is part of a line: `host ... via proxy on NAME { }`, after which no semicolon needs to stand. */
  readonly inLine: boolean;
  /** Whether a line of its body is indented deeper than it, so that indentation means something here. */
  indented: boolean;
}

/**
 * How many sections have lost their brace before a `}` that begins a line: under the first column of an outer section
 * it closes that one, where the inner ones are indented and what follows may stand after it.
 *
 * @param open the open sections, outermost first
 * @param missing how many closing braces are missing in all
 */
export function lostAt(
  open: readonly OpenSection[],
  missing: number,
  column: number,
  next: string | undefined,
): number {
  const mine = open.findLastIndex(({ indent }) => indent !== undefined && indent <= column);
  const lost = open.length - 1 - mine;
  if (open[mine]?.indent !== column || lost > missing) return 0;
  if (!open.slice(mine + 1).every(({ indented }) => indented)) return 0;
  const allowed = next === undefined ? undefined : placesOf(next);
  return !allowed || allowed.includes(open[mine - 1]?.place ?? 'file') ? lost : 0;
}

/** How many sections around a statement have lost their brace before it; `column` where it begins a line. */
export function lostBefore(
  open: readonly OpenSection[],
  missing: number,
  word: string,
  column: number | undefined,
): number {
  const allowed = placesOf(word);
  const inner = open.length - 1;
  const top = open[inner];
  if (!top || top.place === 'unknown') return 0;
  if (allowed && !allowed.includes(top.place)) {
    const home = open.findLastIndex(({ place }) => allowed.includes(place));
    return home >= 0 && inner - home <= missing ? inner - home : 0;
  }
  if (column === undefined) return 0;
  // It could stand here, but it is indented as if the section had ended.
  let lost = 0;
  for (let at = inner; at > 0 && lost < missing; at--) {
    const section = open[at];
    const outer = open[at - 1];
    if (!section?.indented || section.indent === undefined || column > section.indent || !outer) break;
    const fits = allowed ? allowed.includes(outer.place) : isOptionOf(outer.place, word);
    if (!fits) break;
    lost++;
  }
  return lost;
}

/** Whether what follows a closing brace belongs into the section that it would close. */
export function goesOn(open: readonly OpenSection[], next: string, startsLine: boolean): boolean {
  const place = open.at(-1)?.place;
  if (!place) return false;
  const outer = open.at(-2)?.place ?? 'file';
  const allowed = placesOf(next);
  const here = allowed ? allowed.includes(place) : isOptionOf(place, next);
  const outside = allowed ? allowed.includes(outer) : isOptionOf(outer, next);
  return here && (!outside || !startsLine);
}
