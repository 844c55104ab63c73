import { type DrbdVersion, drbdVersions, option } from './catalog.ts';
import type { OptionStatement } from './tree.ts';
import { checkValue } from './values.ts';

const known = new Map<string, readonly DrbdVersion[]>();

/** The versions that know an option in a section. */
export function versionsKnowing(section: string, name: string): readonly DrbdVersion[] {
  const key = `${section} ${name}`;
  const cached = known.get(key);
  if (cached) return cached;
  const versions = drbdVersions.filter((version) => option(section, name, version) !== undefined);
  // DRBD 9 took some options of 8.x back where they had stood, years later: such files are not of version 9.
  const returned = versions.length > 1 && option(section, name, '9')?.since?.startsWith('9.') === true;
  const result = returned ? versions.filter((version) => version !== '9') : versions;
  if (known.size < 10_000) known.set(key, result);
  return result;
}

/** The versions that take an option as it is written, with its value; all that know it when none takes the value. */
export function versionsTaking(section: string, statement: OptionStatement): readonly DrbdVersion[] {
  const knowing = versionsKnowing(section, statement.keyword.text);
  const taking = knowing.filter((version) => {
    const found = option(section, statement.keyword.text, version);
    return found !== undefined && checkValue(found, statement, version) === undefined;
  });
  return taking.length > 0 ? taking : knowing;
}
