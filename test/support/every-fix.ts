import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Diagnostic, Fix } from '../../server/src/core/diagnostic.ts';
import { changeOf, FRESH_KEY, replaced } from '../../server/src/core/fix.ts';
import type { Rule } from '../../server/src/core/rule.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { makeCluster, uriOf } from './analyse.ts';
import { DEFAULT_PATHS, type FixtureFile, readFixture } from './fixture.ts';

/** All rules, of languages and across them. */
export const allRules: readonly Rule[] = [...languages.flatMap(({ rules }) => rules), ...clusterRules];

/** One fix of one problem in one bad example. */
export interface FixCase {
  readonly rule: Rule;
  readonly files: readonly FixtureFile[];
  readonly cluster: Cluster;
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/** Every fix that rules propose in their bad examples, with LF or CRLF. */
export function* everyFix(lineBreak: '\n' | '\r\n' = '\n'): Generator<FixCase> {
  for (const rule of allRules) {
    const [theme = ''] = rule.code.split('/');
    for (const bad of rule.examples.bad) {
      const files = readFixture(bad, DEFAULT_PATHS[theme] ?? '').files.map(({ path, text }) => ({
        path,
        text: text.replaceAll('\n', lineBreak),
      }));
      const cluster = makeCluster(files);
      for (const file of files) {
        for (const diagnostic of cluster.diagnostics(uriOf(file.path))) {
          if (diagnostic.code !== rule.code) continue;
          for (const fix of diagnostic.fixes) yield { rule, files, cluster, diagnostic, fix };
        }
      }
    }
  }
}

/** The files after a fix, with fresh keys as the same word each time. */
export function filesAfter({ files, cluster, fix }: FixCase): FixtureFile[] {
  const settled = (text: string) => text.replaceAll(FRESH_KEY, 'kO8Ud1Qw');
  const change = changeOf({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, text: settled(edit.text) })),
    creates: fix.creates.map((file) => ({ ...file, text: settled(file.text) })),
  });
  const changed = files.map((file) => {
    const document = cluster.documents.get(uriOf(file.path));
    const edits = document && change.edits.get(document);
    return edits ? { ...file, text: replaced(file.text, edits) } : file;
  });
  const made = change.creates.map(({ uri, text }) => ({
    path: decodeURI(uri).slice('file:///'.length),
    text,
  }));
  return [...changed, ...made];
}

/** What is said about files, each problem as one line without its place. */
export function saidAbout(files: readonly FixtureFile[]): string[] {
  const cluster = makeCluster(files);
  return files.flatMap(({ path }) =>
    cluster
      .diagnostics(uriOf(path))
      .map(({ code, severity, message }) => `${path}: ${severity} ${code}: ${message}`),
  );
}

/** The items of a list that a second list has not, counting repetitions. */
export function missingFrom(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
