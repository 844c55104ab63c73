import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ansibleOf } from '../deploy/ansible.ts';
import { gate } from '../deploy/gate.ts';
import { choose, readAll } from '../deploy/make-plan.ts';
import { nodesOf } from '../deploy/nodes.ts';
import { targetsOf } from '../deploy/targets.ts';
import { clusterOf, DEPLOY_USAGE, deployCommand, type ExitCode } from './deploy-options.ts';

const USAGE = `Usage: ha-cluster ansible [--out DIR] [OPTIONS] [FOLDER]

Writes an inventory, a playbook and copies of the files of the cluster in FOLDER (default: here), for those who deploy to
many clusters with Ansible. Nothing is sent anywhere. The playbook replaces files on one node after the other, each
checked by its tool where that can judge a single file, with a backup beside it; running programs read them only with
"-e activate=true". What "ha-cluster apply" does beyond that, Ansible does not: all nodes or none, a plan that is void
when somebody else has changed a node, and one command to take it all back.

  --out DIR             where to write (default: ansible); the files there hold secrets, and only you may read them
${DEPLOY_USAGE}

Exit code: 0 written, 1 the cluster has errors, 2 wrong usage.`;

/** `ha-cluster ansible`. */
export async function ansible(args: readonly string[]): Promise<ExitCode> {
  return deployCommand('ansible', USAGE, args, { values: ['out'] }, async ({ positionals, only, value }) => {
    const cluster = await clusterOf(positionals[0] ?? '.');
    gate(cluster);
    const nodes = choose(nodesOf(cluster), only);
    const targets = await targetsOf(cluster, nodes);
    const contents = await readAll(cluster, targets);
    const { inventory, playbook, files } = ansibleOf(nodes, targets, contents);
    const out = value('out') ?? 'ansible';
    await mkdir(path.join(out, 'files'), { recursive: true, mode: 0o700 });
    await writeFile(path.join(out, 'inventory.yml'), inventory);
    await writeFile(path.join(out, 'playbook.yml'), playbook);
    for (const { name, source } of files) {
      const bytes = contents.get(source)?.bytes ?? new Uint8Array();
      await writeFile(path.join(out, 'files', name), bytes, { mode: 0o600 });
    }
    for (const { source, reason } of targets.left) console.log(`${source} stays here: ${reason}.`);
    console.log(
      `To see what it would do: ansible-playbook -i ${out}/inventory.yml ${out}/playbook.yml --check`,
    );
    return 0;
  });
}
