import { describe, expect, it } from 'vitest';
import { NO_CLUSTER_FILE } from '../../server/src/core/cluster-file.ts';
import { Layout } from '../../server/src/core/layout.ts';
import { Scope } from '../../server/src/core/scope.ts';
import { Workspace, type WorkspaceParts } from '../../server/src/core/workspace.ts';
import { drbd } from '../../server/src/languages/drbd/index.ts';
import { haAuthkeys } from '../../server/src/languages/ha-authkeys/index.ts';
import { haCf } from '../../server/src/languages/ha-cf/index.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { MemoryHost, type Place } from '../support/memory-host.ts';
import { doubleNode, stubLanguage, undefinedNode } from '../support/stub-language.ts';

const uri = (path: string) => `file://${path}`;
const UNDEFINED = 'drbd/undefined-node';
const DOUBLE = 'drbd/double-node';

async function open(places: Readonly<Record<string, Place>>, parts: Partial<WorkspaceParts> = {}) {
  const host = new MemoryHost(places);
  const workspace = new Workspace({
    host,
    languages: [stubLanguage({ rules: [undefinedNode, doubleNode], copies: {} })],
    clusterRules: [],
    failed: (error) => {
      throw error;
    },
    unreadable: ({ uri: place, message }) => {
      throw new Error(`${place} ${message}`);
    },
    ...parts,
  });
  await workspace.addFolder(uri('/w'));
  return {
    host,
    workspace,
    paths: () =>
      workspace
        .documents()
        .map(({ path }) => path.slice('/w/'.length))
        .sort(),
    said: (path: string) => {
      const found = workspace.find(uri(`/w/${path}`));
      return found?.cluster.diagnostics(found.document.uri).map(({ code }) => code);
    },
    /** Edits a file in the editor; returns how many checks ran and the files that may differ. */
    async edit(path: string, text: string) {
      const engines = [...workspace.clusters].map(({ engine }) => engine);
      for (const { counters } of engines) counters.checksRun = 0;
      const affected = await workspace.open(uri(`/w/${path}`), text);
      return {
        ran: engines.reduce((sum, { counters }) => sum + counters.checksRun, 0),
        affected: [...affected].map((document) => document.path.slice('/w/'.length)).sort(),
      };
    },
  };
}

describe('a file in a node folder', () => {
  it('sees its own node and what all share, and is seen by the shared ones', async () => {
    const { said } = await open({
      '/w/nodes/alice/a.stub': 'node x\nuse x\nuse shared\nuse y\n',
      '/w/nodes/bob/b.stub': 'node y\nuse y\nuse x\n',
      '/w/all.stub': 'node shared\nuse x\nuse y\n',
    });
    expect(said('nodes/alice/a.stub')).toEqual([UNDEFINED]);
    expect(said('nodes/bob/b.stub')).toEqual([UNDEFINED]);
    expect(said('all.stub')).toEqual([]);
  });

  it('is no duplicate of the copy on another node, but of what its own node says twice', async () => {
    const { said } = await open({
      '/w/nodes/alice/a.stub': 'node x\n',
      '/w/nodes/bob/a.stub': 'node x\n',
      '/w/nodes/bob/b.stub': 'node x\n',
    });
    expect(said('nodes/alice/a.stub')).toEqual([]);
    expect(said('nodes/bob/a.stub')).toEqual([DOUBLE]);
    expect(said('nodes/bob/b.stub')).toEqual([DOUBLE]);
  });

  it('is one thing with its equal copies for a file of all nodes, and two where they differ', async () => {
    const { workspace, edit } = await open(
      {
        '/w/nodes/alice/etc/drbd.conf': 'include "drbd.d/*.res";\n',
        '/w/nodes/alice/etc/drbd.d/a.res': 'resource r0 { device /dev/drbd0; disk /dev/vg/a; }\n',
        '/w/nodes/bob/etc/drbd.d/a.res': 'resource r0 { device /dev/drbd0; disk /dev/vg/a; }\n',
        '/w/etc/ha.d/ha.cf': 'node alice bob\n',
      },
      { languages: [drbd, haCf] },
    );
    const [cluster] = workspace.clusters;
    const shared = cluster?.documents.get(uri('/w/etc/ha.d/ha.cf'));
    if (!cluster || !shared) throw new Error('no cluster');
    const scope = new Scope(cluster.model, shared);
    expect(scope.declarations('drbd-resource', 'r0')).toHaveLength(1);
    expect(scope.declared('disk').map(({ key }) => key)).toEqual(['/dev/vg/a']);
    expect(scope.declared('disk')).toBe(scope.declared('disk'));
    await edit('nodes/bob/etc/drbd.d/a.res', 'resource r0 { device /dev/drbd0; disk /dev/vg/b; }\n');
    expect(scope.declared('disk').map(({ key }) => key)).toEqual(['/dev/vg/a', '/dev/vg/b']);
  });

  it('learns of a key that its node comes to know, though the cluster knew it already', async () => {
    const { said, edit } = await open({
      '/w/nodes/alice/a.stub': 'use x\n',
      '/w/nodes/bob/b.stub': 'node x\n',
    });
    expect(said('nodes/alice/a.stub')).toEqual([UNDEFINED]);
    await edit('nodes/alice/c.stub', 'node x\n');
    expect(said('nodes/alice/a.stub')).toEqual([]);
    await edit('nodes/alice/c.stub', '# node x\n');
    expect(said('nodes/alice/a.stub')).toEqual([UNDEFINED]);
  });

  it('includes files of its node, also by absolute paths, and none of this machine', async () => {
    const { paths, host } = await open({
      '/w/nodes/alice/etc/stub.conf': 'include /etc/parts/*\ninclude /etc/shared\ninclude more\n',
      '/w/nodes/alice/etc/parts/one': 'node a\n',
      '/w/nodes/alice/etc/more': 'node b\n',
      '/w/nodes/bob/etc/parts/two': 'node c\n',
      '/w/etc/shared': 'node d\n',
      '/etc/parts/three': 'node e\n',
      '/etc/shared': 'node f\n',
    });
    expect(paths()).toEqual([
      'etc/shared',
      'nodes/alice/etc/more',
      'nodes/alice/etc/parts/one',
      'nodes/alice/etc/stub.conf',
    ]);
    expect(host.reads.filter((path) => path.startsWith('/etc/'))).toEqual([]);
  });

  it('that is a link to the folder of another node has the same files there', async () => {
    const { paths, said } = await open({
      '/w/nodes/alice/etc/a.stub': 'node x\n',
      '/w/nodes/bob': { link: '/w/nodes/alice' },
      '/w/all.stub': 'use x\n',
    });
    expect(paths()).toEqual(['all.stub', 'nodes/alice/etc/a.stub', 'nodes/bob/etc/a.stub']);
    expect(said('nodes/bob/etc/a.stub')).toEqual([]);
  });

  it('that goes takes its files along, though editors tell of the folder only', async () => {
    const { workspace, host, paths, said } = await open({
      '/w/nodes/alice/etc/a.stub': 'node x\n',
      '/w/all.stub': 'use x\n',
    });
    expect(said('all.stub')).toEqual([]);
    host.places.delete('/w/nodes/alice/etc/a.stub');
    const affected = await workspace.changedOnDisk(uri('/w/nodes/alice'));
    expect([...affected].map(({ name }) => name).sort()).toEqual(['a.stub', 'all.stub']);
    expect(paths()).toEqual(['all.stub']);
    expect(said('all.stub')).toEqual([UNDEFINED]);
    host.places.set('/w/nodes/bob/etc/a.stub', 'node x\n');
    await workspace.changedOnDisk(uri('/w/nodes/bob'));
    expect(said('all.stub')).toEqual([]);
  });
});

describe('the cost of an edit', () => {
  const lines = (verb: string, changed?: string) =>
    Array.from({ length: 300 }, (_, index) => (index === 7 && changed) || `${verb} n${index}\n`).join('');

  it('in the folder of one node is nothing for the others', async () => {
    const { edit, said } = await open({
      '/w/nodes/alice/a.stub': lines('node'),
      '/w/nodes/alice/b.stub': lines('use'),
      '/w/nodes/bob/b.stub': lines('use'),
      '/w/nodes/bob/a.stub': lines('node'),
      '/w/all.stub': lines('use'),
    });
    await edit('nodes/alice/a.stub', lines('node'));
    // The new line, and who uses the node that went: on alice and, as it might be so, on bob and in the shared file.
    const { ran, affected } = await edit('nodes/alice/a.stub', lines('node', 'node other\n'));
    expect(ran).toBeLessThanOrEqual(5);
    expect(affected).toEqual([
      'all.stub',
      'nodes/alice/a.stub',
      'nodes/alice/b.stub',
      'nodes/bob/a.stub',
      'nodes/bob/b.stub',
    ]);
    expect(said('nodes/alice/b.stub')).toEqual([UNDEFINED]);
    expect(said('nodes/bob/b.stub')).toEqual([]);
    expect(
      (await edit('nodes/alice/a.stub', lines('node', 'node other  # a remark\n'))).ran,
    ).toBeLessThanOrEqual(1);
  });

  it('of a real cluster does not run the checks of other files, only those that compare the copies', async () => {
    const resource = (index: number, size = '') =>
      `resource r${index} {\n  ${size}\n  on alice { device /dev/drbd${index}; disk /dev/vg/r${index}; meta-disk internal; address 10.0.0.1:${7800 + index}; node-id 0; }\n  on bob { device /dev/drbd${index}; disk /dev/vg/r${index}; meta-disk internal; address 10.0.0.2:${7800 + index}; node-id 1; }\n}\n`;
    const file = (changed = '') =>
      Array.from({ length: 60 }, (_, n) => resource(n, n === 7 ? changed : '')).join('');
    const { edit, said } = await open(
      {
        '/w/nodes/alice/etc/drbd.d/all.res': file(),
        '/w/nodes/bob/etc/drbd.d/all.res': file(),
        '/w/nodes/alice/etc/ha.d/authkeys': 'auth 1\n1 sha1 kO8Ud1Qw\n',
        '/w/nodes/bob/etc/ha.d/authkeys': 'auth 1\n1 sha1 kO8Ud1Qw\n',
      },
      { languages, clusterRules },
    );
    expect(said('nodes/bob/etc/drbd.d/all.res')).toEqual([]);
    const { ran } = await edit('nodes/alice/etc/drbd.d/all.res', file('disk { on-io-error detach; }'));
    const whole = 60 * 2 * 20;
    expect(ran).toBeLessThan(whole / 4);
    expect(said('nodes/alice/etc/drbd.d/all.res')).toEqual(['cluster/copies-differ']);
    expect(said('nodes/bob/etc/drbd.d/all.res')).toEqual(['cluster/copies-differ']);
    await edit('nodes/alice/etc/drbd.d/all.res', file('# the same'));
    expect(said('nodes/alice/etc/drbd.d/all.res')).toEqual([]);
    expect(said('nodes/bob/etc/drbd.d/all.res')).toEqual([]);
  });
});

describe('authkeys that one node lacks', () => {
  it('are made with the key of the other node', async () => {
    const { workspace } = await open(
      {
        '/w/nodes/alice/etc/ha.d/authkeys': 'auth 1\n1 sha1 kO8Ud1Qw\n',
        '/w/nodes/alice/etc/ha.d/ha.cf': 'node alice bob\nbcast eth0\ncrm respawn\n',
        '/w/nodes/bob/etc/ha.d/ha.cf': 'node alice bob\nbcast eth0\ncrm respawn\n',
      },
      { languages: [haCf, haAuthkeys], clusterRules },
    );
    const place = uri('/w/nodes/bob/etc/ha.d/ha.cf');
    const found = workspace.find(place)?.cluster.diagnostics(place);
    const problem = found?.find(({ code }) => code === 'cluster/missing-authkeys');
    expect(problem?.fixes.map(({ title, creates }) => [title, creates])).toEqual([
      [
        'Copy authkeys of alice',
        [{ uri: uri('/w/nodes/bob/etc/ha.d/authkeys'), text: 'auth 1\n1 sha1 kO8Ud1Qw\n', secret: true }],
      ],
    ]);
  });
});

describe('the layout of a cluster', () => {
  const layout = new Layout('/w', {
    ...NO_CLUSTER_FILE,
    files: [
      { path: 'res/*.txt', to: '/etc/drbd.d/', nodes: ['Alice', 'bob'], language: 'drbd' },
      { path: 'res/old.txt', language: false },
      { path: 'keys', to: '/etc/ha.d/authkeys', nodes: ['bob'] },
    ],
  });

  it.each([
    ['/w/nodes/Alice/etc/ha.d/ha.cf', ['alice'], 'Alice', '/etc/ha.d/ha.cf'],
    ['/w/etc/ha.d/ha.cf', undefined, undefined, '/etc/ha.d/ha.cf'],
    ['/w/cluster.crm', undefined, undefined, '/w/cluster.crm'],
    ['/w/res/db.txt', ['alice', 'bob'], undefined, '/etc/drbd.d/db.txt'],
    ['/w/keys', ['bob'], undefined, '/etc/ha.d/authkeys'],
    ['/elsewhere/etc/ha.cf', undefined, undefined, '/elsewhere/etc/ha.cf'],
  ])('puts %s in its place', (path, nodes, folder, there) => {
    expect(layout.home(path)).toEqual({ nodes, folder, path: there });
  });

  it('says what a file is, the last entry first', () => {
    expect(layout.language('/w/res/db.txt')).toBe('drbd');
    expect(layout.language('/w/res/old.txt')).toBe(false);
    expect(layout.language('/w/keys')).toBeUndefined();
  });

  it('looks for an absolute path on this machine for files of this machine alone', () => {
    const places = (path: string) => layout.places({ path, home: layout.home(path) }, '/etc/drbd.d/*.res');
    expect(places('/w/etc/drbd.conf')).toEqual(['/w/etc/drbd.d/*.res']);
    expect(places('/w/nodes/alice/etc/drbd.conf')).toEqual([
      '/w/nodes/alice/etc/drbd.d/*.res',
      '/w/etc/drbd.d/*.res',
    ]);
    const here = new Layout('/etc');
    expect(
      here.places({ path: '/etc/drbd.conf', home: here.home('/etc/drbd.conf') }, '/etc/drbd.d/a'),
    ).toContain('/etc/drbd.d/a');
  });
});
