import { URI } from 'vscode-uri';
import { Cluster } from '../../server/src/core/cluster.ts';
import { NO_CLUSTER_FILE } from '../../server/src/core/cluster-file.ts';
import type { AgentFile, Versions } from '../../server/src/core/cluster-view.ts';
import type { Severity } from '../../server/src/core/diagnostic.ts';
import type { Document } from '../../server/src/core/document.ts';
import type { Language } from '../../server/src/core/language.ts';
import { Recogniser } from '../../server/src/core/recognise.ts';
import type { Range } from '../../server/src/core/span.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import type { FixtureFile } from './fixture.ts';

/** A diagnostic as a person sees it. */
export interface Reported {
  readonly path: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
}

/** A file of a cluster; without a language it is recognised as the workspace does it. */
export interface ClusterFixtureFile extends FixtureFile {
  readonly language?: Language;
}

const recogniser = new Recogniser(languages);

export function languageOf(file: FixtureFile): Language {
  const language = recogniser.recognise(`/${file.path}`, () => file.text)?.language;
  if (!language) throw new Error(`no language recognises ${file.path}`);
  return language;
}

/** A cluster of the given files; whatever throws in it fails the test. */
export function makeCluster(
  files: readonly ClusterFixtureFile[],
  versions: Versions = {},
  agentFiles: readonly AgentFile[] = [],
): Cluster {
  const parts = {
    findLanguage: (id: string) => languages.find((language) => language.id === id),
    clusterRules,
    failed: (error: unknown) => {
      throw error;
    },
  };
  const cluster = new Cluster('', parts, { ...NO_CLUSTER_FILE, versions }, agentFiles);
  cluster.setAll(
    files.map((file) => ({
      uri: uriOf(file.path),
      path: `/${file.path}`,
      language: file.language ?? languageOf(file),
      text: file.text,
    })),
  );
  return cluster;
}

export function uriOf(path: string): string {
  return URI.file(`/${path}`).toString();
}

/** Everything the linter says about the files, in the order of files and places. */
export function analyse(files: readonly FixtureFile[]): Reported[] {
  const cluster = makeCluster(files);
  return files.flatMap((file) => reported(cluster, uriOf(file.path)));
}

export function reported(cluster: Cluster, uri: string): Reported[] {
  return cluster.diagnostics(uri).map(({ code, severity, message, location, related }) => ({
    path: pathOf(location.slot.document),
    code,
    severity,
    message,
    range: location.slot.document.range(location.slot, location.span),
    related: related.map(({ location: place, message: text }) => ({
      path: pathOf(place.slot.document),
      range: place.slot.document.range(place.slot, place.span),
      message: text,
    })),
  }));
}

function pathOf(document: Document): string {
  return document.path.slice(1);
}
