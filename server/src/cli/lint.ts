import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import type { Diagnostic } from '../core/diagnostic.ts';
import { Workspace } from '../core/workspace.ts';
import { languages } from '../languages/index.generated.ts';
import { nodeHost } from '../platform/node-host.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import { jsonReport } from './report-json.ts';
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

const REPORTS = { text: textReport, json: jsonReport } as const;

const USAGE = `Usage: ha-cluster lint [--format text|json] [--agents FOLDER]... PATH...

Checks each PATH. A folder is one cluster, unless ha-cluster.json files below it mark several; a file is checked
together with what it includes and what lies beside it.

  --agents FOLDER  meta-data of further resource agents, as *.xml files from crm_resource --show-metadata
  --format FORMAT  text (default) or json
  --help           this text

Exit code: 0 no errors, 1 errors found, 2 wrong usage or unreadable input.`;

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
  const files: FileProblems[] = [];
  for (const place of options.paths) files.push(...(await lintPath(place, options.agentFolders, obstacle)));
  if (files.length === 0 && !unreadable) {
    console.error(`ha-cluster: no cluster configuration found in ${options.paths.join(', ')}`);
  }
  const unique = [...new Map(files.map((one) => [one.file, one])).values()];
  process.stdout.write(
    REPORTS[options.format]({ files: unique, name: (uri) => nameOf(URI.parse(uri).fsPath) }),
  );
  if (unreadable) return 2;
  return unique.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

async function lintPath(
  place: string,
  agentFolders: readonly string[],
  obstacle: (message: string) => void,
): Promise<FileProblems[]> {
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
  return uris.flatMap((one): FileProblems[] => {
    const found = workspace.find(one);
    if (!found) return [];
    const { document, cluster } = found;
    return [
      { file: nameOf(URI.parse(one).fsPath), text: document.text, diagnostics: cluster.diagnostics(one) },
    ];
  });
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agents: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { agents, format, help } = values;
    if (format !== 'text' && format !== 'json') return `there is no format "${format}"; it is text or json`;
    if (positionals.length === 0 && !help) return 'name at least one file or folder';
    const agentFolders = agents.map((folder) => URI.file(path.resolve(folder)).path);
    return { agentFolders, format, help, paths: positionals } as const;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function nameOf(file: string): string {
  const relative = path.relative('', file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}
