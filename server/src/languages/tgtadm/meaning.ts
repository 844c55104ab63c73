import { mode, operation, type TgtadmMode, type TgtadmOperation } from './catalog.ts';
import { type Call, type OptionUse, textOf } from './tree.ts';

/** What a call does, as far as its text says. */
export interface Meaning {
  readonly mode: TgtadmMode | undefined;
  readonly op: string | undefined;
  /** Undefined where the mode does not have the operation, or one of them is not known. */
  readonly operation: TgtadmOperation | undefined;
}

export function meaningOf(call: Call): Meaning {
  const known = mode(textOf(call, 'mode') ?? '');
  const op = textOf(call, 'op');
  return { mode: known, op, operation: known && op !== undefined ? operation(known.name, op) : undefined };
}

/** Whether a call does this, e.g. `does(call, 'target', 'new')`. */
export function does(call: Call, modeName: string, ...ops: readonly string[]): boolean {
  const { mode: known, op } = meaningOf(call);
  return known?.name === modeName && op !== undefined && ops.includes(op);
}

/** Uses of options that went wrong in one of these ways. */
export function troubled(call: Call, ...troubles: readonly OptionUse['trouble'][]): readonly OptionUse[] {
  return call.options.filter(({ trouble }) => trouble !== undefined && troubles.includes(trouble));
}

/**
 * Whether all arguments of a call are understood, so that what is not there is missing. Otherwise one mistake
 * would be told twice: as the misspelt option and as the missing one.
 */
export function isUnderstood(call: Call): boolean {
  return (
    !call.isOpen &&
    call.positionals.length === 0 &&
    call.placeholders.length === 0 &&
    troubled(call, 'unknown', 'ambiguous').length === 0 &&
    !asksForHelp(call)
  );
}

/** `--help` and `--version` answer and do nothing else. */
function asksForHelp(call: Call): boolean {
  return call.options.some(({ option }) => option?.name === 'help' || option?.name === 'version');
}

/** An option as people write it: `--tid`. */
export function dashed(name: string): string {
  return `--${name}`;
}

/** "a", "a or b", "a, b or c". */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
