import { describe, expect, it } from 'vitest';
import {
  backingStoreFlags,
  backingStores,
  describe as describeWord,
  deviceTypes,
  generalOptions,
  longOption,
  mode,
  modes,
  needsBackingStore,
  operation,
  operationNames,
  options,
  shortOption,
  systemParameters,
  targetParameters,
  unitParameters,
} from '../../../server/src/languages/tgtadm/catalog.ts';

describe('options', () => {
  it('are found by any unambiguous beginning', () => {
    expect(longOption('targetname')).toMatchObject({ kind: 'found', value: { short: 'T' } });
    expect(longOption('back')).toMatchObject({ kind: 'found', value: { name: 'backing-store' } });
    expect(longOption('initiator')).toMatchObject({ kind: 'ambiguous' });
    expect(longOption('tida')).toEqual({ kind: 'unknown' });
  });

  it('an exact name is never ambiguous', () => {
    for (const { name } of options) expect(longOption(name)).toMatchObject({ value: { name } });
  });

  it('-F and -O swallow the next word, --force and --outgoing do not', () => {
    for (const [letter, name] of [
      ['F', 'force'],
      ['O', 'outgoing'],
    ]) {
      const option = shortOption(letter ?? '');
      expect(option).toMatchObject({ name, takesValue: false, shortTakesValue: true });
    }
  });

  it('general options exist', () => {
    for (const name of generalOptions) expect(longOption(name).kind, name).toBe('found');
  });
});

describe('modes and operations', () => {
  it('have aliases', () => {
    expect(mode('tgt')?.name).toBe('target');
    expect(mode('lu')?.name).toBe('logicalunit');
    expect(mode('luns')).toBeUndefined();
  });

  it.each([
    ['target', 'new', ['tid', 'targetname'], []],
    [
      'lu',
      'new',
      ['tid', 'lun'],
      ['backing-store', 'blocksize', 'bsoflags', 'bsopts', 'bstype', 'device-type'],
    ],
    ['target', 'delete', ['tid'], ['force']],
    ['portal', 'new', ['params'], []],
  ])('%s %s', (modeName, op, required, allowed) => {
    expect(operation(modeName, op)).toMatchObject({ required, allowed, isUnchecked: false });
  });

  it('bind wants one of three', () => {
    expect(operation('target', 'bind')?.oneOf).toEqual(['initiator-address', 'initiator-name', 'bus']);
  });

  it('what a mode does not have is not there', () => {
    expect(operation('logicalunit', 'bind')).toBeUndefined();
    expect(operation('session', 'new')).toBeUndefined();
  });

  it('name only options that exist', () => {
    for (const { operations } of modes) {
      for (const { required, oneOf, allowed } of operations.values()) {
        for (const name of [...required, ...oneOf, ...allowed])
          expect(longOption(name).kind, name).toBe('found');
      }
    }
  });
});

describe('values', () => {
  it('of target parameters', () => {
    expect(targetParameters.get('MaxQueueCmd')).toMatchObject({ default: '128', min: 1, max: 512 });
    expect(targetParameters.get('HeaderDigest')?.values).toEqual(['None', 'CRC32C']);
    expect(targetParameters.get('state')?.values).toEqual(['ready', 'offline']);
  });

  it('of devices and backing stores', () => {
    expect(needsBackingStore('changer')).toBe(true);
    expect(needsBackingStore('disk')).toBe(false);
    expect(backingStoreFlags('rdwr')).toEqual(['sync', 'direct']);
    expect(backingStoreFlags('aio')).toEqual([]);
    expect(backingStoreFlags('rbd')).toBeUndefined();
  });
});

it('everything is explained', () => {
  const documented = [...options, ...modes, ...targetParameters.values(), ...systemParameters.values()];
  const unexplained = [...documented, ...unitParameters.values()].filter(({ doc }) => doc === '');
  expect(unexplained.map(({ name }) => name)).toEqual([]);
  const words = [
    ...operationNames.map((word) => describeWord('operations', word)),
    ...deviceTypes.map((word) => describeWord('deviceTypes', word)),
    ...backingStores.map((word) => describeWord('backingStores', word)),
  ];
  expect(words).not.toContain('');
});
