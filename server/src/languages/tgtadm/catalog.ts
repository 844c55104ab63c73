import docs from './data/docs.json' with { type: 'json' };
import generated from './data/options.json' with { type: 'json' };

export interface TgtadmOption {
  /** The long name, without `--`. */
  readonly name: string;
  /** The letter of the short form. */
  readonly short?: string;
  /** Whether the long form takes a value. */
  readonly takesValue: boolean;
  /** Whether the short form does: not always the same, `-F` and `-O` swallow the next word. */
  readonly shortTakesValue: boolean;
  /** The first release of tgt with the option, where later than 0.9. */
  readonly since?: string;
  readonly doc: string;
}

export interface TgtadmOperation {
  readonly name: string;
  /** Option names, all of which are needed. */
  readonly required: readonly string[];
  /** Option names, one of which is needed. */
  readonly oneOf: readonly string[];
  /** Option names that may be there too, apart from the general ones. */
  readonly allowed: readonly string[];
  /** tgtadm sends any option on to the daemon. */
  readonly isUnchecked: boolean;
}

export interface TgtadmMode {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly operations: ReadonlyMap<string, TgtadmOperation>;
  readonly doc: string;
}

/** A value set with `--op update --name NAME --value VALUE`. */
export interface UpdateParameter {
  readonly name: string;
  readonly default?: string;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
  readonly doc: string;
}

/** The form of data/options.json, which scripts/catalog/tgtadm.mjs writes. */
interface Catalog {
  readonly options: readonly {
    readonly name: string;
    readonly short?: string;
    readonly argument: boolean;
    readonly shortTakesArgument?: boolean;
    readonly since?: string;
  }[];
  readonly operations: readonly string[];
  readonly modes: Readonly<
    Record<
      string,
      {
        readonly aliases: readonly string[];
        readonly operations: Readonly<
          Record<
            string,
            {
              readonly required: readonly string[];
              readonly oneOf?: readonly string[];
              readonly allowed: readonly string[];
              readonly isUnchecked?: true;
            }
          >
        >;
      }
    >
  >;
  readonly deviceTypes: Readonly<Record<string, { readonly needsBackingStore?: true }>>;
  readonly backingStores: Readonly<Record<string, { readonly flags?: readonly string[] }>>;
  readonly targetParameters: Readonly<Record<string, Omit<UpdateParameter, 'name' | 'doc'>>>;
  readonly systemParameters: Readonly<Record<string, Omit<UpdateParameter, 'name' | 'doc'>>>;
  readonly unitParameters: readonly string[];
}

// The compiler sees a file of literals; its form is held by test/conformance/catalog.test.ts.
const catalog = generated as unknown as Catalog;
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = docs;

const docOf = (kind: string, name: string): string => words[kind]?.[name] ?? '';

/** A sentence about an operation, a device type or a kind of backing store; empty for one that is not known. */
export function describe(kind: 'operations' | 'deviceTypes' | 'backingStores', name: string): string {
  return docOf(kind, name);
}

export const options: readonly TgtadmOption[] = catalog.options.map(
  ({ name, short, argument, shortTakesArgument, since }) => ({
    name,
    ...(short !== undefined && { short }),
    takesValue: argument,
    shortTakesValue: shortTakesArgument ?? argument,
    ...(since !== undefined && { since }),
    doc: docOf('options', name),
  }),
);

/** Options that are good with every mode and operation. */
export const generalOptions: readonly string[] = [
  'lld',
  'mode',
  'op',
  'control-port',
  'debug',
  'help',
  'version',
];

export const modes: readonly TgtadmMode[] = Object.entries(catalog.modes).map(([name, mode]) => ({
  name,
  aliases: mode.aliases,
  operations: new Map(
    Object.entries(mode.operations).map(([op, { required, oneOf = [], allowed, isUnchecked = false }]) => [
      op,
      { name: op, required, oneOf, allowed, isUnchecked },
    ]),
  ),
  doc: docOf('modes', name),
}));

/** Every word that `--op` takes, in whatever mode. */
export const operationNames: readonly string[] = catalog.operations;

export const deviceTypes: readonly string[] = Object.keys(catalog.deviceTypes);

/** Device types that are nothing without a `--backing-store`. */
export function needsBackingStore(deviceType: string): boolean {
  return catalog.deviceTypes[deviceType]?.needsBackingStore ?? false;
}

/** The values of `--bstype` in a usual build; other builds add more (rbd, glfs). */
export const backingStores: readonly string[] = Object.keys(catalog.backingStores);

/** The values of `--bsoflags` for a kind of backing store; undefined when the kind is not known. */
export function backingStoreFlags(backingStore: string): readonly string[] | undefined {
  const store = catalog.backingStores[backingStore];
  return store && (store.flags ?? []);
}

const asParameters = (kind: 'targetParameters' | 'systemParameters'): ReadonlyMap<string, UpdateParameter> =>
  new Map(
    Object.entries(catalog[kind]).map(([name, facts]) => [name, { name, ...facts, doc: docOf(kind, name) }]),
  );

/** What `--mode target --op update --name` takes. */
export const targetParameters = asParameters('targetParameters');

/** What `--mode system --op update --name` takes. */
export const systemParameters = asParameters('systemParameters');

/** What `--mode logicalunit --op update --params` takes before the `=`. */
export const unitParameters: ReadonlyMap<string, { readonly name: string; readonly doc: string }> = new Map(
  catalog.unitParameters.map((name) => [name, { name, doc: docOf('unitParameters', name) }]),
);

export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly T[] }
  | { readonly kind: 'unknown' };

/** The option of a long name or of an unambiguous beginning of one, as getopt_long finds it. */
export function longOption(name: string): Found<TgtadmOption> {
  const exact = options.find((option) => option.name === name);
  if (exact !== undefined) return { kind: 'found', value: exact };
  const candidates = name === '' ? [] : options.filter((option) => option.name.startsWith(name));
  const [first] = candidates;
  if (first === undefined) return { kind: 'unknown' };
  return candidates.length === 1 ? { kind: 'found', value: first } : { kind: 'ambiguous', candidates };
}

export function shortOption(letter: string): TgtadmOption | undefined {
  return options.find((option) => option.short === letter);
}

/** The mode of that name or alias. */
export function mode(name: string): TgtadmMode | undefined {
  return modes.find((each) => each.name === name || each.aliases.includes(name));
}

/** What `--op OP` needs and allows in a mode; undefined when the mode does not have it. */
export function operation(modeName: string, op: string): TgtadmOperation | undefined {
  return mode(modeName)?.operations.get(op);
}
