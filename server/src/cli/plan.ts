import { writeFile } from 'node:fs/promises';
import { makePlan } from '../deploy/make-plan.ts';
import { isEmpty } from '../deploy/plan.ts';
import { clusterOf, DEPLOY_USAGE, deployCommand, type ExitCode } from './deploy-options.ts';
import { planReport } from './report-plan.ts';

const USAGE = `Usage: ha-cluster plan [--files-only] [--out FILE] [OPTIONS] [FOLDER]

Shows what deploying the cluster in FOLDER (default: here) would change on its nodes: which files with which differences,
what the statements of crmsh would do to the running cluster, what would have to be activated, and the risks. The nodes
are read, and nothing is changed there. A cluster with errors is not planned.

  --files-only          leave out what goes into the CIB, for clusters that do not run yet
  --out FILE            save the plan for "ha-cluster apply"; it holds no secrets
${DEPLOY_USAGE}

Exit code: 0 nothing to change, 1 something to change, or the plan cannot be made because of the cluster, 2 wrong usage.`;

/** `ha-cluster plan`. */
export async function plan(args: readonly string[]): Promise<ExitCode> {
  const own = { flags: ['files-only'], values: ['out'] };
  return deployCommand('plan', USAGE, args, own, async ({ positionals, only, ssh, signal, has, value }) => {
    const cluster = await clusterOf(positionals[0] ?? '.');
    const planned = await makePlan(cluster, {
      ssh,
      signal,
      filesOnly: has('files-only'),
      ...(only && { only }),
    });
    process.stdout.write(planReport(planned));
    const out = value('out');
    if (out !== undefined) {
      await writeFile(out, `${JSON.stringify(planned.plan, null, 2)}\n`, { mode: 0o600 });
      console.log(`\nSaved as ${out}. To carry it out: ha-cluster apply ${out}`);
    }
    return isEmpty(planned.plan) ? 0 : 1;
  });
}
