import { choose } from '../deploy/make-plan.ts';
import { nodesOf } from '../deploy/nodes.ts';
import { planRollback, settleNodes, rollback as takeBack } from '../deploy/rollback.ts';
import { activateAndTell, tell } from './apply.ts';
import { clusterOf, confirmed, DEPLOY_USAGE, deployCommand, type ExitCode } from './deploy-options.ts';

const USAGE = `Usage: ha-cluster rollback [--activate] [--yes] [--cluster FOLDER] [OPTIONS] [ID]

Takes the last deployment back, or the one with an ID of "ha-cluster history": the files from before, which the nodes
have kept, with their modes and owners, on all nodes or on none. Files that were changed since are not touched: then
nothing is. A deployment that was cut off is brought to an end first: finished when all nodes have the new files, else
undone.

  --activate            make running programs take over the files from before, and put the CIB back
  --cluster FOLDER      the cluster (default: here)
  --yes                 do not ask
${DEPLOY_USAGE}

Exit code: 0 done, 1 nothing is changed, and why, 2 wrong usage.`;

/** `ha-cluster rollback`. */
export async function rollback(args: readonly string[]): Promise<ExitCode> {
  const own = { flags: ['activate', 'yes'], values: ['cluster'] };
  return deployCommand('rollback', USAGE, args, own, async (call) => {
    const { ssh, signal, only } = call;
    const cluster = await clusterOf(call.value('cluster') ?? '.');
    const nodes = choose(nodesOf(cluster), only);
    const settled = await settleNodes(nodes, ssh, signal);
    for (const sentence of settled) console.log(sentence);
    const [id] = call.positionals;
    if (settled.length > 0 && id === undefined) return 0;
    const wayBack = await planRollback(nodes, cluster.root, ssh, id, signal);
    const { plan } = wayBack;
    const { files, takesBack, cib } = plan;
    for (const { node, path, after } of files) {
      console.log(`${path} on ${node}: ${after.kind === 'none' ? 'is removed' : 'as it was before'}`);
    }
    const isActivated = call.has('activate');
    if (cib && isActivated) console.log(`The CIB, through ${cib.node}: as it was before`);
    if (!(await confirmed(`This takes back ${takesBack}.`, call.has('yes')))) return 2;
    const { notes } = await takeBack(wayBack, { ssh, signal, progress: tell });
    for (const note of notes) console.log(note);
    if (files.length > 0) console.log('The files from before are in place.');
    if (!isActivated) {
      if (cib) console.log('The CIB stays as it is ("--activate").');
      if (plan.activation.length > 0)
        console.log('Running programs go on with what they have read ("--activate").');
      return 0;
    }
    await activateAndTell(plan, call);
    return 0;
  });
}
