import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.ts';
import { type Replacement, replaced } from '../../server/src/core/fix.ts';
import { languageOf, makeCluster, reported, uriOf } from '../support/analyse.ts';
import { allRules, missingFrom } from '../support/every-fix.ts';
import { DEFAULT_PATHS, type FixtureFile, readFixture } from '../support/fixture.ts';
import { checkDiagnosticsAfter, edits } from '../support/incremental.ts';

/** Every problem that the rules' bad examples are there for. */
function* everyProblem(lineBreak: string) {
  for (const rule of allRules) {
    const [theme = ''] = rule.code.split('/');
    if (rule.ignores || theme === 'ha-cluster') continue;
    for (const bad of rule.examples.bad) {
      const files = readFixture(bad, DEFAULT_PATHS[theme] ?? '').files.map(({ path, text }) => ({
        path,
        text: text.replaceAll('\n', lineBreak),
      }));
      const cluster = makeCluster(files);
      for (const { path } of files)
        for (const diagnostic of cluster.diagnostics(uriOf(path)))
          if (diagnostic.code === rule.code) yield { files, cluster, diagnostic };
    }
  }
}

function withEdit(files: readonly FixtureFile[], { location }: Diagnostic, edit: Replacement): FixtureFile[] {
  const { uri } = location.slot.document;
  return files.map((file) =>
    uriOf(file.path) === uri ? { ...file, text: replaced(file.text, [edit]) } : file,
  );
}

const said = (files: readonly FixtureFile[]) => {
  const cluster = makeCluster(files);
  return files.flatMap(({ path }) =>
    reported(cluster, uriOf(path)).map(({ code, message }) => `${path} ${code}: ${message}`),
  );
};

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('a comment in a file with %s', (_, lineBreak) => {
  const problems = [...everyProblem(lineBreak)];
  let here = 0;

  it.each(['line', 'file'] as const)('keeps quiet what it names and nothing else (%s)', (reach) => {
    for (const { files, cluster, diagnostic } of problems) {
      const edit = cluster.ignoreEdit(diagnostic, reach);
      if (!edit) continue;
      if (reach === 'line') here++;
      const after = withEdit(files, diagnostic, edit);
      const text = after.map((file) => file.text).join('\n');
      const before = said(files);
      const now = said(after);
      expect(missingFrom(now, before), text).toEqual([]);
      const gone = missingFrom(before, now);
      expect(gone, text).not.toEqual([]);
      for (const one of gone) expect(one, text).toContain(` ${diagnostic.code}: `);
    }
  });

  it('can be written above nearly every problem', () => {
    console.info(`${here} of ${problems.length} problems can be ignored where they stand`);
    expect(here).toBeGreaterThan(problems.length * 0.98);
  });
});

describe('what a comment keeps quiet', () => {
  const codes = (path: string, text: string) =>
    reported(makeCluster([{ path, text }]), uriOf(path)).map(({ code }) => code);
  const BAD = 'no-such-option 1;';
  const UNKNOWN = 'drbd/unknown-statement';
  const drbd = (body: string) =>
    codes('etc/drbd.d/r0.res', `common {\n${body}\n}\n`).filter((code) => code !== 'drbd/no-resource');

  it('is on its own line, on the line below, below other comments, and no further', () => {
    const comment = `# ha-cluster-ignore ${UNKNOWN} why not`;
    expect(drbd(`${BAD} ${comment}`)).toEqual([]);
    expect(drbd(`${comment}\n${BAD}`)).toEqual([]);
    expect(drbd(`${comment}\n# more\n${BAD}`)).toEqual([]);
    expect(drbd(`${comment}\n\n${BAD}`)).toEqual(['cluster/unused-ignore', UNKNOWN]);
    expect(drbd(`${comment}\n${BAD}\n${BAD}`)).toEqual([UNKNOWN]);
    expect(drbd(`${BAD}\n${comment}`)).toEqual([UNKNOWN, 'cluster/unused-ignore']);
  });

  it('is in the whole file, wherever the comment stands', () => {
    expect(drbd(`${BAD}\n# ha-cluster-ignore-file ${UNKNOWN}\n${BAD}`)).toEqual([]);
  });

  it('is nothing where it is no comment', () => {
    expect(drbd(`${BAD} "# ha-cluster-ignore ${UNKNOWN}";`)).toContain(UNKNOWN);
    const crm = `primitive a Dumy params fake="# ha-cluster-ignore crmsh/unknown-agent"\n`;
    expect(codes('c.crm', crm)).toContain('crmsh/unknown-agent');
  });

  it('is all of a statement that goes over several lines', () => {
    const crm =
      '# ha-cluster-ignore crmsh/unknown-parameter\nprimitive a Dummy \\\n  params nonsense=1 \\\n  op monitor interval=10s timeout=20s\n';
    expect(codes('c.crm', crm.replace(/^#.*\n/, ''))).toEqual(['crmsh/unknown-parameter']);
    expect(codes('c.crm', crm)).toEqual([]);
  });

  it('is a statement in a here-document', () => {
    const script = (comment: string) =>
      `crm configure <<EOF\n${comment}primitive a Dumy op monitor interval=10s timeout=20s\nEOF\n`;
    expect(codes('setup.sh', script(''))).toEqual(['crmsh/unknown-agent']);
    expect(codes('setup.sh', script('# ha-cluster-ignore crmsh/unknown-agent ours\n'))).toEqual([]);
  });

  it('follows edits: of the problem, and of the comment', () => {
    const path = 'etc/ha.d/authkeys';
    const cluster = makeCluster([{ path, text: 'auth 1\n1 sha257 kO8Ud1QwpL3x\n' }]);
    const document = cluster.documents.get(uriOf(path));
    if (!document) throw new Error('no document');
    const set = (text: string) => {
      cluster.set(document.uri, document.path, document.language, text);
      return reported(cluster, uriOf(path)).map(({ code }) => code);
    };
    const comment = '# ha-cluster-ignore ha-authkeys/unknown-method\n';
    expect(set(`auth 1\n${comment}1 sha257 kO8Ud1QwpL3x\n`)).toEqual([]);
    expect(set(`auth 1\n${comment}1 sha1 kO8Ud1QwpL3x\n`)).toEqual(['cluster/unused-ignore']);
    expect(set(`auth 1\n${comment}1 sha258 kO8Ud1QwpL3x\n`)).toEqual([]);
    expect(set('auth 1\n1 sha258 kO8Ud1QwpL3x\n')).toEqual(['ha-authkeys/unknown-method']);
  });
});

describe('after edits it is as if the file had just been read', () => {
  const starts = [
    ['etc/ha.d/authkeys', 'auth 1\n1 sha257 a\n', 'ha-authkeys/unknown-method'],
    ['etc/drbd.d/r0.res', 'common {\n  no-such-option 1;\n}\n', 'drbd/unknown-statement'],
    ['c.crm', 'primitive a Dumy \\\n  op monitor interval=10s\nprimitive b Dumy\n', 'crmsh/unknown-agent'],
    ['s.sh', 'crm configure <<EOF\nprimitive a Dumy\nEOF\n', 'crmsh/unknown-agent'],
  ] as const;

  it.each(starts)('%s', (path, text, code) => {
    const file = { path, text, language: languageOf({ path, text }) };
    const words = [
      `# ha-cluster-ignore ${code}\n`,
      `# ha-cluster-ignore-file ${code}`,
      '# ha-cluster-ignore x/y',
      '#',
    ];
    fc.assert(
      fc.property(edits(words), (steps) => checkDiagnosticsAfter([file], path, steps)),
      { numRuns: 60 },
    );
  });
});
