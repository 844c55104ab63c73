import { describe, expect, it } from 'vitest';
import { names, openWorkspace, UNDEFINED, uri } from '../support/open-workspace.ts';

const HA_CF = 'node alice bob\nbcast eth0 eth1\nauto_failback on\n';

describe('a folder', () => {
  it('is read as far as its files are known by name or place', async () => {
    const { workspace, paths, host } = openWorkspace({
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
    const { workspace, paths, said } = openWorkspace({ '/w/a b/ö #1.stub': 'use x\n' });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/a b/ö #1.stub']);
    expect(workspace.documents().map((document) => workspace.find(document.uri)?.document)).toHaveLength(1);
    expect(said('/w/a%20b/%C3%B6%20%231.stub')).toEqual([UNDEFINED]);
  });

  it('whose links lead in a circle is read once', async () => {
    const { workspace, paths } = openWorkspace({
      '/w/etc/stub.conf': 'node a\n',
      '/w/etc/loop': { link: '/w/etc' },
      '/w/up': { link: '/w' },
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toHaveLength(1);
  });

  it('that does not exist is said, and that is all', async () => {
    const { workspace, obstacles } = openWorkspace({ '/w/a.stub': '' });
    await workspace.addFolder(uri('/nowhere'));
    expect(obstacles).toEqual(['/nowhere does not exist']);
  });

  it('without permission is said, and the others are read', async () => {
    const { workspace, paths, obstacles } = openWorkspace({
      '/w/closed': { error: 'no-permission' },
      '/w/etc/stub.conf': 'node a\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/etc/stub.conf']);
    expect(obstacles).toEqual(['/w/closed cannot be listed']);
  });

  it('can be forgotten', async () => {
    const { workspace, paths } = openWorkspace({ '/w/a.stub': 'node a\n', '/v/b.stub': 'node b\n' });
    await workspace.addFolder(uri('/w'));
    await workspace.addFolder(uri('/v'));
    workspace.removeFolder(uri('/w'));
    expect(paths()).toEqual(['/v/b.stub']);
  });
});

describe('a file', () => {
  it('that disappears while it is read is no problem', async () => {
    const { workspace, paths, obstacles } = openWorkspace({
      '/w/gone.stub': { error: 'not-found' },
      '/w/here.stub': 'node a\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/here.stub']);
    expect(obstacles).toEqual([]);
  });

  it('that is binary is said and left out', async () => {
    const { workspace, paths, obstacles } = openWorkspace({
      '/w/a.stub': new Uint8Array([110, 111, 0, 100, 101]),
    });
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
    const { workspace } = openWorkspace({ '/w/a.stub': new Uint8Array(bytes) });
    await workspace.addFolder(uri('/w'));
    expect(workspace.documents().map((document) => document.text)).toEqual([text]);
    expect([...workspace.clusters].flatMap((cluster) => cluster.model.keys('node'))).toEqual(['köln']);
  });

  it('that is closed to this user is said, and is still known to be there', async () => {
    const { workspace, obstacles, said, host } = openWorkspace({
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
    const { workspace, said } = openWorkspace({
      '/w/ha.cf': HA_CF,
      '/w/authkeys': 'auth 1\n1 sha1 kO8Ud1Qw\n',
    });
    expect(await workspace.addFile(uri('/w/ha.cf'))).toEqual([uri('/w/ha.cf')]);
    expect(said('/w/ha.cf')).toEqual([]);
  });
});

describe('includes', () => {
  it('are followed, by name and by pattern, also to files that no name makes ours', async () => {
    const { workspace, paths, said } = openWorkspace({
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
    const { workspace, paths, host } = openWorkspace({
      '/w/stub.conf': 'include one\ninclude stub.conf\n',
      '/w/one': 'include two\n',
      '/w/two': 'include one\ninclude stub.conf\nnode a\n',
    });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/one', '/w/stub.conf', '/w/two']);
    expect(host.reads).toHaveLength(3);
  });

  it('that lead nowhere lead nowhere', async () => {
    const { workspace, paths } = openWorkspace({ '/w/stub.conf': 'include nothing\ninclude no/*.such\n' });
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/stub.conf']);
  });

  it('are followed when an edit writes one', async () => {
    const { workspace, paths, said } = openWorkspace({ '/w/stub.conf': 'use a\n', '/w/more': 'node a\n' });
    await workspace.addFolder(uri('/w'));
    expect(said('/w/stub.conf')).toEqual([UNDEFINED]);
    await workspace.open(uri('/w/stub.conf'), 'use a\ninclude more\n');
    expect(paths()).toEqual(['/w/more', '/w/stub.conf']);
    expect(said('/w/stub.conf')).toEqual([]);
  });
});

describe('an open document', () => {
  it('counts instead of the file, until it is closed', async () => {
    const { workspace, said, host } = openWorkspace({ '/w/a.stub': 'node a\n', '/w/b.stub': 'use a\n' });
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
    const { workspace, paths } = openWorkspace({ '/w/b.stub': 'use a\n' });
    await workspace.addFolder(uri('/w'));
    await workspace.open(uri('/w/new.stub'), 'node a\n');
    expect(paths()).toEqual(['/w/b.stub', '/w/new.stub']);
    await workspace.close(uri('/w/new.stub'));
    expect(paths()).toEqual(['/w/b.stub']);
  });

  it('outside any folder brings its neighbours along', async () => {
    const { workspace, said } = openWorkspace({ '/x/a.stub': 'use b\n', '/x/b.stub': 'node b\n' });
    await workspace.open(uri('/x/a.stub'), 'use b\n');
    expect(said('/x/a.stub')).toEqual([]);
    expect(said('/x/b.stub')).toEqual([]);
  });

  it('that is none of ours is not kept', async () => {
    const { workspace, paths } = openWorkspace({ '/w/a.stub': 'node a\n' });
    await workspace.addFolder(uri('/w'));
    await workspace.open(uri('/w/letter.txt'), 'Dear all\n');
    expect(paths()).toEqual(['/w/a.stub']);
  });

  it('is what a setting says it is, or nothing', async () => {
    const associations = { '**/*.special': 'drbd', '**/a.stub': 'off' } as const;
    const { workspace, paths } = openWorkspace(
      { '/w/a.stub': 'use x\n', '/w/b.special': 'use x\n' },
      { associations },
    );
    await workspace.addFolder(uri('/w'));
    expect(paths()).toEqual(['/w/b.special']);
  });
});

describe('a change on disk', () => {
  it('adds, changes and removes files', async () => {
    const { workspace, said, host, paths } = openWorkspace({ '/w/a.stub': 'use b\n' });
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
