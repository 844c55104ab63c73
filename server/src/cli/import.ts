import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DeployFailure } from '../deploy/failure.ts';
import { importCluster } from '../deploy/import.ts';
import { DEPLOY_USAGE, deployCommand, type ExitCode } from './deploy-options.ts';
import { nameOf } from './name.ts';

const USAGE = `Usage: ha-cluster import [--become] --out FOLDER [OPTIONS] DESTINATION...

Reads an existing cluster from its nodes into FOLDER: drbd.conf and its resources, ha.cf, authkeys, haresources,
corosync.conf, the targets of tgt, and the live CIB as crm statements. Each DESTINATION is what ssh takes: an alias, or
user@host. What all nodes have alike becomes one file, what differs one for each in nodes/NAME. Nothing is changed on the
nodes, and no file here is overwritten.

  --become              use sudo on the nodes
  --out FOLDER          where the files go
${DEPLOY_USAGE}

Exit code: 0 done, 1 nothing is written, and why, 2 wrong usage.`;

/** `ha-cluster import`. */
export async function importFiles(args: readonly string[]): Promise<ExitCode> {
  const own = { flags: ['become'], values: ['out'] };
  return deployCommand('import', USAGE, args, own, async (call) => {
    const out = call.value('out');
    if (out === undefined || call.positionals.length === 0) {
      console.error(`ha-cluster import: name the nodes, and the folder with --out\n\n${USAGE}`);
      return 2;
    }
    const { files } = await importCluster(call.positionals, call.has('become'), call.ssh, call.signal);
    const written = files.map((file) => ({ ...file, place: path.join(out, file.path) }));
    for (const { place } of written) {
      if (await stat(place).catch(() => undefined)) {
        throw new DeployFailure('other', `${nameOf(place)} exists already, and is not overwritten.`);
      }
    }
    for (const { place, content, secret } of written) {
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, content, { flag: 'wx', mode: secret ? 0o600 : 0o644 });
      console.log(nameOf(place));
    }
    return 0;
  });
}
