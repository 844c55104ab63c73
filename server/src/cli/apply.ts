import { activate, activationReport } from '../deploy/activate.ts';
import { apply as applyPlan } from '../deploy/apply.ts';
import { readSource } from '../deploy/make-plan.ts';
import { isEmpty, type Plan } from '../deploy/plan.ts';
import { describeProgress, type Progress } from '../deploy/progress.ts';
import { readPlan } from '../deploy/read-plan.ts';
import { DEPLOY_USAGE, type DeployCall, deployCommand, type ExitCode, readText } from './deploy-options.ts';

const USAGE = `Usage: ha-cluster apply [--activate] [OPTIONS] PLAN

Carries out a plan that "ha-cluster plan --out PLAN" has saved: on all its nodes, or on none. The files are staged
and checked by the nodes' own tools everywhere before the first is replaced; when anything fails, what was replaced is
put back. Nothing is done when a node or the workspace has changed since the plan was made.

  --activate            make running programs take over the new files, one node after the other, and change the CIB
${DEPLOY_USAGE}

Exit code: 0 done, 1 nothing is changed, and why, 2 wrong usage.`;

/** `ha-cluster apply`. */
export async function apply(args: readonly string[]): Promise<ExitCode> {
  return deployCommand('apply', USAGE, args, { flags: ['activate'] }, async (call) => {
    const [file] = call.positionals;
    if (file === undefined) {
      console.error(`ha-cluster apply: name the plan\n\n${USAGE}`);
      return 2;
    }
    const plan = readPlan(readText(file));
    const { ssh, signal } = call;
    if (isEmpty(plan)) {
      console.log('The plan changes nothing.');
      return 0;
    }
    if (plan.files.length > 0) {
      const { notes } = await applyPlan(plan, {
        ssh,
        signal,
        contentOf: ({ source }) => readSource(plan.root, source),
        progress: tell,
      });
      for (const note of notes) console.log(note);
      const count = plan.files.length === 1 ? '1 file is' : `${plan.files.length} files are`;
      console.log(`${count} in place. To take this back: ha-cluster rollback ${plan.id}`);
    }
    if (!call.has('activate')) {
      if (plan.activation.length > 0 || plan.cib) {
        console.log('Nothing was activated: running programs go on with what they have read ("--activate").');
      }
      return 0;
    }
    await activateAndTell(plan, call);
    return 0;
  });
}

/** Makes running programs take a deployment over, and prints what they did. */
export async function activateAndTell(plan: Plan, { ssh, signal }: DeployCall): Promise<void> {
  for (const line of activationReport(await activate(plan, { ssh, signal, progress: tell }))) {
    console.log(line);
  }
}

/** A step of a deployment, as it begins, for people who watch. */
export function tell(progress: Progress): void {
  console.error(`${describeProgress(progress)} ...`);
}
