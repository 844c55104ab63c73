import asked from './data/asked.json' with { type: 'json' };
import data from './data/keys.json' with { type: 'json' };

export type CorosyncVersion = '1' | '2' | '3';
export const corosyncVersions: readonly CorosyncVersion[] = ['1', '2', '3'];

/** How corosync stores a number: what does not fit makes it stop (coroparse.c, safe_atoq and str_to_ull). */
export type Store = 'u8' | 'u16' | 'u32' | 'i32' | 'u64';

export interface NumberKey {
  readonly type: 'number';
  /** Absent where corosync itself does not read the number. */
  readonly store?: Store;
  /** The smallest and largest number that makes sense; 0 stands for the default where `zero` is set. */
  readonly least?: number;
  readonly most?: number;
  readonly zero?: boolean;
  readonly unit?: 'ms' | 's' | '%' | 'bytes';
}

export interface WordKey {
  readonly type: 'word';
  readonly words: readonly KeyWord[];
  /** Other words make corosync stop; without it, they count as if the key were absent. */
  readonly strict?: boolean;
  readonly ignoreCase?: boolean;
}

export interface KeyWord {
  readonly name: string;
  readonly versions: readonly CorosyncVersion[];
}

/**
 * - `address`: an IP address, or a name that resolves to one
 * - `multicast`: an address of a multicast group
 * - `ids`: `lowest`, `highest`, or numbers of nodes
 * - `subsys`: the name of a part of corosync
 * - `secret`: never shown
 */
export interface TextKey {
  readonly type: 'address' | 'multicast' | 'ids' | 'subsys' | 'path' | 'secret' | 'text';
}

export type KeyType = NumberKey | WordKey | TextKey;

export interface CorosyncKey {
  readonly name: string;
  readonly value: KeyType;
  readonly default?: string;
  readonly versions: readonly CorosyncVersion[];
  /** The key that took its place. */
  readonly obsolete?: string;
  readonly doc: string;
}

export interface CorosyncSection {
  /** The names of the sections from the top to this one, joined by dots; empty for the file itself. */
  readonly path: string;
  readonly name: string;
  readonly versions: readonly CorosyncVersion[];
  /** Whether several of it make a list; of others, the later one adds to the earlier one. */
  readonly repeats: boolean;
  readonly keys: ReadonlyMap<string, CorosyncKey>;
  readonly doc: string;
}

/** A row of keys.json: what corosync does not tell of a key. Its values are in asked.json, where it refuses some. */
interface RawKey {
  readonly type: KeyType['type'];
  readonly words?: readonly string[];
  /** Of words that not every version (or build) takes. */
  readonly wordVersions?: Readonly<Record<string, readonly string[]>>;
  readonly versions?: readonly string[];
  readonly default?: string;
  readonly obsolete?: string;
  readonly doc: string;
}

interface RawSection {
  readonly doc: string;
  readonly versions?: readonly string[];
  readonly repeats?: boolean;
  readonly keys: Readonly<Record<string, RawKey>>;
}

function versionsOf(names: readonly string[] | undefined): readonly CorosyncVersion[] {
  return names ? corosyncVersions.filter((version) => names.includes(version)) : corosyncVersions;
}

const askedNumbers: Readonly<Record<string, Partial<NumberKey> | undefined>> = asked.numbers as Readonly<
  Record<string, Partial<NumberKey>>
>;
const askedWords: Readonly<
  Record<string, { readonly words: readonly string[]; readonly ignoreCase?: boolean } | undefined>
> = asked.words;

function readKey(path: string, name: string, raw: RawKey, section: readonly CorosyncVersion[]): CorosyncKey {
  const { default: fallback, obsolete, doc, words, wordVersions = {}, versions, ...value } = raw;
  const full = childPath(path, name);
  const refused = askedWords[full];
  const all = new Set([...(refused?.words ?? words ?? []), ...Object.keys(wordVersions)]);
  const typed = {
    ...value,
    ...askedNumbers[full],
    ...(raw.type === 'word' && {
      words: [...all].map((word) => ({ name: word, versions: versionsOf(wordVersions[word]) })),
    }),
    ...(refused && { strict: true, ...(refused.ignoreCase && { ignoreCase: true }) }),
  };
  return {
    name,
    value: typed as KeyType,
    versions: versionsOf(versions).filter((version) => section.includes(version)),
    ...(fallback !== undefined && { default: fallback }),
    ...(obsolete !== undefined && { obsolete }),
    doc,
  };
}

/** How many links or rings there may be (INTERFACE_MAX of corosync 3). */
export const LINKS = 8;

/** All sections by path, the file itself under the empty one. */
export const sections: ReadonlyMap<string, CorosyncSection> = new Map(
  Object.entries(data as Readonly<Record<string, RawSection>>).map(([path, raw]) => {
    const versions = versionsOf(raw.versions);
    const keys = new Map(
      Object.entries(raw.keys).flatMap(([name, key]) =>
        namesOf(name).map((one) => [one, readKey(path, one, key, versions)] as const),
      ),
    );
    const name = path.slice(path.lastIndexOf('.') + 1);
    return [path, { path, name, versions, repeats: raw.repeats ?? false, keys, doc: raw.doc }];
  }),
);

/** `ringN_addr` stands for eight keys. */
function namesOf(name: string): readonly string[] {
  return name === 'ringN_addr' ? Array.from({ length: LINKS }, (_, link) => `ring${link}_addr`) : [name];
}

/** What a key of a section means; commands of heuristics have names of their own. */
export function keyOf(section: string, name: string): CorosyncKey | undefined {
  const keys = sections.get(section)?.keys;
  const known = keys?.get(name) ?? (/^exec_./.test(name) ? keys?.get('exec_NAME') : undefined);
  return known;
}

/** The number of the link that a `ringN_addr` is about, also of one that is too high. */
export function linkOf(name: string): number | undefined {
  const digits = /^ring(\d+)_addr$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function childPath(inside: string, name: string): string {
  return inside === '' ? name : `${inside}.${name}`;
}

/** Whether a section of this name may stand in the other one, given by its path. */
export function standsIn(inside: string, name: string): boolean {
  return sections.has(childPath(inside, name));
}

const sectionNames: ReadonlySet<string> = new Set([...sections.values()].map(({ name }) => name));

/** Whether a section of this name may stand anywhere. */
export function isSectionName(name: string): boolean {
  return name !== '' && sectionNames.has(name);
}

export function isTopSection(name: string): boolean {
  return name !== '' && standsIn('', name);
}

/** The sections that may stand in this one. */
export function sectionsIn(path: string): readonly CorosyncSection[] {
  return [...sections.values()].filter((one) => one.path !== '' && parentOf(one.path) === path);
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** All sections that have a key of this name. */
export function homesOf(name: string): readonly CorosyncSection[] {
  return [...sections.values()].filter((one) => keyOf(one.path, name) !== undefined);
}

/** A section as it is written: `totem { interface { } }`. */
export function sectionName(path: string): string {
  return path === ''
    ? 'the top of the file'
    : path
        .split('.')
        .reduceRight((inner, name) => (inner === '' ? `${name} { }` : `${name} { ${inner} }`), '');
}
