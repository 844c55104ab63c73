import { URI } from 'vscode-uri';
import { Cluster, type ClusterParts } from './cluster.ts';
import { changeOf, FRESH_KEY, replaced } from './fix.ts';
import type { Language } from './language.ts';
import { Recogniser } from './recognise.ts';
import type { Rule } from './rule.ts';

/** Where the examples of a language's rules stand that are one file. */
export const EXAMPLE_PATHS: Readonly<Record<string, string>> = {
  drbd: 'etc/drbd.d/example.res',
  'ha-cf': 'etc/ha.d/ha.cf',
  'ha-authkeys': 'etc/ha.d/authkeys',
  haresources: 'etc/ha.d/haresources',
  crmsh: 'cluster.crm',
  tgtadm: 'setup-target.sh',
  'tgt-targets': 'etc/tgt/targets.conf',
  corosync: 'etc/corosync/corosync.conf',
  'ha-cluster': 'ha-cluster.json',
};

export interface ExampleFile {
  readonly path: string;
  readonly text: string;
}

/** A bad example as it is shown to people: what is said of it, and what it is after the first fix. */
export interface ShownExample {
  readonly files: readonly ExampleFile[];
  readonly problems: readonly { readonly path: string; readonly line: number; readonly message: string }[];
  readonly mended: { readonly title: string; readonly files: readonly ExampleFile[] } | undefined;
}

/** `#- path` begins a file of an example. */
export const FILE_LINE = /^#- (\S+)$/;
const ANNOTATION = /^#(?: *\^+|<-) [a-z-]+\/[a-z0-9-]+(?:: .*)?$/;

/** The files of an example of a rule, without the lines that say what is reported. */
export function exampleFiles(source: string, code: string): readonly ExampleFile[] {
  const [theme = ''] = code.split('/');
  const files: { path: string; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const path = FILE_LINE.exec(line)?.[1];
    if (path !== undefined || files.length === 0)
      files.push({ path: path ?? EXAMPLE_PATHS[theme] ?? '', lines: [] });
    if (path === undefined && !ANNOTATION.test(line)) files.at(-1)?.lines.push(line);
  }
  return files.map(({ path, lines }) => ({ path, text: lines.join('\n') }));
}

/** Runs a bad example of a rule. */
export function showExample(
  { code }: Rule,
  source: string,
  languages: readonly Language[],
  clusterRules: readonly Rule[],
): ShownExample {
  const files = exampleFiles(source, code);
  const recogniser = new Recogniser(languages);
  const parts: ClusterParts = {
    clusterRules,
    findLanguage: (id) => languages.find((language) => language.id === id),
    failed: (error) => {
      throw error;
    },
  };
  const cluster = new Cluster('', parts);
  const uriOf = (path: string) => URI.file(`/${path}`).toString();
  cluster.setAll(
    files.flatMap(({ path, text }) => {
      const language = recogniser.recognise(`/${path}`, () => text)?.language;
      return language ? [{ uri: uriOf(path), path: `/${path}`, language, text }] : [];
    }),
  );
  const found = files.flatMap(({ path }) =>
    cluster.diagnostics(uriOf(path)).flatMap((one) => (one.code === code ? [{ path, one }] : [])),
  );
  const [fix] = found.flatMap(({ one }) => one.fixes);
  const change = fix && changeOf(settled(fix));
  return {
    files,
    problems: found.map(({ path, one: { location, message } }) => ({
      path,
      line: location.slot.document.range(location.slot, location.span).start.line + 1,
      message,
    })),
    mended: change && {
      title: fix.title,
      files: [
        ...files.flatMap(({ path, text }) => {
          const document = cluster.documents.get(uriOf(path));
          const edits = document && change.edits.get(document);
          return edits ? [{ path, text: replaced(text, edits) }] : [];
        }),
        ...change.creates.map(({ uri, text }) => ({ path: URI.parse(uri).path.slice(1), text })),
      ],
    },
  };
}

/** The fix with the same key each time, so that the page of a rule does. */
function settled<F extends Parameters<typeof changeOf>[0]>(fix: F): F {
  const settle = <T extends { readonly text: string }>(one: T): T => ({
    ...one,
    text: one.text.replaceAll(FRESH_KEY, '8ba1c9a5c6ae7e2d4f0b'),
  });
  return { ...fix, edits: fix.edits.map(settle), creates: fix.creates.map(settle) };
}
