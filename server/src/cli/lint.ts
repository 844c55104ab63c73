import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Found } from '../core/workspace.ts';
import { rules as clusterRules } from '../rules.generated.ts';
import { Obstacles, readArguments, runCommand } from './command.ts';
import { diffOf, fixFiles, writeFixed } from './fix.ts';
import { nameOfUri } from './name.ts';
import { openPath } from './open-path.ts';
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
export function lint(args: readonly string[]): Promise<0 | 1 | 2> {
  return runCommand(
    'lint',
    USAGE,
    () => read(args),
    async ({ paths, agentFolders, fix, format }) => {
      const obstacles = new Obstacles();
      const found: Found[] = [];
      for (const place of paths) {
        const opened = await openPath(place, obstacles.tell, { clusterRules, agentFolders });
        if (opened) found.push(...opened.found);
      }
      if (found.length === 0 && !obstacles.met) {
        console.error(`ha-cluster: no cluster configuration found in ${paths.join(', ')}`);
      }
      const checked = [...new Map(found.map((one) => [one.document.uri, one])).values()];
      if (fix) {
        const fixed = fixFiles(checked);
        if (fix === 'diff') {
          for (const { document, before } of fixed)
            process.stdout.write(diffOf(nameOfUri(document.uri), before, document.text));
          return obstacles.met ? 2 : fixed.length > 0 ? 1 : 0;
        }
        if (fix === 'write') await writeFixed(fixed, obstacles.tell);
      }
      const files = checked.map(problemsOf);
      process.stdout.write(REPORTS[format]({ files, name: nameOfUri }));
      if (obstacles.met) return 2;
      return files.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
        ? 1
        : 0;
    },
  );
}

function problemsOf({ document, cluster }: Found): FileProblems {
  return {
    file: nameOfUri(document.uri),
    text: document.text,
    diagnostics: cluster.diagnostics(document.uri),
  };
}

function read(args: readonly string[]) {
  const { values, positionals } = readArguments(args, {
    diff: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    'fix-dry-run': { type: 'boolean', default: false },
    agents: { type: 'string', multiple: true, default: [] },
    format: { type: 'string', default: 'text' },
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
  return { agentFolders, fix: fixes[0], format, help, paths: positionals };
}
