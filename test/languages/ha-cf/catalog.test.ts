import { describe, expect, it } from 'vitest';
import { methods } from '../../../server/src/languages/ha-authkeys/methods.ts';
import {
  type Directive,
  directives,
  MEDIA,
  PACEMAKER_NAMES,
} from '../../../server/src/languages/ha-cf/catalog.ts';
import asked from '../../../server/src/languages/ha-cf/data/asked.json' with { type: 'json' };
import data from '../../../server/src/languages/ha-cf/data/directives.json' with { type: 'json' };
import docs from '../../../server/src/languages/ha-cf/data/docs.json' with { type: 'json' };
import { readBoolean, readTime, type ValueType } from '../../../server/src/languages/ha-cf/values.ts';

/** What is written of each kind of type; a question mark stands after what may be left out. */
const TYPE_FORM: Readonly<Record<ValueType['kind'], Readonly<Record<string, string>>>> = {
  time: { zero: 'boolean' },
  boolean: {},
  integer: { min: 'number', max: 'number', unit: 'string?', modulus: 'number?' },
  word: { words: 'strings', ignoreCase: 'boolean', boolean: 'true?' },
  node: {},
  interface: {},
  address: { family: 'family' },
  path: {},
  text: { name: 'string' },
};
const PARAMETER_FORM = { name: 'string', type: 'type' };
const FACTS_FORM = { takes: 'string', default: 'string?', usual: 'strings?' };
const DIRECTIVE_FORM: Readonly<Record<Directive['takes'], Readonly<Record<string, string>>>> = {
  values: { ...FACTS_FORM, type: 'type', again: 'again' },
  line: { ...FACTS_FORM, parameters: 'parameters', rest: 'rest?' },
};
const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string' && value !== '',
  number: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  true: (value) => value === true,
  strings: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'),
  family: (value) => ['host', 'unicast6', 'multicast', 'multicast6'].includes(String(value)),
  again: (value) => ['more', 'last', 'never'].includes(String(value)),
  least: (value) => value === 0 || value === 1,
};

type Entry = Readonly<Record<string, unknown>>;

/** What is wrong with an entry of the file, each fault with its place. */
function faults(where: string, entry: Entry, form: Readonly<Record<string, string>> | undefined): string[] {
  if (!form) return [`${where}: of no known kind`];
  const unknown = Object.keys(entry).filter((key) => !(key in form));
  return [
    ...unknown.map((key) => `${where}.${key}: unknown`),
    ...Object.entries(form).flatMap(([key, expected]) =>
      key in entry || !expected.endsWith('?')
        ? valueFaults(`${where}.${key}`, entry[key], expected.replace('?', ''))
        : [],
    ),
  ];
}

function valueFaults(where: string, value: unknown, expected: string): string[] {
  switch (expected) {
    case 'type':
      return typeof value === 'string'
        ? value in data.types
          ? []
          : [`${where}: no type "${value}"`]
        : typeFaults(where, value as Entry);
    case 'parameters':
      return (value as readonly Entry[]).flatMap((one, index) =>
        faults(`${where}.${index}`, one, PARAMETER_FORM),
      );
    case 'rest':
      return faults(where, value as Entry, { ...PARAMETER_FORM, least: 'least' });
    default:
      return PLAIN[expected]?.(value) ? [] : [`${where}: not ${expected}`];
  }
}

function typeFaults(where: string, { kind, ...type }: Entry): string[] {
  return faults(where, type, TYPE_FORM[kind as ValueType['kind']]);
}

describe('the files of data', () => {
  it('have the form that the catalog reads', () => {
    expect([
      ...Object.entries(data.types).flatMap(([name, type]) => typeFaults(name, type)),
      ...Object.entries(data.directives).flatMap(([name, one]) =>
        faults(name, one, DIRECTIVE_FORM[one.takes as Directive['takes']]),
      ),
    ]).toEqual([]);
  });

  it('speak of the same directives', () => {
    const known = Object.keys(data.directives);
    expect(Object.keys(docs.directives).sort()).toEqual([...known].sort());
    expect(known).toEqual(
      expect.arrayContaining([...Object.keys(docs.order), ...Object.keys(docs.obsolete)]),
    );
    expect(known).toEqual(expect.arrayContaining([...MEDIA, ...PACEMAKER_NAMES]));
    expect(known.filter((name) => name in docs.elsewhere)).toEqual([]);
  });
});

describe('a directive', () => {
  const named = (name: string) => directives.find((one) => one.name === name);

  it('has its types in full, and what is said about it', () => {
    expect(named('udpport')).toEqual({
      name: 'udpport',
      takes: 'values',
      type: { kind: 'integer', min: 1, max: 65535, modulus: 65536 },
      again: 'last',
      default: '694',
      usual: ['694'],
      order: docs.order.udpport,
      doc: docs.directives.udpport,
    });
  });

  it('of a whole line has the types of its words and of what follows them', () => {
    expect(named('ping_group')).toEqual({
      name: 'ping_group',
      takes: 'line',
      parameters: [{ name: 'name', type: { kind: 'text', name: 'name' } }],
      rest: { name: 'host', type: { kind: 'address', family: 'host' }, least: 1 },
      doc: docs.directives.ping_group,
    });
  });
});

// data/asked.json is what scripts/catalog/heartbeat.mjs was told by the installed heartbeat.
describe('heartbeat itself', () => {
  it('knows the directives of the catalog, and no other', () => {
    expect(directives.map(({ name }) => name).sort()).toEqual([...asked.directives, ...asked.media].sort());
  });

  it('has the media, the methods of authkeys and the compressions as plugins', () => {
    const pings = ['ping', 'ping6', 'ping_group'];
    expect([...MEDIA.filter((name) => name !== 'udp'), ...pings].sort()).toEqual(asked.media);
    expect(methods.map(({ name }) => name).sort()).toEqual(asked.methods);
    const compression = directives.find(({ name }) => name === 'compression');
    const type = compression?.takes === 'values' ? compression.type : undefined;
    expect(type?.kind === 'word' && [...type.words].sort()).toEqual(asked.compressions);
  });

  it.each(Object.entries(asked.defaults))('takes %s for %s when it is not set', (name, value) => {
    const ours = directives.find((one) => one.name === name)?.default ?? 'none named';
    const meaning = (text: string) => readTime(text) ?? readBoolean(text) ?? text;
    expect(meaning(ours)).toEqual(meaning(value));
  });
});
