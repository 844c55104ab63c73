import { backingStoreFlags, backingStores } from './catalog.ts';
import { type Call, lastUse, textOf, type Value } from './tree.ts';

/** The value of an option with its text, when it is there and certain. */
export function certainValue(
  call: Call,
  option: string,
): { readonly text: string; readonly span: Value['span'] } | undefined {
  const value = lastUse(call, option)?.value;
  return value?.text === undefined ? undefined : { text: value.text, span: value.span };
}

/** The backing store a unit will have: what is asked for, but for tapes, which have ssc in any case. */
export function backingStoreOf(call: Call): string | undefined {
  const type = lastUse(call, 'device-type') ? textOf(call, 'device-type') : 'disk';
  if (type === 'tape' || type === 'ssc') return 'ssc';
  if (!lastUse(call, 'bstype')) return type === 'disk' ? 'rdwr' : undefined;
  return textOf(call, 'bstype');
}

/** Words of `--bsoflags` that the backing store does not take, or that nobody takes when the store is not known. */
export function refusedFlags(flags: string, store: string | undefined): readonly string[] {
  const known = (store === undefined ? undefined : backingStoreFlags(store)) ?? [
    ...new Set(backingStores.flatMap((each) => backingStoreFlags(each) ?? [])),
  ];
  return flags.split(':').filter((flag) => !known.includes(flag));
}
