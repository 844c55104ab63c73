import type { NamedFile } from '../../core/language.ts';
import type { HaCfNode } from './tree.ts';

/** The logs, and the programs of `respawn`, `apiauth` and the like: every value that is a path. */
export function namedFiles(line: HaCfNode): readonly NamedFile[] {
  if (line.kind !== 'directive') return [];
  return line.values
    .filter(({ text }) => text.startsWith('/'))
    .map(({ text, span }) => ({ paths: [text], span }));
}
