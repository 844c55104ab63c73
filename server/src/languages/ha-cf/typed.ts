import { addressKind } from './addresses.ts';
import { type Directive, directive } from './catalog.ts';
import type { DirectiveLine, Word } from './tree.ts';
import { isInteger, readBoolean, readTime, readWord, type ValueType } from './values.ts';

/** What each value of a line should be; undefined for words that heartbeat ignores. */
export function typesOf(name: string, values: readonly Word[]): readonly (ValueType | undefined)[] {
  const known = directive(name);
  return values.map((_, index) => known && typeAt(known, index));
}

function typeAt(known: Directive, index: number): ValueType | undefined {
  if (known.takes === 'values') return known.type;
  return (known.parameters[index] ?? known.rest)?.type;
}

/** Whether heartbeat can read a value as what it should be; what kind rules judge by its sense is left to them. */
export function isReadable(word: Word, type: ValueType | undefined): boolean {
  switch (type?.kind) {
    case 'time': {
      const time = readTime(word.text);
      return time !== undefined && 'milliseconds' in time;
    }
    case 'boolean':
      return readBoolean(word.text) !== undefined;
    case 'integer':
      return isInteger(word.text);
    case 'word':
      return readWord(word.text, type) !== undefined;
    case 'address':
      return addressKind(word.text) !== 'wrong';
    default:
      return true;
  }
}

/** A value together with what it should be. */
export interface TypedValue<K extends ValueType['kind']> {
  readonly word: Word;
  readonly type: Extract<ValueType, { kind: K }>;
  /** Its place on the line, from 0. */
  readonly index: number;
}

/** The values of a line that should be of this kind, those left out that are still to be filled in. */
export function valuesOfKind<K extends ValueType['kind']>(
  { name, values }: DirectiveLine,
  kind: K,
): readonly TypedValue<K>[] {
  const types = typesOf(name.text, values);
  return values.flatMap((word, index) => {
    const type = types[index];
    return type?.kind === kind && !word.placeholder
      ? [{ word, type: type as Extract<ValueType, { kind: K }>, index }]
      : [];
  });
}
