import './platform/object-group-by.ts';
import { ansible } from './cli/ansible.ts';
import { apply } from './cli/apply.ts';
import type { ExitCode } from './cli/command.ts';
import { convert } from './cli/convert.ts';
import { drift } from './cli/drift.ts';
import { explain } from './cli/explain.ts';
import { format } from './cli/format.ts';
import { history } from './cli/history.ts';
import { importFiles } from './cli/import.ts';
import { lint } from './cli/lint.ts';
import { plan } from './cli/plan.ts';
import { rollback } from './cli/rollback.ts';

interface Command {
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<ExitCode>;
}

const commands: Readonly<Record<string, Command>> = {
  lint: { summary: 'Check configuration files and folders as one cluster', run: lint },
  format: {
    summary: 'Bring files into the style of their tools, without changing what they say',
    run: format,
  },
  explain: { summary: 'Tell what a problem means, why it matters and what to do', run: explain },
  convert: { summary: 'Print what a file of Heartbeat becomes for corosync and Pacemaker', run: convert },
  plan: { summary: 'Show what a deployment would change on the nodes of a cluster', run: plan },
  apply: { summary: 'Carry out a plan, on all its nodes or on none', run: apply },
  rollback: { summary: 'Take a deployment back', run: rollback },
  drift: { summary: 'Compare the nodes of a cluster with its files here', run: drift },
  import: { summary: 'Read an existing cluster from its nodes', run: importFiles },
  ansible: { summary: 'Write a playbook with which Ansible deploys the files of a cluster', run: ansible },
  history: { summary: 'List what was deployed to the nodes of a cluster', run: history },
};

const USAGE = `Usage: ha-cluster COMMAND [OPTIONS]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

"ha-cluster COMMAND --help" tells more.`;

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(USAGE);
    return 0;
  }
  const command = name === undefined ? undefined : commands[name];
  if (command) return command.run(args);
  console.error(name === undefined ? USAGE : `ha-cluster: there is no command "${name}"\n\n${USAGE}`);
  return 2;
}

// Setting the exit code, instead of exiting, lets a pipe take all of the output.
process.exitCode = await main(process.argv.slice(2));
