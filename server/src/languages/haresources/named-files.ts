import type { NamedFile } from '../../core/language.ts';
import type { HaresourcesNode } from './tree.ts';

/** Where heartbeat looks for the script of a resource, in this order (ResourceManager, scriptpath). */
const SCRIPT_DIRECTORIES = ['/etc/ha.d/resource.d', '/etc/init.d'];

/** The scripts of the resources, and those of their arguments that are paths. */
export function namedFiles(group: HaresourcesNode): readonly NamedFile[] {
  if (group.kind !== 'group') return [];
  return group.resources.flatMap(({ script, args }) => [
    ...(script
      ? [{ paths: SCRIPT_DIRECTORIES.map((directory) => `${directory}/${script.text}`), span: script.span }]
      : []),
    ...args.filter(({ text }) => text.startsWith('/')).map(({ text, span }) => ({ paths: [text], span })),
  ]);
}
