import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import type { Document } from '../core/document.ts';
import { fixAll, setTexts } from '../core/fix-all.ts';
import { nameOf } from './name.ts';
import { NotWritten, replaceText } from './write-file.ts';

/** A document whose text is mended in memory, and the text it has on disk. */
export interface Fixed {
  readonly document: Document;
  readonly cluster: Cluster;
  readonly before: string;
}

/** Mends in memory what is certain, in all the files and in none besides; modernisations are left to people. */
export function fixFiles(
  checked: readonly { readonly document: Document; readonly cluster: Cluster }[],
): readonly Fixed[] {
  const fixed: Fixed[] = [];
  for (const cluster of new Set(checked.map((one) => one.cluster))) {
    const uris = checked.filter((one) => one.cluster === cluster).map(({ document }) => document.uri);
    const texts = fixAll(cluster, uris, (_, fix) => fix.kind === 'mend');
    for (const document of texts.keys()) fixed.push({ document, cluster, before: document.text });
    setTexts(cluster, texts);
  }
  return fixed;
}

/** Writes mended documents; one that cannot be written is an obstacle, and the others are written all the same. */
export async function writeFixed(
  fixed: readonly Fixed[],
  obstacle: (message: string) => void,
): Promise<void> {
  for (const { document, cluster, before } of fixed) {
    const file = URI.parse(document.uri).fsPath;
    try {
      await replaceText(file, before, document.text);
    } catch (error) {
      const why = error instanceof NotWritten ? error.message : `cannot be written: ${reasonOf(error)}`;
      setTexts(cluster, new Map([[document, before]]));
      obstacle(`${nameOf(file)} ${why}. It was left as it is.`);
    }
  }
}

/** The change of one file in the unified format, for `patch -p0`. */
export function diffOf(name: string, before: string, after: string): string {
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
