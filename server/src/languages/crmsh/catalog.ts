import generated from './data/properties.json' with { type: 'json' };
import docs from './data/property-docs.json' with { type: 'json' };

export * from './agents.ts';
export * from './attributes.ts';

export type PropertyType = 'boolean' | 'integer' | 'score' | 'time' | 'percentage' | 'select' | 'string';

export interface Property {
  readonly name: string;
  readonly type: PropertyType;
  readonly default?: string;
  readonly values?: readonly string[];
  /** The release of Pacemaker that brought it, where it matters today. */
  readonly since?: string;
  /** The release of Pacemaker from which on it has no effect. */
  readonly until?: string;
  /** What does its work now, in words of `crm configure`. */
  readonly replacedBy?: string;
  /** The name newer releases give it; they understand both. */
  readonly renamedTo?: string;
  readonly isDeprecated?: boolean;
  /** Written by the cluster for people to read; setting it has no effect. */
  readonly isInformational?: boolean;
  readonly doc: string;
}

type Facts = Omit<Property, 'name' | 'doc'>;

/** The form of data/properties.json, which scripts/catalog/properties.mjs writes. */
interface Catalog {
  readonly properties: Readonly<Record<string, Facts>>;
  readonly fencingParameters: Readonly<Record<string, Facts>>;
}

// The compiler sees a file of literals; its form is held by test/conformance/catalog.test.ts.
const catalog = generated as unknown as Catalog;
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = docs;

function withDocs(kind: keyof Catalog): ReadonlyMap<string, Property> {
  return new Map(
    Object.entries(catalog[kind]).map(([name, facts]) => [
      name,
      { name, ...facts, doc: words[kind]?.[name] ?? '' },
    ]),
  );
}

/** What `property` takes, old and new names alike. */
export const clusterProperties = withDocs('properties');

/** The parameters that every fencing device takes besides those of its agent. */
export const fencingParameters = withDocs('fencingParameters');

export function clusterProperty(name: string): Property | undefined {
  return clusterProperties.get(name);
}

/** Words for yes and no, as Pacemaker understands them in any case (crm_str_to_boolean in lib/common/strings.c). */
export const trueWords: readonly string[] = ['true', 'yes', 'on', 'y', '1'];
export const falseWords: readonly string[] = ['false', 'no', 'off', 'n', '0'];

/** Units of a time; without one it is seconds (crm_get_msec in lib/common/utils.c). */
export const timeUnits: readonly string[] = ['ms', 'msec', 'us', 'usec', 's', 'sec', 'm', 'min', 'h', 'hr'];
