import {
  type DrbdOption,
  type DrbdVersion,
  drbdVersions,
  option,
  optionNames,
  optionsOf,
  sectionsOf,
  statementsOf,
  versionsAtPlace,
} from './catalog.ts';
import { versionsKnowing } from './option-versions.ts';
import { catalogPlace, holdsOptions, placesTaking, statementKey } from './places.ts';
import type { DrbdNode, OptionStatement, Place } from './tree.ts';

/**
 * What a statement is where it stands. One verdict for each, so that the rules for unknown, misplaced and unsupported
 * statements never speak of the same one twice.
 */
export type Verdict =
  | { readonly kind: 'fine'; readonly option?: DrbdOption }
  /** No version has it anywhere. */
  | { readonly kind: 'unknown' }
  /** This version has it, elsewhere. */
  | { readonly kind: 'misplaced'; readonly places: readonly Place[] }
  /** Other versions have it here. */
  | { readonly kind: 'unsupported'; readonly versions: readonly DrbdVersion[] };

const FINE: Verdict = { kind: 'fine' };

/** Judges a line that has no keyword of the grammar: an option, or something DRBD does not know. */
export function judgeOption({ keyword, inside }: OptionStatement, version: DrbdVersion): Verdict {
  const { text, form } = keyword;
  if (form === 'placeholder' || form === 'odd' || inside === 'unknown') return FINE;
  const found = option(inside, text, version);
  if (found) return { kind: 'fine', option: found };
  const place = catalogPlace(inside);
  if (place && versionsAtPlace(place, text).includes(version)) {
    // `protocol` of a resource is that of net, which 8.3 did not have.
    const known = option('net', text, version) ?? option('net', text, '8.4');
    return text === 'protocol' && known ? { kind: 'fine', option: known } : FINE;
  }
  const versions = holdsOptions(inside)
    ? versionsKnowing(inside, text)
    : place
      ? versionsAtPlace(place, text)
      : [];
  if (versions.length > 0) return { kind: 'unsupported', versions };
  const places = homesOf(text, version);
  if (places.length > 0) return { kind: 'misplaced', places };
  const elsewhere = drbdVersions.filter((other) => homesOf(text, other).length > 0);
  return elsewhere.length > 0 ? { kind: 'unsupported', versions: elsewhere } : { kind: 'unknown' };
}

/** Judges a statement that begins with a keyword of the grammar. */
export function judgeStatement(
  node: Exclude<DrbdNode, { kind: 'file' | 'option' | 'unknown-section' }>,
  version: DrbdVersion,
): Verdict {
  if (node.inside === 'unknown') return FINE;
  const key = statementKey(node);
  const place = catalogPlace(node.inside);
  const versions = place ? versionsAtPlace(place, key) : [];
  if (versions.includes(version)) return FINE;
  // In a section that this version does not have, the section is what is wrong, not all that stands in it.
  if (place && statementsOf(place, version).length === 0) return FINE;
  if (versions.length > 0) return { kind: 'unsupported', versions };
  // `connection` inside `on` of an 8.4 file is in the wrong place first of all.
  const places = placesTaking(key, version);
  if (places.length > 0) return { kind: 'misplaced', places };
  const elsewhere = drbdVersions.filter((other) => placesTaking(key, other).length > 0);
  return elsewhere.length > 0 ? { kind: 'unsupported', versions: elsewhere } : FINE;
}

/** Where a version takes an option: sections of options, and `protocol`, which also is a statement of resources. */
export function homesOf(name: string, version: DrbdVersion): readonly Place[] {
  const plain = name.startsWith('no-') && version !== '8.3' ? name.slice('no-'.length) : name;
  const homes = new Set([...sectionsOf(name, version), ...sectionsOf(plain, version)]);
  // `syncer` still takes most options in DRBD 9, and is the home of none.
  if (homes.size > 1 && version === '9') homes.delete('syncer');
  return [...homes, ...placesTaking(name, version)] as Place[];
}

/** The names a misspelled option may have been meant to be: those of its section first, then those of the others. */
export function candidates(
  inside: Place,
  version: DrbdVersion,
): { here: readonly string[]; all: readonly string[] } {
  return { here: optionsOf(inside, version).map(({ name }) => name), all: optionNames };
}
