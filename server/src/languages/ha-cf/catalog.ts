import data from './data/directives.json' with { type: 'json' };
import docs from './data/docs.json' with { type: 'json' };
import type { ValueType } from './values.ts';

/** A word of a directive whose words have each their place, e.g. the port of `mcast`. */
export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
}

interface Described {
  readonly name: string;
  /** One or two sentences, in our own words. */
  readonly doc: string;
  /** What heartbeat does when the directive is absent; in words or as a value. */
  readonly default?: string;
  /** Values that people write, for completion where the type has no words of its own. */
  readonly usual?: readonly string[];
  /** Why its place among the others matters. */
  readonly order?: string;
  /** Why it should not be used any more. */
  readonly obsolete?: string;
}

/** A directive whose values heartbeat applies one after the other. */
export interface ValueDirective extends Described {
  readonly takes: 'values';
  readonly type: ValueType;
  /**
   * What a second value, or a second line, means: one more (`more`), the last counts (`last`), or heartbeat refuses
   * it (`never`).
   */
  readonly again: 'more' | 'last' | 'never';
}

/** A directive whose line heartbeat hands on as a whole: blanks separate its words, commas do not. */
export interface LineDirective extends Described {
  readonly takes: 'line';
  readonly parameters: readonly Parameter[];
  /** What may follow the parameters; without it, further words are ignored. */
  readonly rest?: Parameter & { readonly least: 0 | 1 };
}

export type Directive = ValueDirective | LineDirective;

/** A type in full, or the name of one that several directives share. */
type TypeOrName = ValueType | string;

interface RawParameter {
  readonly name: string;
  readonly type: TypeOrName;
}

type Facts = Pick<Described, 'default' | 'usual'>;

/** The form of the directives in data/directives.json. */
type RawDirective =
  | (Facts & { readonly takes: 'values'; readonly type: TypeOrName; readonly again: ValueDirective['again'] })
  | (Facts & {
      readonly takes: 'line';
      readonly parameters: readonly RawParameter[];
      readonly rest?: RawParameter & { readonly least: 0 | 1 };
    });

// The compiler sees files of literals; their form is held by test/languages/ha-cf/catalog.test.ts.
const facts = data as unknown as {
  /** The words of `facility` are those of syslog.h, as the C library on Linux has them (cl_syslog.c). */
  readonly types: Readonly<Record<string, ValueType>>;
  readonly directives: Readonly<Record<string, RawDirective>>;
};

const sentences: Readonly<Record<'directives' | 'order' | 'obsolete', Readonly<Record<string, string>>>> =
  docs;

function typeOf(type: TypeOrName): ValueType {
  if (typeof type !== 'string') return type;
  const shared = facts.types[type];
  if (!shared) throw new Error(`directives.json has no type "${type}"`);
  return shared;
}

function readParameter<P extends RawParameter>(raw: P) {
  return { ...raw, type: typeOf(raw.type) };
}

function readDirective(name: string, raw: RawDirective): Directive {
  const order = sentences.order[name];
  const obsolete = sentences.obsolete[name];
  const described = {
    name,
    doc: sentences.directives[name] ?? '',
    ...(order !== undefined && { order }),
    ...(obsolete !== undefined && { obsolete }),
  };
  if (raw.takes === 'values') return { ...raw, ...described, type: typeOf(raw.type) };
  const { rest, ...line } = raw;
  return {
    ...line,
    ...described,
    parameters: raw.parameters.map(readParameter),
    ...(rest && { rest: readParameter(rest) }),
  };
}

/**
 * Every directive of heartbeat 3.0.6: config.c (Directives, WLdirectives) and the media plugins in lib/plugins/HBcomm.
 * What each takes was read there and is typed in; that these are all, and their defaults, an installed heartbeat says
 * (data/asked.json, from scripts/catalog/heartbeat.mjs).
 */
export const directives: readonly Directive[] = Object.entries(facts.directives).map(([name, raw]) =>
  readDirective(name, raw),
);

const byName = new Map(directives.map((one) => [one.name, one]));

export function directive(name: string): Directive | undefined {
  return byName.get(name);
}

export const wholeLineDirectives: readonly string[] = directives.flatMap(({ name, takes }) =>
  takes === 'line' ? [name] : [],
);

/** The two names of one directive: together they may appear once. */
export const PACEMAKER_NAMES: readonly string[] = ['pacemaker', 'crm'];

/** Directives that are lines of communication between the nodes. */
export const MEDIA: readonly string[] = ['bcast', 'udp', 'ucast', 'ucast6', 'mcast', 'mcast6', 'serial'];

/** Media that other builds or versions of heartbeat have as plugins or compile-time options, with what to say. */
export const elsewhere: ReadonlyMap<string, string> = new Map(Object.entries(docs.elsewhere));
