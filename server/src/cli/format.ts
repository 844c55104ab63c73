import { replaced } from '../core/fix.ts';
import { setTexts } from '../core/fix-all.ts';
import { format as editsOf, indentOf } from '../core/format.ts';
import { Obstacles, readArguments, runCommand } from './command.ts';
import { diffOf, type Fixed, writeFixed } from './fix.ts';
import { nameOfUri } from './name.ts';
import { openPath } from './open-path.ts';

const USAGE = `Usage: ha-cluster format [--check | --diff] PATH...

Brings files into the style of their tools' documentation: only blanks and line breaks change, never a word, a comment
or a blank line. Of a folder, all files are formatted that this program knows, of shell scripts the calls of tgtadm and
crm; JSON is left alone. Each file keeps its indentation, tabs or blanks; one that has none gets tabs. Statements that
cannot be read stay as they are.

  --check  change nothing, and name the files that would change
  --diff   change nothing, and print what would change
  --help   this text

Exit code: 0 done, or nothing to do; 1 with --check and --diff, when something would change; 2 wrong usage, or a file that
cannot be read or written.`;

/** A tab on a terminal. */
const TAB_SIZE = 8;

/** `ha-cluster format`: names the files that it changes on standard output, obstacles on standard error. */
export function format(args: readonly string[]): Promise<0 | 1 | 2> {
  return runCommand(
    'format',
    USAGE,
    () => read(args),
    async ({ paths, mode }) => {
      const obstacles = new Obstacles();
      const changed = new Map<string, Fixed>();
      for (const place of paths) {
        for (const one of await formatPath(place, obstacles.tell)) changed.set(one.document.uri, one);
      }
      const files = [...changed.values()];
      await show(files, mode, obstacles);
      if (obstacles.met) return 2;
      return mode !== 'write' && files.length > 0 ? 1 : 0;
    },
  );
}

/** Formats in memory what lies at a path, and tells what that changes. */
async function formatPath(place: string, tell: (message: string) => void): Promise<readonly Fixed[]> {
  const opened = await openPath(place, tell);
  if (!opened) return [];
  const { isFolder, found } = opened;
  if (isFolder && found.length === 0) tell(`${place} holds no file this program knows`);
  // Of a file that was named, what it includes is not meant.
  return (isFolder ? found : found.slice(0, 1)).flatMap(({ document, cluster }): readonly Fixed[] => {
    const before = document.text;
    const edits = editsOf(document, { indent: indentOf(document), tabSize: TAB_SIZE });
    if (edits.length === 0) return [];
    setTexts(cluster, new Map([[document, replaced(before, edits)]]));
    return [{ document, cluster, before }];
  });
}

type Mode = 'write' | 'check' | 'diff';

async function show(files: readonly Fixed[], mode: Mode, { tell }: Obstacles): Promise<void> {
  if (mode === 'write') await writeFixed(files, tell);
  for (const { document, before } of files) {
    const name = nameOfUri(document.uri);
    if (mode === 'diff') process.stdout.write(diffOf(name, before, document.text));
    else if (mode === 'check') console.log(`${name} would be formatted`);
    else if (document.text !== before) console.log(`${name} formatted`);
  }
}

function read(args: readonly string[]) {
  const { values, positionals } = readArguments(args, {
    check: { type: 'boolean', default: false },
    diff: { type: 'boolean', default: false },
  });
  if (values.check && values.diff) return 'of --check and --diff, one at a time';
  if (positionals.length === 0 && !values.help) return 'name at least one file or folder';
  const mode: Mode = values.check ? 'check' : values.diff ? 'diff' : 'write';
  return { mode, help: values.help, paths: positionals };
}
