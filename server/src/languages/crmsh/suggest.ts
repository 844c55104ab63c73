import { nearest } from '../../core/suggest.ts';

/**
 * The name that was probably meant. Names that differ in their numbers alone (vm1, vm2) are siblings and no
 * misspellings of each other.
 */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const shape = withoutDigits(word);
  return nearest(
    word,
    [...names].filter((name) => !/\d/.test(word) || withoutDigits(name) !== shape),
  );
}

function withoutDigits(word: string): string {
  return word.replace(/\d+/g, '');
}
