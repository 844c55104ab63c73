import { describe, expect, it } from 'vitest';
import { Cluster } from '../../server/src/core/cluster.ts';
import { readClusterFile } from '../../server/src/core/cluster-file.ts';
import { levelOf } from '../../server/src/core/level.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { analyse, languageOf, uriOf } from '../support/analyse.ts';

describe('the level of a rule', () => {
  it('is the one of its code, else of the longest beginning', () => {
    const levels = {
      '*': 'hint',
      'crmsh/*': 'off',
      'crmsh/un*': 'info',
      'crmsh/unknown-agent': 'error',
    } as const;
    expect(
      ['drbd/x', 'crmsh/x', 'crmsh/unused', 'crmsh/unknown-agent'].map((code) => levelOf(levels, code)),
    ).toEqual(['hint', 'off', 'info', 'error']);
    expect(levelOf({ 'crmsh/x': 'off' }, 'crmsh/xy')).toBeUndefined();
  });

  const FILES = [
    { path: 'etc/ha.d/ha.cf', text: 'node alice bob\nbcast eth0\nbcast eth1\ncrm respawn\n' },
    { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 crc\n' },
  ];

  function severities(rules: object): Record<string, string> {
    const { file } = readClusterFile(JSON.stringify({ rules }));
    const parts = {
      findLanguage: (id: string) => languages.find((one) => one.id === id),
      clusterRules,
      failed: (error: unknown) => {
        throw error;
      },
    };
    const cluster = new Cluster('', parts, file);
    cluster.setAll(
      FILES.map((one) => ({ ...one, uri: uriOf(one.path), path: `/${one.path}`, language: languageOf(one) })),
    );
    const found = FILES.flatMap(({ path }) => cluster.diagnostics(uriOf(path)));
    return Object.fromEntries(found.map(({ code, severity }) => [code, severity]));
  }

  it('holds for rules across files as for others', () => {
    expect(analyse(FILES).map(({ code }) => code)).toContain('cluster/crc-on-network');
    expect(severities({})['cluster/crc-on-network']).toBe('warning');
    expect(severities({ 'cluster/crc-on-network': 'error' })['cluster/crc-on-network']).toBe('error');
    expect(severities({ 'cluster/*': 'off' })).not.toHaveProperty('cluster/crc-on-network');
    expect(
      severities({ 'cluster/*': 'off', 'cluster/crc-on-network': 'hint' })['cluster/crc-on-network'],
    ).toBe('hint');
  });

  it('may be given to a pattern in ha-cluster.json, if it fits something', () => {
    const said = (pattern: string) =>
      analyse([{ path: 'ha-cluster.json', text: `{\n  "rules": { "${pattern}": "off" }\n}\n` }]).map(
        ({ code }) => code,
      );
    expect(said('crmsh/*')).toEqual([]);
    expect(said('crmhs/*')).toEqual(['ha-cluster/unknown-rule']);
  });
});
