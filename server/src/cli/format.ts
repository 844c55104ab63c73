import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import { replaced } from '../core/fix.ts';
import { setTexts } from '../core/fix-all.ts';
import { format as editsOf, indentOf } from '../core/format.ts';
import { Workspace } from '../core/workspace.ts';
import { languages } from '../languages/index.generated.ts';
import { nodeHost } from '../platform/node-host.ts';
import { diffOf, type Fixed, writeFixed } from './fix.ts';
import { nameOf } from './name.ts';

const USAGE = `Usage: ha-cluster format [--check | --diff] PATH...

Brings files into the style of their tools' documentation: only blanks and line breaks change, never a word, a comment
or a blank line. Of a folder, all files are formatted that this program knows; shell scripts and JSON are left alone.
Each file keeps its indentation, tabs or blanks; one that has none gets tabs. Statements that cannot be read stay as they
are.

  --check  change nothing, and name the files that would change
  --diff   change nothing, and print what would change
  --help   this text

Exit code: 0 done, or nothing to do; 1 with --check and --diff, when something would change; 2 wrong usage, or a file that
cannot be read or written.`;

/** A tab on a terminal. */
const TAB_SIZE = 8;

/** `ha-cluster format`: names the files that it changes on standard output, obstacles on standard error. */
export async function format(args: readonly string[]): Promise<0 | 1 | 2> {
  const options = read(args);
  if (typeof options === 'string') {
    console.error(`ha-cluster format: ${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  let failed = false;
  const obstacle = (message: string) => {
    failed = true;
    console.error(`ha-cluster: ${message}`);
  };
  const changed = new Map<string, Fixed>();
  for (const place of options.paths) {
    for (const one of await formatPath(place, obstacle)) changed.set(one.document.uri, one);
  }
  const files = [...changed.values()];
  const nameOfFile = ({ document }: Fixed) => nameOf(URI.parse(document.uri).fsPath);
  if (options.mode === 'diff') {
    for (const one of files) process.stdout.write(diffOf(nameOfFile(one), one.before, one.document.text));
  } else if (options.mode === 'check') {
    for (const one of files) console.log(`${nameOfFile(one)} would be formatted`);
  } else {
    await writeFixed(files, obstacle);
    for (const one of files)
      if (one.document.text !== one.before) console.log(`${nameOfFile(one)} formatted`);
  }
  if (failed) return 2;
  return options.mode !== 'write' && files.length > 0 ? 1 : 0;
}

/** Formats in memory what lies at a path, and tells what that changes. */
async function formatPath(place: string, obstacle: (message: string) => void): Promise<readonly Fixed[]> {
  const workspace = new Workspace({
    host: nodeHost,
    languages,
    // Nothing is checked: the rules need not be loaded.
    clusterRules: [],
    failed: (error, where) =>
      obstacle(
        `internal error in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      ),
    unreadable: ({ uri, message }) => obstacle(`${nameOf(URI.parse(uri).fsPath)} ${message}`),
  });
  const uri = pathToFileURL(path.resolve(place)).href;
  const facts = await stat(place).catch(() => undefined);
  if (!facts) {
    obstacle(`${place} does not exist`);
    return [];
  }
  if (facts.isDirectory()) await workspace.addFolder(uri);
  else await workspace.addFile(uri);
  const found = workspace
    .documents()
    .filter((document) => facts.isDirectory() || document.uri === uri)
    .flatMap((document) => workspace.find(document.uri) ?? []);
  if (found.length === 0)
    obstacle(`${place} ${facts.isDirectory() ? 'holds no' : 'is not a'} file this program knows`);
  return found.flatMap(({ document, cluster }): readonly Fixed[] => {
    const before = document.text;
    const edits = editsOf(document, { indent: indentOf(document), tabSize: TAB_SIZE });
    if (edits.length === 0) return [];
    setTexts(cluster, new Map([[document, replaced(before, edits)]]));
    return [{ document, cluster, before }];
  });
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        diff: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.check && values.diff) return 'of --check and --diff, one at a time';
    if (positionals.length === 0 && !values.help) return 'name at least one file or folder';
    const mode = values.check ? 'check' : values.diff ? 'diff' : 'write';
    return { mode, help: values.help, paths: positionals } as const;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
