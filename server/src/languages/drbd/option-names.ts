import { optionNames, versionsOf } from './catalog.ts';
import type { Place } from './tree.ts';

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
