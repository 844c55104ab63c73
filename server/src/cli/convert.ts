import { convert as conversionOf } from '../convert/convert.ts';
import { Obstacles, readArguments, runCommand } from './command.ts';
import { openWorkspace, uriOf } from './open-path.ts';

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
export function convert(args: readonly string[]): Promise<0 | 2> {
  return runCommand(
    'convert',
    USAGE,
    () => read(args),
    async ({ file, cluster }) => {
      const obstacles = new Obstacles();
      const workspace = openWorkspace(obstacles.tell);
      if (cluster === undefined) await workspace.addFile(uriOf(file));
      else await workspace.addFolder(uriOf(cluster));
      const found = workspace.find(uriOf(file));
      const conversion = found && conversionOf(found.document, found.cluster.model);
      if (conversion) process.stdout.write(conversion.text);
      else if (!obstacles.met)
        obstacles.tell(`${file} does not exist, or is neither an ha.cf nor a haresources`);
      return obstacles.met ? 2 : 0;
    },
  );
}

function read(args: readonly string[]) {
  const { values, positionals } = readArguments(args, { cluster: { type: 'string' } });
  const [file = '', another] = positionals;
  if (another !== undefined) return 'one file at a time';
  if (file === '' && !values.help) return 'name a file';
  return { ...values, file };
}
