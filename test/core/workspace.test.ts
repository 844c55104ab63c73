import { describe, expect, it } from 'vitest';
import { EditorText } from '../../server/src/core/editor-text.ts';
import { Workspace, type WorkspaceParts } from '../../server/src/core/workspace.ts';
import { haAuthkeys } from '../../server/src/languages/ha-authkeys/index.ts';
import { haCf } from '../../server/src/languages/ha-cf/index.ts';
import { haCluster } from '../../server/src/languages/ha-cluster/index.ts';
import missingAuthkeys from '../../server/src/rules/missing-authkeys.ts';
import { MemoryHost, type Place } from '../support/memory-host.ts';
import { stubLanguage, undefinedNode } from '../support/stub-language.ts';

const stub = stubLanguage({ rules: [undefinedNode] });
const UNDEFINED = 'drbd/undefined-node';
const HA_CF = 'node alice bob\nbcast eth0 eth1\nauto_failback on\n';

function open(places: Readonly<Record<string, Place>>, parts: Partial<WorkspaceParts> = {}) {
  const host = new MemoryHost(places);
  const obstacles: string[] = [];
  const workspace = new Workspace({
    host,
    languages: [stub, haCf, haAuthkeys],
    clusterRules: [missingAuthkeys],
    failed: (error) => {
      throw error;
    },
    unreadable: ({ uri, message }) => obstacles.push(`${uri.replace('file://', '')} ${message}`),
    ...parts,
  });
  return {
    host,
    workspace,
    obstacles,
    /** The paths of all documents. */
    paths: () =>
      workspace
        .documents()
        .map(({ path }) => path)
        .sort(),
    /** The codes of what is said about a file; undefined when it is no document. */
    said: (path: string) => {
      const found = workspace.find(`file://${path}`);
      return found?.cluster.diagnostics(found.document.uri).map(({ code }) => code);
    },
  };
}

const uri = (path: string) => `file://${path}`;
const names = (documents: Iterable<{ readonly name: string }>) =>
  [...documents].map(({ name }) => name).sort();

describe('a folder', () => {
  it('is read as far as its files are known by name or place', async () => {
    const { workspace, paths, host } = open({
      '/w/etc/stub.conf': 'node a\n',
      '/w/etc/b.stub': 'use a\n',
      '/w/etc/other.conf': 'use b\n',
      '/w/node_modules/c.stub': 'use c\n',
      '/w/.git/d.stub': 'use d\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/etc/b.stub', '/w/etc/stub.conf']);
    expect(host.reads.sort()).toEqual(['/w/etc/b.stub', '/w/etc/stub.conf']);
  });

  it('may have characters in its name that URIs encode', async () => {
    const { workspace, paths, said } = open({ '/w/a b/ö #1.stub': 'use x\n' });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/a b/ö #1.stub']);
    expect(workspace.documents().map((document) => workspace.find(document.uri)?.document)).toHaveLength(1);
    expect(said('/w/a%20b/%C3%B6%20%231.stub')).toEqual([UNDEFINED]);
  });

  it('whose links lead in a circle is read once', async () => {
    const { workspace, paths } = open({
      '/w/etc/stub.conf': 'node a\n',
      '/w/etc/loop': { link: '/w/etc' },
      '/w/up': { link: '/w' },
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toHaveLength(1);
  });

  it('that does not exist is said, and that is all', async () => {
    const { workspace, obstacles } = open({ '/w/a.stub': '' });
    await workspace.addFolder(uri('/nowhere'));
    expect(obstacles).toEqual(['/nowhere does not exist']);
  });

  it('without permission is said, and the others are read', async () => {
    const { workspace, paths, obstacles } = open({
      '/w/closed': { error: 'no-permission' },
      '/w/etc/stub.conf': 'node a\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/etc/stub.conf']);
    expect(obstacles).toEqual(['/w/closed cannot be listed']);
  });

  it('can be forgotten', async () => {
    const { workspace, paths } = open({ '/w/a.stub': 'node a\n', '/v/b.stub': 'node b\n' });
    await workspace.addFolder(uri('/w'));
    await workspace.addFolder(uri('/v'));
    workspace.removeFolder(uri('/w'));
    expect(paths()).toEqual(['/v/b.stub']);
  });
});

describe('a file', () => {
  it('that disappears while it is read is no problem', async () => {
    const { workspace, paths, obstacles } = open({
      '/w/gone.stub': { error: 'not-found' },
      '/w/here.stub': 'node a\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/here.stub']);
    expect(obstacles).toEqual([]);
  });

  it('that is binary is said and left out', async () => {
    const { workspace, paths, obstacles } = open({ '/w/a.stub': new Uint8Array([110, 111, 0, 100, 101]) });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual([]);
    expect(obstacles).toEqual(['/w/a.stub is a binary file, not configuration: left out']);
  });

  it.each([
    [
      'Latin-1',
      [...'node k'].map((letter) => letter.charCodeAt(0)).concat(0xf6, 0x6c, 0x6e, 0x0a),
      'node köln\n',
    ],
    ['UTF-8', [...new TextEncoder().encode('node köln\n')], 'node köln\n'],
    [
      'UTF-8 with a byte order mark',
      [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('node köln\n')],
      'node köln\n',
    ],
  ])('in %s is read as what it says', async (_, bytes, text) => {
    const { workspace } = open({ '/w/a.stub': new Uint8Array(bytes) });
    await workspace.addFolder(uri('/w'));
    expect(workspace.documents().map((document) => document.text)).toEqual([text]);
    expect([...workspace.clusters].flatMap((cluster) => cluster.model.keys('node'))).toEqual(['köln']);
  });

  it('that is closed to this user is said, and is still known to be there', async () => {
    const { workspace, obstacles, said, host } = open({
      '/w/etc/ha.d/ha.cf': HA_CF,
      '/w/etc/ha.d/authkeys': { error: 'no-permission' },
    });
    await workspace.addFolder(uri('/w'));
    expect(obstacles).toEqual(['/w/etc/ha.d/authkeys cannot be read']);
    expect(said('/w/etc/ha.d/ha.cf')).toEqual([]);
    expect(said('/w/etc/ha.d/authkeys')).toEqual([]);
    host.places.set('/w/etc/ha.d/authkeys', '1 sha1 kO8Ud1Qw\n');
    await workspace.changedOnDisk(uri('/w/etc/ha.d/authkeys'));
    expect(said('/w/etc/ha.d/authkeys')).toEqual(['ha-authkeys/missing-auth']);
    host.places.delete('/w/etc/ha.d/authkeys');
    const affected = await workspace.changedOnDisk(uri('/w/etc/ha.d/authkeys'));
    expect(names(affected)).toEqual(['authkeys', 'ha.cf']);
    expect(said('/w/etc/ha.d/ha.cf')).toEqual(['cluster/missing-authkeys']);
  });

  it('that is named alone is seen together with its neighbours', async () => {
    const { workspace, said } = open({ '/w/ha.cf': HA_CF, '/w/authkeys': 'auth 1\n1 sha1 kO8Ud1Qw\n' });
    expect(await workspace.addFile(uri('/w/ha.cf'))).toEqual([uri('/w/ha.cf')]);
    expect(said('/w/ha.cf')).toEqual([]);
  });
});

describe('includes', () => {
  it('are followed, by name and by pattern, also to files that no name makes ours', async () => {
    const { workspace, paths, said } = open({
      '/w/stub.conf': 'include parts.d/*.txt\ninclude more\n',
      '/w/parts.d/a.txt': 'node a\n',
      '/w/parts.d/b.txt': 'use a\n',
      '/w/more': 'use nobody\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/more', '/w/parts.d/a.txt', '/w/parts.d/b.txt', '/w/stub.conf']);
    expect(said('/w/parts.d/b.txt')).toEqual([]);
    expect(said('/w/more')).toEqual([UNDEFINED]);
  });

  it('that lead in a circle come to an end', async () => {
    const { workspace, paths, host } = open({
      '/w/stub.conf': 'include one\ninclude stub.conf\n',
      '/w/one': 'include two\n',
      '/w/two': 'include one\ninclude stub.conf\nnode a\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/one', '/w/stub.conf', '/w/two']);
    expect(host.reads).toHaveLength(3);
  });

  it('that lead nowhere lead nowhere', async () => {
    const { workspace, paths } = open({ '/w/stub.conf': 'include nothing\ninclude no/*.such\n' });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/stub.conf']);
  });

  it('are followed when an edit writes one', async () => {
    const { workspace, paths, said } = open({ '/w/stub.conf': 'use a\n', '/w/more': 'node a\n' });
    await workspace.addFolder(uri('/w'));
    expect(said('/w/stub.conf')).toEqual([UNDEFINED]);
    await workspace.open(uri('/w/stub.conf'), 'use a\ninclude more\n');
    expect(paths()).toEqual(['/w/more', '/w/stub.conf']);
    expect(said('/w/stub.conf')).toEqual([]);
  });
});

describe('clusters', () => {
  const places = {
    '/w/ha-cluster.json': '{}',
    '/w/a.stub': 'node a\nuse b\n',
    '/w/inner/ha-cluster.json': '{ "drbd": "8.4", "files": [] }',
    '/w/inner/deep/b.stub': 'node b\nuse a\n',
    '/w/innermost/c.stub': 'use a\n',
  };

  it('are told apart by ha-cluster.json: a file belongs to the deepest above it', async () => {
    const { workspace, said } = open(places);
    await workspace.addFolder(uri('/w'));
    const found = [...workspace.clusters].map(({ root, documents }) => [root, documents.size]);
    expect(found).toEqual([
      ['/w', 2],
      ['/w/inner', 1],
    ]);
    expect(said('/w/a.stub')).toEqual([UNDEFINED]);
    expect(said('/w/inner/deep/b.stub')).toEqual([UNDEFINED]);
    expect(said('/w/innermost/c.stub')).toEqual([]);
  });

  it('say their versions', async () => {
    const { workspace } = open(places);
    await workspace.addFolder(uri('/w'));
    expect(workspace.find(uri('/w/inner/deep/b.stub'))?.cluster.model.versions).toMatchObject({
      drbd: '8.4',
    });
  });

  it('whose ha-cluster.json is damaged are clusters of their own all the same, and what can be read of it counts', async () => {
    const { workspace, said } = open(
      { ...places, '/w/inner/ha-cluster.json': '{ "drbd": "8.4", "rules": ' },
      { languages: [stub, haCluster] },
    );
    await workspace.addFolder(uri('/w'));
    expect(said('/w/inner/ha-cluster.json')).toEqual(['ha-cluster/bad-json']);
    expect(said('/w/a.stub')).toEqual([UNDEFINED]);
    expect(workspace.find(uri('/w/inner/deep/b.stub'))?.cluster.model.versions).toEqual({ drbd: '8.4' });
  });
});

describe('clusters that come and go', () => {
  const places: Record<string, Place> = {
    '/w/one/a.stub': 'node a\nuse b\n',
    '/w/two/b.stub': 'node b\nuse a\n',
  };
  const roots = (workspace: Workspace) => [...workspace.clusters].map(({ root }) => root).sort();

  it('part when a ha-cluster.json appears, and join again when it goes', async () => {
    const { workspace, host, said } = open(places);
    await workspace.addFolder(uri('/w'));
    expect([said('/w/one/a.stub'), said('/w/two/b.stub')]).toEqual([[], []]);
    host.places.set('/w/two/ha-cluster.json', '{}');
    expect(names(await workspace.changedOnDisk(uri('/w/two/ha-cluster.json')))).toEqual(
      expect.arrayContaining(['a.stub', 'b.stub']),
    );
    expect(roots(workspace)).toEqual(['/w', '/w/two']);
    expect([said('/w/one/a.stub'), said('/w/two/b.stub')]).toEqual([[UNDEFINED], [UNDEFINED]]);
    host.places.delete('/w/two/ha-cluster.json');
    await workspace.changedOnDisk(uri('/w/two/ha-cluster.json'));
    expect(roots(workspace)).toEqual(['/w']);
    expect([said('/w/one/a.stub'), said('/w/two/b.stub')]).toEqual([[], []]);
  });

  it('part when a folder with a ha-cluster.json is put in, and keep what is open in the editor', async () => {
    const { workspace, host, said } = open(places);
    await workspace.addFolder(uri('/w'));
    await workspace.open(uri('/w/one/a.stub'), 'node a\nuse b\nuse c\n');
    host.places.set('/w/three/ha-cluster.json', '{}');
    host.places.set('/w/three/c.stub', 'node c\nuse a\n');
    await workspace.changedOnDisk(uri('/w/three'));
    expect(roots(workspace)).toEqual(['/w', '/w/three']);
    expect(said('/w/three/c.stub')).toEqual([UNDEFINED]);
    expect(said('/w/one/a.stub')).toEqual([UNDEFINED]);
    expect(workspace.find(uri('/w/one/a.stub'))?.document.text).toContain('use c');
  });

  it('are read anew only when ha-cluster.json says something else', async () => {
    const { workspace, host } = open({ ...places, '/w/ha-cluster.json': '{ "drbd": "8.4" }' });
    await workspace.addFolder(uri('/w'));
    const [before] = workspace.clusters;
    host.places.set('/w/ha-cluster.json', '{\n  "drbd": "8.4"\n}\n');
    await workspace.changedOnDisk(uri('/w/ha-cluster.json'));
    expect([...workspace.clusters]).toEqual([before]);
    host.places.set('/w/ha-cluster.json', '{ "drbd": "9" }');
    await workspace.changedOnDisk(uri('/w/ha-cluster.json'));
    const [after] = workspace.clusters;
    expect(after).not.toBe(before);
    expect(after?.model.versions).toEqual({ drbd: '9' });
  });

  it('of open folders do not know of each other, also where one lies in the other', async () => {
    for (const folders of [
      ['/w', '/w/two'],
      ['/w/two', '/w'],
    ]) {
      const { workspace, said } = open(places);
      for (const folder of folders) await workspace.addFolder(uri(folder));
      expect(
        workspace
          .documents()
          .map(({ path }) => path)
          .sort(),
      ).toEqual(['/w/one/a.stub', '/w/two/b.stub']);
      expect([said('/w/one/a.stub'), said('/w/two/b.stub')]).toEqual([[UNDEFINED], [UNDEFINED]]);
    }
  });

  it('take files for what their ha-cluster.json says, unless a setting says otherwise', async () => {
    const own = {
      '/w/ha-cluster.json':
        '{ "files": [{ "path": "*.txt", "language": "drbd" }, { "path": "old.stub", "language": false }] }',
      '/w/a.txt': 'use x\n',
      '/w/b.txt': 'use x\n',
      '/w/old.stub': 'use x\n',
    };
    const { workspace, paths } = open(own, { associations: { '**/b.txt': 'off' } });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/a.txt']);
    expect(workspace.recognise(uri('/w/a.txt'), new EditorText('use x\n'))?.reason).toBe('cluster-file');
  });
});

describe('an open document', () => {
  it('counts instead of the file, until it is closed', async () => {
    const { workspace, said, host } = open({ '/w/a.stub': 'node a\n', '/w/b.stub': 'use a\n' });
    await workspace.addFolder(uri('/w'));
    expect(names(await workspace.open(uri('/w/a.stub'), 'node other\n'))).toEqual(['a.stub', 'b.stub']);
    expect(said('/w/b.stub')).toEqual([UNDEFINED]);
    host.places.set('/w/a.stub', 'node a\n# saved by somebody else\n');
    expect(await workspace.changedOnDisk(uri('/w/a.stub'))).toEqual(new Set());
    expect(said('/w/b.stub')).toEqual([UNDEFINED]);
    await workspace.close(uri('/w/a.stub'));
    expect(said('/w/b.stub')).toEqual([]);
  });

  it('that was never saved is gone when it is closed', async () => {
    const { workspace, paths } = open({ '/w/b.stub': 'use a\n' });
    await workspace.addFolder(uri('/w'));
    await workspace.open(uri('/w/new.stub'), 'node a\n');
    expect(paths()).toEqual(['/w/b.stub', '/w/new.stub']);
    await workspace.close(uri('/w/new.stub'));
    expect(paths()).toEqual(['/w/b.stub']);
  });

  it('outside any folder brings its neighbours along', async () => {
    const { workspace, said } = open({ '/x/a.stub': 'use b\n', '/x/b.stub': 'node b\n' });
    await workspace.open(uri('/x/a.stub'), 'use b\n');
    expect(said('/x/a.stub')).toEqual([]);
    expect(said('/x/b.stub')).toEqual([]);
  });

  it('that is none of ours is not kept', async () => {
    const { workspace, paths } = open({ '/w/a.stub': 'node a\n' });
    await workspace.addFolder(uri('/w'));
    await workspace.open(uri('/w/letter.txt'), 'Dear all\n');
    expect(paths()).toEqual(['/w/a.stub']);
  });

  it('is what a setting says it is, or nothing', async () => {
    const associations = { '**/*.special': 'drbd', '**/a.stub': 'off' } as const;
    const { workspace, paths } = open(
      { '/w/a.stub': 'use x\n', '/w/b.special': 'use x\n' },
      { associations },
    );
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/b.special']);
  });
});

describe('folders of agents', () => {
  const places = {
    '/w/ha-cluster.json': '{ "agentFolders": ["meta", "../shared"] }',
    '/w/a.stub': 'node a\n',
    '/w/meta/acme/queue.xml': '<resource-agent name="queue">',
    '/w/meta/README.md': 'read me',
    '/shared/ocf:acme:stack.xml': '<resource-agent name="stack">',
    '/own/x.xml': '<resource-agent name="x">',
  };
  const paths = (workspace: Workspace) =>
    [...workspace.clusters].flatMap(({ model }) => model.agentFiles.map(({ path }) => path));

  it('of the settings and of ha-cluster.json are read, and nothing else in them', async () => {
    const { workspace, obstacles, host } = open(places, { agentFolders: ['/own'] });
    await workspace.addFolder(uri('/w'));
    expect(paths(workspace)).toEqual(['x.xml', 'acme/queue.xml', 'ocf:acme:stack.xml']);
    expect(host.reads).not.toContain('/w/meta/README.md');
    expect(obstacles).toEqual([]);
    expect(workspace.isAgentFile(uri('/w/meta/acme/new.xml'))).toBe(true);
    expect(workspace.isAgentFile(uri('/w/other/new.xml'))).toBe(false);
  });

  it('hold for a single file, too', async () => {
    const { workspace } = open(places);
    await workspace.addFile(uri('/w/a.stub'));
    expect(paths(workspace)).toEqual(['acme/queue.xml', 'ocf:acme:stack.xml']);
  });

  it('that do not exist are reported', async () => {
    const { workspace, obstacles } = open({ '/w/a.stub': 'node a\n' }, { agentFolders: ['gone'] });
    await workspace.addFolder(uri('/w'));
    expect(obstacles).toEqual([expect.stringMatching(/^\/w\/gone /)]);
  });
});

describe('a change on disk', () => {
  it('adds, changes and removes files', async () => {
    const { workspace, said, host, paths } = open({ '/w/a.stub': 'use b\n' });
    await workspace.addFolder(uri('/w'));
    expect(said('/w/a.stub')).toEqual([UNDEFINED]);
    host.places.set('/w/b.stub', 'node b\n');
    expect(names(await workspace.changedOnDisk(uri('/w/b.stub')))).toEqual(['a.stub', 'b.stub']);
    expect(said('/w/a.stub')).toEqual([]);
    host.places.delete('/w/b.stub');
    await workspace.changedOnDisk(uri('/w/b.stub'));
    expect(paths()).toEqual(['/w/a.stub']);
    expect(said('/w/a.stub')).toEqual([UNDEFINED]);
  });
});
