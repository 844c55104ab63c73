import { history as pastOf } from '../deploy/history.ts';
import { choose } from '../deploy/make-plan.ts';
import { nodesOf } from '../deploy/nodes.ts';
import { clusterOf, DEPLOY_USAGE, deployCommand, type ExitCode } from './deploy-options.ts';

const USAGE = `Usage: ha-cluster history [OPTIONS] [FOLDER]

Lists what was deployed to the nodes of the cluster in FOLDER (default: here), the youngest first, as the nodes have kept
it: each the last ten.

${DEPLOY_USAGE}

Exit code: 0, or 2 for wrong usage.`;

/** `ha-cluster history`. */
export async function history(args: readonly string[]): Promise<ExitCode> {
  return deployCommand('history', USAGE, args, {}, async ({ positionals, only, ssh, signal }) => {
    const nodes = choose(nodesOf(await clusterOf(positionals[0] ?? '.')), only);
    const past = await pastOf(nodes, ssh, signal);
    for (const { id, by, at, outcome, takesBack, files } of past) {
      const about = takesBack === undefined ? '' : `, takes back ${takesBack}`;
      console.log(`${id}  ${at}  by ${by}: ${outcome}${about}`);
      for (const { node, path } of files) console.log(`    ${node}: ${path}`);
    }
    if (past.length === 0) console.log('The nodes know of no deployment.');
    return 0;
  });
}
