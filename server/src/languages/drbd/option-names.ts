import { newestName, optionNames, versionsOf } from './catalog.ts';
import type { OptionStatement, Place } from './tree.ts';

const names = new Set(optionNames);

/** Whether any version of DRBD has an option of this name in this section, with or without the prefix `no-`. */
export function isOptionOf(place: Place, name: string): boolean {
  return (
    versionsOf(place, name).length > 0 ||
    (name.startsWith('no-') && versionsOf(place, name.slice(3)).length > 0)
  );
}

/** Whether any version of DRBD has an option of this name anywhere. */
export function isOption(name: string): boolean {
  return names.has(name) || (name.startsWith('no-') && names.has(name.slice(3)));
}

/** An option as it is meant, however it is written: `no-disk-flushes;` is `disk-flushes no`, `rate` is `resync-rate`. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

export function settingOf({ keyword, value }: OptionStatement): Setting {
  const { text } = keyword;
  const positive = text.slice('no-'.length);
  if (text.startsWith('no-') && names.has(positive)) {
    return { name: newestName(positive), value: value?.text ?? 'no' };
  }
  return { name: newestName(text), value: value?.text ?? 'yes' };
}
