import { describe, expect, it } from 'vitest';
import { includedFiles, resolvedPath } from '../../../server/src/core/include-path.ts';
import { Workspace } from '../../../server/src/core/workspace.ts';
import { pair } from '../../../server/src/languages/drbd/examples.ts';
import { drbd } from '../../../server/src/languages/drbd/index.ts';
import { inForce } from '../../../server/src/languages/drbd/inheritance.ts';
import { analyse, makeCluster } from '../../support/analyse.ts';
import { hoverAt } from '../../support/cursor.ts';
import { readFixture } from '../../support/fixture.ts';
import { MemoryHost } from '../../support/memory-host.ts';

const PATH = 'etc/drbd.d/example.res';
const COMMON =
  '#- etc/drbd.conf\ncommon {\n  net {\n    timeout 50;\n    shared-secret "geheim";\n    cram-hmac-alg sha1;\n  }\n  disk {\n    on-io-error detach;\n  }\n}\n';
const resource = (lines: string) => `${COMMON}#- ${PATH}\n${pair(lines)}`;
const IDS = [{ more: '    node-id 0;\n' }, { more: '    node-id 1;\n' }] as const;

function said(source: string): string {
  return hoverAt(source, PATH)?.says ?? '';
}

describe('the value in force', () => {
  it('of common holds for who does not set it', () => {
    const text = said('common {\n  net {\n    time<|>out 50;\n  }\n}\n');
    expect(text).toContain(
      'In force for every resource that does not set it itself: `50`, in place of the default, 60 (6 s).',
    );
  });

  it('of a resource stands in place of that of common', () => {
    expect(said(resource('  net {\n    time<|>out 40;\n  }\n'))).toContain(
      'In force for resource `r0`: `40`, set here, in place of `50` of `common` in drbd.conf.',
    );
  });

  it('of a resource without common stands in place of the default', () => {
    expect(said(`#- ${PATH}\n${pair('  net {\n    time<|>out 40;\n  }\n')}`)).toContain(
      'set here, in place of the default, 60 (6 s).',
    );
  });

  it('of a connection stands in place of that of the resource', () => {
    const source = (net: string, general: string) =>
      `${COMMON}#- ${PATH}\n${pair(`${general}  connection {\n    host alice;\n    host bob;\n    net {\n      ${net}\n    }\n  }\n`, ...IDS)}`;
    expect(said(source('time<|>out 30;', '  net {\n    timeout 40;\n  }\n'))).toContain(
      'In force for this connection: `30`, set here, in place of `40` of the resource.',
    );
    expect(said(source('time<|>out 30;', ''))).toContain('in place of `50` of `common` in drbd.conf.');
    expect(said(source('timeout 30;', '  net {\n    time<|>out 40;\n  }\n'))).toContain(
      'Except in its connections: `30`.',
    );
  });

  it('is the last of two', () => {
    expect(said(resource('  net {\n    time<|>out 40;\n    timeout 30;\n  }\n'))).toContain(
      'In force for resource `r0`: `30`, set again below.',
    );
  });

  it('knows an option under all its names', () => {
    expect(said(resource('  disk {\n    no-disk-fl<|>ushes;\n  }\n'))).toContain('`no`, set here');
    expect(said(resource('  proto<|>col A;\n'))).toContain('`A`, set here, in place of the default, `C`');
  });

  it('of a secret is not told', () => {
    const text = said(resource('  net {\n    shared-<|>secret "anders";\n  }\n'));
    expect(text).toContain('the secret, set here, in place of the one of `common` in drbd.conf');
    expect(text).not.toMatch(/geheim|anders/);
  });

  it('shows at a section what comes from common', () => {
    const text = said(resource('  n<|>et {\n    timeout 40;\n  }\n'));
    expect(text).toContain('Also in force for resource `r0`:');
    expect(text).toContain('- `cram-hmac-alg` `sha1` of `common` in drbd.conf');
    expect(text).not.toContain('- `timeout`');
    expect(text).not.toContain('on-io-error');
  });
});

describe('a template', () => {
  const FILES = `${COMMON}#- etc/drbd.d/wan.inc.conf\ncommon {\n  net {\n    timeout 90;\n    protocol A;\n  }\n}\n#- ${PATH}\n`;

  it('stands in place of common for its resource, and for no other', () => {
    const { files } = readFixture(
      `${FILES}${pair('  template-file "wan.inc.conf";\n')}${pair().replaceAll('r0', 'r1').replaceAll('drbd0', 'drbd1').replaceAll('7788', '7789')}`,
      PATH,
    );
    const { model } = makeCluster(files);
    const value = (owner: string, name: string) => inForce(model, owner, name).map(({ data }) => data.value);
    expect(value('r0', 'timeout')).toEqual(['90']);
    expect(value('r0', 'cram-hmac-alg')).toEqual([]);
    expect(value('r1', 'timeout')).toEqual(['50']);
    expect(value('r1', 'protocol')).toEqual([]);
    // Two common sections are one too many only where both are the cluster's.
    expect(analyse(files).filter(({ code }) => code === 'drbd/duplicate-section')).toEqual([]);
  });

  it('is what the rules see', () => {
    const { files } = readFixture(
      `${FILES}${pair('  template-file "wan.inc.conf";\n  net {\n    allow-two-primaries yes;\n    fencing resource-only;\n  }\n')}`,
      PATH,
    );
    expect(analyse(files).map(({ code }) => code)).toContain('drbd/two-primaries-protocol');
  });

  it('is read with the file that names it', async () => {
    const host = new MemoryHost({
      '/w/drbd.conf': pair('  template-file "parts/wan.tpl";\n'),
      '/w/parts/wan.tpl': 'common {\n  net {\n    protocol A;\n  }\n}\n',
    });
    const workspace = new Workspace({
      host,
      languages: [drbd],
      clusterRules: [],
      failed: (error) => {
        throw error;
      },
      unreadable: () => undefined,
    });
    await workspace.addFolder('file:///w');
    expect(
      workspace
        .documents()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/w/drbd.conf', '/w/parts/wan.tpl']);
    const found = workspace.find('file:///w/drbd.conf');
    expect(found?.cluster.diagnostics('file:///w/drbd.conf').map(({ code }) => code)).toEqual([]);
    expect(inForce(found?.cluster.model ?? makeCluster([]).model, 'r0', 'protocol')).toHaveLength(1);

    // And when it goes, its resource says so.
    host.places.delete('/w/parts/wan.tpl');
    await workspace.changedOnDisk('file:///w/parts/wan.tpl');
    expect(found?.cluster.diagnostics('file:///w/drbd.conf').map(({ code }) => code)).toEqual([
      'drbd/missing-include',
    ]);
  });
});

describe('the files that an include means', () => {
  it.each([
    ['/etc', 'a.conf', '/etc/a.conf'],
    ['/etc/drbd.d', '../x/./a.conf', '/etc/x/a.conf'],
    ['/etc', '/opt//a.conf', '/opt/a.conf'],
    ['/', '../../a', '/a'],
  ])('in %s, %s is %s', (directory, path, expected) => {
    expect(resolvedPath(directory, path)).toBe(expected);
    expect(includedFiles(directory, path)).toEqual({ kind: 'file', path: expected });
  });

  it('are those that match a pattern, in its directory', () => {
    const included = includedFiles('/etc', 'drbd.d/r[01]*.res');
    expect(included).toMatchObject({ kind: 'glob', directory: '/etc/drbd.d' });
    const matches = included.kind === 'glob' ? included.matches : () => false;
    expect(['r0.res', 'r1x.res', 'r2.res', 'r0.conf', '.r0.res'].filter(matches)).toEqual([
      'r0.res',
      'r1x.res',
    ]);
  });
});
