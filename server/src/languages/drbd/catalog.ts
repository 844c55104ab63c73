import docs from './data/docs.json' with { type: 'json' };
import generated from './data/options.json' with { type: 'json' };

export type DrbdVersion = '8.3' | '8.4' | '9';

export const drbdVersions: readonly DrbdVersion[] = ['8.3', '8.4', '9'];

/**
 * What an option takes:
 * - `boolean`: `yes`, `no`, or nothing, which means yes; `no-NAME;` is the same as `NAME no;`
 * - `flag`: nothing at all
 * - `number`: digits with an optional K, M, G (times 1024) or s (times 512), counted in `unitPrefix`; an option that
 *   also has `values` takes one of these words in place of a number
 * - `enum`: one of `values`, or a word that begins with one of `valuePrefixes`
 * - `string`: any word or quoted text
 * - `resource`: the name of a resource, with an optional `/VOLUME`
 * - `nodes`: one or more host names, or one of `values`
 */
export type DrbdValueType = 'boolean' | 'flag' | 'number' | 'enum' | 'string' | 'resource' | 'nodes';

/** One option as one version of DRBD knows it. */
export interface DrbdOption {
  readonly name: string;
  readonly type: DrbdValueType;
  /** Limits and default of a number, counted in units of `unitPrefix`. */
  readonly min?: number;
  readonly max?: number;
  readonly default?: number | string;
  /** What a number without a suffix counts: `k` 1024, `s` sectors of 512; absent: single units. */
  readonly unitPrefix?: 'k' | 's';
  /** What is counted, in words: `tenths of a second`, `bytes/second`. */
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly valuePrefixes?: readonly string[];
  /** The longest string the tool takes, in bytes. */
  readonly maxLength?: number;
  /** The first drbd-utils release that takes the option in this section, where it is not as old as the version. */
  readonly since?: string;
  /** The option of which this is the older name. */
  readonly aliasOf?: string;
  /** Belongs to one volume on one connection: may also stand in a `disk` section inside `connection`. */
  readonly isPeerDevice?: boolean;
  /** Read without complaint and without effect. */
  readonly isIgnored?: boolean;
  /** What it does, in a sentence or two. */
  readonly doc: string;
}

export interface DrbdStatement {
  readonly keyword: string;
  /** Whether it opens a `{ }` section. `disk` is both: a section of options and the name of a backing disk. */
  readonly form: 'section' | 'statement';
  readonly since?: string;
  readonly doc: string;
}

/**
 * Where statements stand. A `volume` differs by its parent: inside a host section, inside the resource, inside
 * `stacked-on-top-of` and inside `connection`. `floating` holds what `on` holds; `common` what `resource` holds.
 */
export type DrbdPlace =
  | 'file'
  | 'common'
  | 'resource'
  | 'on'
  | 'stacked-on-top-of'
  | 'volume'
  | 'resource volume'
  | 'stacked volume'
  | 'connection'
  | 'connection volume'
  | 'path'
  | 'connection-mesh'
  | 'proxy'
  | 'proxy on';

type Facts = Omit<DrbdOption, 'name' | 'doc' | 'since' | 'aliasOf' | 'isPeerDevice' | 'isIgnored'>;

/** The form of data/options.json, which scripts/catalog/drbd.mjs writes. */
interface OptionEntry extends Facts {
  readonly name: string;
  /** Section to the versions that take the option there. */
  readonly sections: Readonly<Record<string, readonly DrbdVersion[]>>;
  readonly since?: string;
  readonly sectionSince?: Readonly<Record<string, string>>;
  readonly aliasOf?: string;
  readonly isPeerDevice?: boolean;
  readonly isIgnored?: boolean;
  /** What older versions have instead of the facts above, which are those of the newest version; null: nothing. */
  readonly older?: Partial<Record<DrbdVersion, { readonly [Fact in keyof Facts]?: Facts[Fact] | null }>>;
}

interface Catalog {
  readonly options: readonly OptionEntry[];
  readonly statements: Readonly<Record<DrbdPlace, Readonly<Record<string, readonly DrbdVersion[]>>>>;
  readonly statementsSince: Readonly<Record<string, string>>;
}

// The compiler sees a file of thousands of literals; its form is held by test/conformance/catalog.test.ts.
const catalog = generated as unknown as Catalog;
const optionDocs: Readonly<Record<string, string>> = docs.options;
const statementDocs: Readonly<Record<string, string>> = docs.statements;
const valueDocs: Readonly<Record<string, Readonly<Record<string, string>>>> = docs.values;

const entries = new Map(catalog.options.map((entry) => [entry.name, entry]));

/** The name that an option has today: `resync-rate` for `rate`. */
export function newestName(name: string): string {
  return entries.get(name)?.aliasOf ?? name;
}

/** The sections that hold options, `global` among them. */
export const sections: readonly string[] = [
  ...new Set(catalog.options.flatMap((entry) => Object.keys(entry.sections))),
].sort();

/** Every option name of any version, for "did you mean". */
export const optionNames: readonly string[] = [...entries.keys()];

function asOption(entry: OptionEntry, section: string, version: DrbdVersion): DrbdOption {
  const { sections: _, sectionSince, older, since, ...newest } = entry;
  const facts = Object.entries({ ...newest, ...older?.[version] }).filter(([, value]) => value !== null);
  const from = sectionSince?.[section] ?? since;
  return {
    ...(Object.fromEntries(facts) as unknown as Omit<DrbdOption, 'doc'>),
    ...(from !== undefined && version !== '8.3' && { since: from }),
    doc: optionDocs[entry.name] ?? '',
  };
}

const made = new Map<OptionEntry, Map<string, Partial<Record<DrbdVersion, DrbdOption>>>>();

/** The option of an entry, made once: every statement of every file asks for it. */
function known(entry: OptionEntry, section: string, version: DrbdVersion): DrbdOption {
  const bySection = made.get(entry) ?? new Map<string, Partial<Record<DrbdVersion, DrbdOption>>>();
  if (bySection.size === 0) made.set(entry, bySection);
  const byVersion = bySection.get(section) ?? {};
  const before = byVersion[version];
  if (before) return before;
  const option = asOption(entry, section, version);
  bySection.set(section, { ...byVersion, [version]: option });
  return option;
}

/**
 * The option of that name in that section. `no-NAME` finds the option NAME where the version lets any option (9) or
 * any switch (8.4) be turned off so; ask `isNegated` whether it was.
 */
export function option(section: string, name: string, version: DrbdVersion): DrbdOption | undefined {
  const entry = entries.get(name);
  if (entry?.sections[section]?.includes(version)) return known(entry, section, version);
  if (!name.startsWith('no-') || version === '8.3') return undefined;
  const positive = option(section, name.slice('no-'.length), version);
  return version === '9' || positive?.type === 'boolean' ? positive : undefined;
}

/** Whether the name stands for the opposite of the option it finds: `no-disk-flushes`, but not 8.3's own `no-...`. */
export function isNegated(name: string, found: DrbdOption): boolean {
  return name !== found.name;
}

/** All options of a section, by name. */
export function optionsOf(section: string, version: DrbdVersion): readonly DrbdOption[] {
  return catalog.options
    .filter((entry) => entry.sections[section]?.includes(version))
    .map((entry) => known(entry, section, version));
}

/** The sections in which a version takes an option of that name: where a misplaced option belongs. */
export function sectionsOf(name: string, version: DrbdVersion): readonly string[] {
  const where = entries.get(name)?.sections ?? {};
  return Object.keys(where).filter((section) => where[section]?.includes(version));
}

/** The versions that take the option in that section; empty when none does. */
export function versionsOf(section: string, name: string): readonly DrbdVersion[] {
  return entries.get(name)?.sections[section] ?? [];
}

// Statements that open a section; `disk` is listed twice by the tools, as `disk { }` and as `disk NAME`.
const sectionKeywords = new Set([
  'global',
  'common',
  'resource',
  'skip',
  'on',
  'floating',
  'stacked-on-top-of',
  'net',
  'disk',
  'startup',
  'handlers',
  'options',
  'syncer',
  'proxy',
  'proxy on',
  'plugin',
  'volume',
  'connection',
  'connection-mesh',
  'path',
]);

/** What may stand at that place, apart from options. */
export function statementsOf(place: DrbdPlace, version: DrbdVersion): readonly DrbdStatement[] {
  return Object.entries(catalog.statements[place])
    .filter(([, versions]) => versions.includes(version))
    .map(([key]) => asStatement(key));
}

function asStatement(key: string): DrbdStatement {
  const since = catalog.statementsSince[key];
  return {
    keyword: key.replace(/ .*/, ''),
    form: sectionKeywords.has(key) ? 'section' : 'statement',
    ...(since !== undefined && { since }),
    doc: statementDocs[key] ?? '',
  };
}

/** The versions that take a statement at a place, by its key in the catalog, which tells `disk` (the section) from `disk NAME`. */
export function versionsAtPlace(place: DrbdPlace, key: string): readonly DrbdVersion[] {
  return catalog.statements[place][key] ?? [];
}

/** What one of the values of an option means; undefined where the word says it all. */
export function valueDoc(optionName: string, value: string): string | undefined {
  return valueDocs[optionName]?.[value];
}

/**
 * What a keyword that is no option means, for hover: also words inside statements, such as `internal`.
 *
 * @param keyword as in DrbdStatement; `disk NAME` and `proxy on` are those forms of `disk` and `proxy`
 */
export function documentation(keyword: string): string | undefined {
  return statementDocs[keyword];
}
