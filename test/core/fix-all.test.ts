import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaced } from '../../server/src/core/fix.ts';
import { fixAll, lineEdits } from '../../server/src/core/fix-all.ts';
import { makeCluster, reported, uriOf } from '../support/analyse.ts';
import { allRules, everyFix, missingFrom, saidAbout } from '../support/every-fix.ts';
import { DEFAULT_PATHS, readFixture } from '../support/fixture.ts';

const PATH = 'cluster.crm';

function allFixed(text: string, wanted = () => true) {
  const cluster = makeCluster([{ path: PATH, text }]);
  const before = reported(cluster, uriOf(PATH));
  const [after] = fixAll(cluster, [uriOf(PATH)], wanted).values();
  expect(cluster.documents.get(uriOf(PATH))?.text, 'the cluster is as it was').toBe(text);
  expect(reported(cluster, uriOf(PATH))).toEqual(before);
  return after ?? text;
}

describe('fix-all', () => {
  it('mends everything that is certain, and nothing else', () => {
    const text = 'primitive a Dummy \\\nprimitive b Dumy \\\nprimitive c Dummy\n';
    expect(allFixed(text)).toBe('primitive a Dummy\nprimitive b Dumy\nprimitive c Dummy\n');
  });

  it('does only what was asked for', () => {
    expect(allFixed('primitive a Dummy \\\nprimitive b Dummy\n', () => false)).toContain('\\');
  });

  const certain = [...everyFix()].filter(({ fix }) => fix.certain && fix.creates.length === 0);
  it.each(certain.map((one) => [one.rule.code, one] as const))('of %s leaves no fault of it', (code, one) => {
    const cluster = makeCluster(one.files);
    const uris = one.files.map(({ path }) => uriOf(path));
    const texts = fixAll(cluster, uris, ({ code: found }) => found === code);
    const after = one.files.map((file) => ({
      ...file,
      text: [...texts].find(([{ uri }]) => uri === uriOf(file.path))?.[1] ?? file.text,
    }));
    const left = makeCluster(after);
    const certainLeft = uris
      .flatMap((uri) => left.diagnostics(uri))
      .filter((found) => found.code === code && found.fixes.some((fix) => fix.certain));
    expect(certainLeft).toEqual([]);
    expect(missingFrom(saidAbout(after), saidAbout(one.files))).toEqual([]);
  });

  it('of all examples in one file ends, and leaves nothing certain', () => {
    for (const theme of ['drbd', 'crmsh', 'ha-cf', 'corosync', 'tgtadm', 'haresources', 'ha-authkeys']) {
      const path = DEFAULT_PATHS[theme] ?? PATH;
      const text = allRules
        .filter(({ code }) => code.startsWith(`${theme}/`))
        .flatMap(({ examples }) => examples.bad)
        .filter((bad) => !bad.startsWith('#- '))
        .map((bad) => readFixture(bad, path).files[0]?.text ?? '')
        .join('\n');
      const cluster = makeCluster([{ path, text }]);
      const [after] = fixAll(cluster, [uriOf(path)], () => true).values();
      if (after === undefined) continue;
      const again = makeCluster([{ path, text: after }]);
      expect([...fixAll(again, [uriOf(path)], () => true).keys()], theme).toEqual([]);
    }
  });
});

it('line edits make one text of the other', () => {
  const lines = fc.array(fc.constantFrom('a\n', 'b\r\n', '\n', 'c\n', 'd')).map((all) => all.join(''));
  fc.assert(
    fc.property(lines, lines, (from, to) => {
      expect(replaced(from, lineEdits(from, to))).toBe(to);
    }),
  );
});
