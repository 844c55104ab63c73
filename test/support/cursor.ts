import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Versions } from '../../server/src/core/cluster-view.ts';
import type { Document } from '../../server/src/core/document.ts';
import { complete, hover } from '../../server/src/core/features.ts';
import type { Completion } from '../../server/src/core/language.ts';
import { makeCluster, uriOf } from './analyse.ts';
import { readCursor, readFixture } from './fixture.ts';

interface Cursor {
  readonly cluster: Cluster;
  readonly document: Document;
  readonly offset: number;
}

/** A cluster of the files of a fixture, one of which has the cursor `<|>`. */
export function readCluster(source: string, defaultPath: string, versions: Versions = {}): Cursor {
  const { files } = readFixture(source, defaultPath);
  const focused = files.find(({ text }) => text.includes('<|>'));
  if (!focused) throw new Error('the fixture has no <|>');
  const { text, offset } = readCursor(focused.text);
  const cluster = makeCluster(
    files.map((file) => (file === focused ? { ...file, text } : file)),
    versions,
  );
  const document = cluster.documents.get(uriOf(focused.path));
  if (!document) throw new Error(`${focused.path} is not in the cluster`);
  return { cluster, document, offset };
}

/** What is offered at the cursor. */
export function completionsAt(
  source: string,
  defaultPath: string,
  versions?: Versions,
): readonly Completion[] {
  const { cluster, document, offset } = readCluster(source, defaultPath, versions);
  return complete(cluster, document, offset);
}

/** What is offered at the cursor, as labels, the best first. */
export function labelsAt(source: string, defaultPath: string, versions?: Versions): readonly string[] {
  const ranked = completionsAt(source, defaultPath, versions).map((one, index) => ({ one, index }));
  ranked.sort((a, b) => (a.one.rank ?? 1) - (b.one.rank ?? 1) || a.index - b.index);
  return ranked.map(({ one }) => one.label);
}

/** The text with the completion of this label accepted, snippet placeholders as they are. */
export function accepted(source: string, defaultPath: string, label: string): string {
  const { cluster, document, offset } = readCluster(source, defaultPath);
  const chosen = complete(cluster, document, offset).find((one) => one.label === label);
  if (!chosen) throw new Error(`"${label}" is not offered`);
  const { replace, insert = chosen.label } = chosen;
  return document.text.slice(0, replace.start) + insert + document.text.slice(replace.end);
}

/** The explanation at the cursor and the text it is about. */
export function hoverAt(source: string, defaultPath: string, versions?: Versions) {
  const { cluster, document, offset } = readCluster(source, defaultPath, versions);
  const found = hover(cluster, document, offset);
  return found && { about: document.text.slice(found.span.start, found.span.end), says: found.markdown };
}
