import { describe, expect, it } from 'vitest';
import {
  type DrbdPlace,
  documentation,
  drbdVersions,
  isNegated,
  option,
  optionNames,
  optionsOf,
  sections,
  sectionsOf,
  statementsOf,
  valueDoc,
  versionsAtPlace,
  versionsOf,
} from '../../../server/src/languages/drbd/catalog.ts';
import docs from '../../../server/src/languages/drbd/data/docs.json' with { type: 'json' };

const places: readonly DrbdPlace[] = [
  'file',
  'common',
  'resource',
  'on',
  'stacked-on-top-of',
  'volume',
  'resource volume',
  'stacked volume',
  'connection',
  'connection volume',
  'path',
  'connection-mesh',
  'proxy',
  'proxy on',
];

describe('facts that differ between versions', () => {
  it.each([
    ['8.3', 100],
    ['8.4', 300],
    ['9', 300],
  ] as const)('ping-timeout of %s goes up to %d', (version, max) => {
    expect(option('net', 'ping-timeout', version)).toMatchObject({
      type: 'number',
      min: 1,
      max,
      default: 5,
      unit: 'tenths of a second',
    });
  });

  it('a fact that a version lacks does not come from the newest', () => {
    expect(option('net', 'allow-two-primaries', '9')).toMatchObject({ type: 'boolean', default: 'no' });
    const old = option('net', 'allow-two-primaries', '8.3');
    expect(old?.type).toBe('flag');
    expect(old).not.toHaveProperty('default');
  });

  it('fencing moved from disk to net, and back into disk with 9.29', () => {
    expect(sectionsOf('fencing', '8.4')).toEqual(['disk']);
    expect(option('net', 'fencing', '9')?.since).toBeUndefined();
    expect(option('disk', 'fencing', '9')?.since).toBe('9.29.0');
    expect(option('net', 'fencing', '8.4')).toBeUndefined();
  });

  it('syncer options of 8.3 have their place in disk and net since 8.4', () => {
    expect(versionsOf('syncer', 'verify-alg')).toContain('8.3');
    expect(option('net', 'verify-alg', '8.3')).toBeUndefined();
    expect(option('net', 'verify-alg', '8.4')?.type).toBe('string');
    expect(option('syncer', 'rate', '8.3')).toMatchObject({ aliasOf: 'resync-rate', unitPrefix: 'k' });
  });
});

describe('no- before an option', () => {
  it('negates any option in 9 and switches in 8.4', () => {
    const found = option('disk', 'no-disk-flushes', '9');
    expect(found?.name).toBe('disk-flushes');
    expect(found && isNegated('no-disk-flushes', found)).toBe(true);
    expect(option('disk', 'no-disk-flushes', '8.4')?.name).toBe('disk-flushes');
    expect(option('net', 'no-timeout', '9')?.name).toBe('timeout');
    expect(option('net', 'no-timeout', '8.4')).toBeUndefined();
  });

  it('belongs to the names of 8.3', () => {
    const found = option('disk', 'no-disk-flushes', '8.3');
    expect(found).toMatchObject({ name: 'no-disk-flushes', type: 'flag' });
    expect(found && isNegated('no-disk-flushes', found)).toBe(false);
    expect(option('disk', 'disk-flushes', '8.3')).toBeUndefined();
  });
});

describe('places', () => {
  it('volumes came with 8.4, connections with 9', () => {
    expect(versionsAtPlace('resource', 'volume')).toEqual(['8.4', '9']);
    expect(versionsAtPlace('resource', 'connection')).toEqual(['9']);
    expect(versionsAtPlace('on', 'connection')).toEqual([]);
  });

  it('disk is a section and a statement in a volume, a section only in a connection', () => {
    const forms = (place: DrbdPlace) =>
      statementsOf(place, '9')
        .filter(({ keyword }) => keyword === 'disk')
        .map(({ form }) => form);
    expect(forms('volume').sort()).toEqual(['section', 'statement']);
    expect(forms('connection')).toEqual(['section']);
  });
});

describe('words', () => {
  it('explain every option', () => {
    const unexplained = sections.flatMap((section) =>
      drbdVersions.flatMap((version) => optionsOf(section, version).filter(({ doc }) => doc === '')),
    );
    expect(unexplained).toEqual([]);
  });

  it('explain every statement', () => {
    const unexplained = places.flatMap((place) =>
      drbdVersions.flatMap((version) => statementsOf(place, version).filter(({ doc }) => doc === '')),
    );
    expect(unexplained).toEqual([]);
  });

  it('explain every value but those that say it all', () => {
    const unexplained = optionsOf('net', '9')
      .concat(optionsOf('disk', '9'), optionsOf('options', '9'), optionsOf('global', '9'))
      .flatMap(({ name, values = [] }) => values.filter((value) => valueDoc(name, value) === undefined));
    expect(unexplained.filter((value) => !value.endsWith('-striping'))).toEqual([]);
  });

  it('explain nothing that does not exist', () => {
    expect(Object.keys(docs.options).filter((name) => !optionNames.includes(name))).toEqual([]);
    const values = Object.keys(docs.values).filter((name) => !optionNames.includes(name));
    expect(values).toEqual([]);
  });

  it('tell the two meanings of disk apart', () => {
    expect(documentation('disk')).not.toBe(documentation('disk NAME'));
  });
});
