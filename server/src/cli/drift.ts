import { drift as compare } from '../deploy/drift.ts';
import { clusterOf, DEPLOY_USAGE, deployCommand, type ExitCode } from './deploy-options.ts';

const USAGE = `Usage: ha-cluster drift [OPTIONS] [FOLDER]

Compares what the nodes have with the cluster in FOLDER (default: here). Nothing is changed.

${DEPLOY_USAGE}

Exit code: 0 all nodes have what is here, 1 something differs, 2 wrong usage.`;

const DIFFERENCES = {
  missing: 'is missing',
  content: 'differs',
  'mode or owner': 'has another mode or owner',
} as const;

/** `ha-cluster drift`. */
export async function drift(args: readonly string[]): Promise<ExitCode> {
  return deployCommand('drift', USAGE, args, {}, async ({ positionals, only, ssh, signal }) => {
    const { files, interrupted } = await compare(await clusterOf(positionals[0] ?? '.'), ssh, only, signal);
    for (const { node, path, source, difference } of files) {
      console.log(`${node}: ${path} ${DIFFERENCES[difference]} (here: ${source})`);
    }
    for (const sentence of interrupted) console.log(`Cut off: ${sentence}`);
    if (files.length + interrupted.length === 0) console.log('All nodes have what is here.');
    return files.length + interrupted.length === 0 ? 0 : 1;
  });
}
