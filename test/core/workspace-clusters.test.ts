import { describe, expect, it } from 'vitest';
import { EditorText } from '../../server/src/core/editor-text.ts';
import type { Workspace } from '../../server/src/core/workspace.ts';
import { haCluster } from '../../server/src/languages/ha-cluster/index.ts';
import type { Place } from '../support/memory-host.ts';
import { names, openWorkspace, stub, UNDEFINED, uri } from '../support/open-workspace.ts';

describe('clusters', () => {
  const places = {
    '/w/ha-cluster.json': '{}',
    '/w/a.stub': 'node a\nuse b\n',
    '/w/inner/ha-cluster.json': '{ "drbd": "8.4", "files": [] }',
    '/w/inner/deep/b.stub': 'node b\nuse a\n',
    '/w/innermost/c.stub': 'use a\n',
  };

  it('are told apart by ha-cluster.json: a file belongs to the deepest above it', async () => {
    const { workspace, said } = openWorkspace(places);
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
    const { workspace } = openWorkspace(places);
    await workspace.addFolder(uri('/w'));
    expect(workspace.find(uri('/w/inner/deep/b.stub'))?.cluster.model.versions).toMatchObject({
      drbd: '8.4',
    });
  });

  it('whose ha-cluster.json is damaged are clusters of their own all the same, and what can be read of it counts', async () => {
    const { workspace, said } = openWorkspace(
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
    const { workspace, host, said } = openWorkspace(places);
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
    const { workspace, host, said } = openWorkspace(places);
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
    const { workspace, host } = openWorkspace({ ...places, '/w/ha-cluster.json': '{ "drbd": "8.4" }' });
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
      const { workspace, said } = openWorkspace(places);
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
    const { workspace, paths } = openWorkspace(own, { associations: { '**/b.txt': 'off' } });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/a.txt']);
    expect(workspace.recognise(uri('/w/a.txt'), new EditorText('use x\n'))?.reason).toBe('cluster-file');
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
    const { workspace, obstacles, host } = openWorkspace(places, { agentFolders: ['/own'] });
    await workspace.addFolder(uri('/w'));
    expect(paths(workspace)).toEqual(['x.xml', 'acme/queue.xml', 'ocf:acme:stack.xml']);
    expect(host.reads).not.toContain('/w/meta/README.md');
    expect(obstacles).toEqual([]);
    expect(workspace.isAgentFile(uri('/w/meta/acme/new.xml'))).toBe(true);
    expect(workspace.isAgentFile(uri('/w/other/new.xml'))).toBe(false);
  });

  it('hold for a single file, too', async () => {
    const { workspace } = openWorkspace(places);
    await workspace.addFile(uri('/w/a.stub'));
    expect(paths(workspace)).toEqual(['acme/queue.xml', 'ocf:acme:stack.xml']);
  });

  it('that do not exist are reported', async () => {
    const { workspace, obstacles } = openWorkspace({ '/w/a.stub': 'node a\n' }, { agentFolders: ['gone'] });
    await workspace.addFolder(uri('/w'));
    expect(obstacles).toEqual([expect.stringMatching(/^\/w\/gone /)]);
  });
});
