import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { Workspace } from '../core/workspace.ts';
import { languages } from '../languages/index.generated.ts';
import { nodeHost } from '../platform/node-host.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import { diffOf, fixFiles, writeFixed } from './fix.ts';
import { nameOf } from './name.ts';
import { githubReport } from './report-github.ts';
import { jsonReport } from './report-json.ts';
import { junitReport } from './report-junit.ts';
import { sarifReport } from './report-sarif.ts';
import { textReport } from './report-text.ts';

/** The problems of one file. */
export interface FileProblems {
  /** As a person would type it: relative to the current directory when the file is below it. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LintResult {
  readonly files: readonly FileProblems[];
  /** Names a document of a related place. */
  readonly name: (uri: string) => string;
}

const REPORTS = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  junit: junitReport,
  sarif: sarifReport,
} as const;

function isFormat(format: string): format is keyof typeof REPORTS {
  return Object.hasOwn(REPORTS, format);
}

const USAGE = `Usage: ha-cluster lint [--fix | --fix-dry-run | --diff] [--format FORMAT] [--agents FOLDER]... PATH...

Checks each PATH. A folder is one cluster, unless ha-cluster.json files below it mark several; a file is checked
together with what it includes and what lies beside it.

  --agents FOLDER  meta-data of further resource agents, as *.xml files from crm_resource --show-metadata
  --diff           print what --fix would change, and change nothing
  --fix            mend what is wrong beyond doubt, then report what is left
  --fix-dry-run    report what --fix would leave, and change nothing
  --format FORMAT  text (default), json, github (annotations of GitHub Actions), junit or sarif
  --help           this text

Exit code: 0 no errors, 1 errors found, 2 wrong usage or unreadable input. With --fix, 2 also means that a file could
not be written; with --diff, 1 means that something would change.`;

/** `ha-cluster lint`: the linter on the command line. Reports to standard output, obstacles to standard error. */
export async function lint(args: readonly string[]): Promise<0 | 1 | 2> {
  const options = read(args);
  if (typeof options === 'string') {
    console.error(`ha-cluster lint: ${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  let unreadable = false;
  const obstacle = (message: string) => {
    unreadable = true;
    console.error(`ha-cluster: ${message}`);
  };
  const found: Checked[] = [];
  for (const place of options.paths) found.push(...(await lintPath(place, options.agentFolders, obstacle)));
  if (found.length === 0 && !unreadable) {
    console.error(`ha-cluster: no cluster configuration found in ${options.paths.join(', ')}`);
  }
  const checked = [...new Map(found.map((one) => [one.document.uri, one])).values()];
  if (options.fix) {
    const fixed = fixFiles(checked);
    if (options.fix === 'diff') {
      for (const { document, before } of fixed)
        process.stdout.write(diffOf(nameOf(URI.parse(document.uri).fsPath), before, document.text));
      return unreadable ? 2 : fixed.length > 0 ? 1 : 0;
    }
    if (options.fix === 'write') await writeFixed(fixed, obstacle);
  }
  const unique = checked.map(
    ({ document, cluster }): FileProblems => ({
      file: nameOf(URI.parse(document.uri).fsPath),
      text: document.text,
      diagnostics: cluster.diagnostics(document.uri),
    }),
  );
  process.stdout.write(
    REPORTS[options.format]({ files: unique, name: (uri) => nameOf(URI.parse(uri).fsPath) }),
  );
  if (unreadable) return 2;
  return unique.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

/** A file that was read, and the cluster it belongs to. */
interface Checked {
  readonly document: Document;
  readonly cluster: Cluster;
}

async function lintPath(
  place: string,
  agentFolders: readonly string[],
  obstacle: (message: string) => void,
): Promise<Checked[]> {
  const workspace = new Workspace({
    host: nodeHost,
    languages,
    clusterRules,
    agentFolders,
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
  let uris: readonly string[];
  if (facts.isDirectory()) {
    await workspace.addFolder(uri);
    uris = workspace.documents().map((document) => document.uri);
  } else {
    uris = await workspace.addFile(uri);
    if (uris.length === 0) obstacle(`${place} is not a file this program knows`);
  }
  return uris.flatMap((one) => workspace.find(one) ?? []);
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        diff: { type: 'boolean', default: false },
        fix: { type: 'boolean', default: false },
        'fix-dry-run': { type: 'boolean', default: false },
        agents: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { agents, format, help } = values;
    if (!isFormat(format)) return `there is no format "${format}"; it is ${Object.keys(REPORTS).join(', ')}`;
    if (positionals.length === 0 && !help) return 'name at least one file or folder';
    const fixes = [
      ...(values.fix ? (['write'] as const) : []),
      ...(values.diff ? (['diff'] as const) : []),
      ...(values['fix-dry-run'] ? (['try'] as const) : []),
    ];
    if (fixes.length > 1) return 'of --fix, --fix-dry-run and --diff, one at a time';
    const agentFolders = agents.map((folder) => URI.file(path.resolve(folder)).path);
    return { agentFolders, fix: fixes[0], format, help, paths: positionals } as const;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
