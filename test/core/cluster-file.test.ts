import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { readClusterFile } from '../../server/src/core/cluster-file.ts';
import { LEVELS } from '../../server/src/core/cluster-file-shape.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { analyse } from '../support/analyse.ts';
import { manifest } from '../support/manifest.ts';
import { readRepositoryFile } from '../support/paths.ts';

const FULL = `{
  "drbd": "8.4", "crmsh": "4", "pacemaker": "2.1", "corosync": "3", "tgt": "1.0.85",
  "nodes": { "alice": { "ssh": "root@alice.example", "become": false }, "gertrude": {} },
  "files": [
    { "path": "etc/drbd.d/*.res", "to": "/etc/drbd.d/", "nodes": ["alice", "gertrude"] },
    { "path": "old/**", "language": false }
  ],
  "rules": { "crmsh/missing-monitor": "off", "drbd/unknown-option": "info" },
  "agentFolders": ["agents"]
}
`;

describe('ha-cluster.json', () => {
  it('says all that the design names', () => {
    const { file, faults } = readClusterFile(FULL);
    expect(faults).toEqual([]);
    expect(file).toEqual({
      versions: { drbd: '8.4', crmsh: '4', pacemaker: '2.1', corosync: '3', tgt: '1.0.85' },
      nodes: { alice: { ssh: 'root@alice.example', become: false }, gertrude: {} },
      files: [
        { path: 'etc/drbd.d/*.res', to: '/etc/drbd.d/', nodes: ['alice', 'gertrude'] },
        { path: 'old/**', language: false },
      ],
      levels: { 'crmsh/missing-monitor': 'off', 'drbd/unknown-option': 'info' },
      agentFolders: ['agents'],
    });
  });

  it.each([
    ['{ "drbd": 9, "corosync": "3" }', { versions: { corosync: '3' } }, ['bad-value']],
    ['{ "drbd": "new" }', { versions: {} }, ['bad-value']],
    ['{ "rules": { "a/b": "loud", "c/d": "off" } }', { levels: { 'c/d': 'off' } }, ['bad-value']],
    [
      '{ "files": [{}, { "path": "x" }, { "path": 7 }] }',
      { files: [{ path: 'x' }] },
      ['missing-key', 'bad-value'],
    ],
    ['{ "nodes": ["alice"] }', { nodes: {} }, ['bad-value']],
    ['{ "constructor": 1, "__proto__": 2 }', {}, ['unknown-key', 'unknown-key']],
    ['{ "drbd": "9", "drbd": "8.4" }', { versions: { drbd: '8.4' } }, ['duplicate-key']],
    ['[]', {}, ['bad-value']],
    ['{ "drbd": "8.4", "rules": ', { versions: { drbd: '8.4' } }, ['bad-json']],
    ['', {}, []],
  ])('keeps what can be used of %s', (text, wanted, kinds) => {
    const { file, faults } = readClusterFile(text);
    expect(file).toMatchObject(wanted);
    expect(faults.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('names nodes, which are checked like those of other files', () => {
    const said = analyse([
      { path: 'ha-cluster.json', text: '{ "nodes": { "alice": {}, "bbo": {} } }\n' },
      { path: 'etc/ha.d/ha.cf', text: 'node alice bob\nbcast eth0\ncrm respawn\n' },
      { path: 'etc/ha.d/authkeys', text: 'auth 1\n1 sha1 kO8Ud1Qw\n' },
    ]).filter(({ path }) => path === 'ha-cluster.json');
    // The name alone: a fix or a rename leaves the quotes.
    expect(said.map(({ code, range }) => [code, range])).toEqual([
      ['cluster/node-name-mismatch', { start: { line: 0, character: 27 }, end: { line: 0, character: 30 } }],
    ]);
  });
});

describe('its JSON schema', () => {
  const schema: unknown = JSON.parse(readRepositoryFile('server/schemas/ha-cluster.generated.json'));
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: 'schema', fileMatch: ['*'], schema: schema as object }] });
  const documentOf = (text: string) => TextDocument.create('file:///w/ha-cluster.json', 'json', 1, text);

  async function labels(marked: string): Promise<string[]> {
    const offset = marked.indexOf('|');
    const document = documentOf(marked.replace('|', ''));
    const list = await service.doComplete(
      document,
      document.positionAt(offset),
      service.parseJSONDocument(document),
    );
    return (list?.items ?? []).map(({ label }) => label);
  }

  it('is contributed for that file', () => {
    expect(manifest.contributes.jsonValidation).toEqual([
      { fileMatch: 'ha-cluster.json', url: './server/schemas/ha-cluster.generated.json' },
    ]);
  });

  it('offers keys, rules, levels and versions', async () => {
    expect(await labels('{ | }')).toEqual(
      expect.arrayContaining(['drbd', 'nodes', 'files', 'rules', 'agentFolders']),
    );
    const codes = [...languages.flatMap((language) => language.rules), ...clusterRules].map(
      ({ code }) => code,
    );
    const offered = await labels('{ "rules": { | } }');
    expect(offered).toEqual(expect.arrayContaining(['cluster/copies-differ', 'ha-cluster/bad-json']));
    expect(offered.length).toBeGreaterThan(codes.length * 0.9);
    expect(await labels('{ "rules": { "cluster/copies-differ": | } }')).toEqual(
      expect.arrayContaining(LEVELS.map((level) => JSON.stringify(level))),
    );
    expect(await labels('{ "drbd": | }')).toEqual(expect.arrayContaining(['"8.4"', '"9"']));
    expect(await labels('{ "files": [{ "language": | }] }')).toEqual(
      expect.arrayContaining(['"drbd"', 'false']),
    );
  });

  it('reports nothing itself: the server does, and nothing is said twice', async () => {
    for (const text of [FULL, '{ "drbd": 9, "unknown": true, "rules": { "a/b": 1 } }']) {
      const document = documentOf(text);
      expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
    }
  });
});
