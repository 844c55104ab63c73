import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import { convert as conversionOf } from '../convert/convert.ts';
import { Workspace } from '../core/workspace.ts';
import { languages } from '../languages/index.generated.ts';
import { nodeHost } from '../platform/node-host.ts';
import { nameOf } from './name.ts';

const USAGE = `Usage: ha-cluster convert [--cluster FOLDER] FILE

Prints what a file of Heartbeat becomes for corosync and Pacemaker:

  ha.cf        corosync.conf for corosync 3, with the same times, nodes and networks
  haresources  statements for "crm configure load update"

What the other files of the cluster say is used too: the addresses of DRBD, auto_failback of ha.cf. Lines marked CHECK want a
look before the result is used. Nothing is written.

  --cluster FOLDER  all files below the folder are the cluster's, not only those beside FILE
  --help            this text

Exit code: 0 printed, 2 wrong usage, or a file that cannot be read or converted.`;

/** `ha-cluster convert`: prints to standard output, obstacles to standard error. */
export async function convert(args: readonly string[]): Promise<0 | 2> {
  const options = read(args);
  if (typeof options === 'string') return refuse(`convert: ${options}\n\n${USAGE}`);
  if (options.help || options.file === undefined) {
    console.log(USAGE);
    return 0;
  }
  const { file } = options;
  let readable = true;
  const obstacle = (message: string) => {
    readable = false;
    refuse(message);
  };
  const uri = pathToFileURL(path.resolve(file)).href;
  const workspace = new Workspace({
    host: nodeHost,
    languages,
    // Nothing is checked: the rules need not be loaded.
    clusterRules: [],
    failed: (error, where) =>
      obstacle(
        `internal error in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      ),
    unreadable: (one) => obstacle(`${nameOf(URI.parse(one.uri).fsPath)} ${one.message}`),
  });
  const { cluster } = options;
  if (cluster === undefined) await workspace.addFile(uri);
  else await workspace.addFolder(pathToFileURL(path.resolve(cluster)).href);
  const found = workspace.find(uri);
  const conversion = found && conversionOf(found.document, found.cluster.model);
  if (!conversion) {
    return readable ? refuse(`${file} does not exist, or is neither an ha.cf nor a haresources`) : 2;
  }
  process.stdout.write(conversion.text);
  return readable ? 0 : 2;
}

function refuse(message: string): 2 {
  console.error(`ha-cluster ${message}`);
  return 2;
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cluster: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [file, another] = positionals;
    if (another !== undefined) return 'one file at a time';
    if (file === undefined && !values.help) return 'name a file';
    return { ...values, file } as const;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
