import { DeployFailure, type FailureKind } from './failure.ts';
import type { NodeAccess } from './node-access.ts';

/** What ssh, sudo and the shell say (OpenSSH 8 to 10, sudo 1.9), and what it means for the one who deploys. */
const MEANINGS: readonly {
  readonly says: RegExp;
  readonly kind: FailureKind;
  readonly explain: (access: NodeAccess) => string;
}[] = [
  {
    says: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    kind: 'host-key',
    explain: ({ name, ssh }) =>
      `The host key of ${name} is not the one that is known. Either the node was set up anew, or somebody is in between. Find out which; then remove the old key with "ssh-keygen -R HOST" and log in once with "ssh ${ssh}" in a terminal.`,
  },
  {
    says: /Host key verification failed|No .* host key is known/,
    kind: 'host-key',
    explain: ({ name, ssh }) =>
      `The host key of ${name} is not known here. Log in once with "ssh ${ssh}" in a terminal, compare the fingerprint with that of the node, and accept it there.`,
  },
  {
    says: /sudo: (?:a password is required|.*no tty present|.*is not in the sudoers)|is not allowed to execute/,
    kind: 'sudo',
    explain: ({ name, ssh }) =>
      `On ${name}, sudo asks for a password or refuses. Deployment needs "sudo -n": allow ${ssh} to run commands as root without a password, or log in as root.`,
  },
  {
    says: /sudo: (?:command )?not found|exec: sudo/,
    kind: 'sudo',
    explain: ({ name }) => `There is no sudo on ${name}. Install it, or log in as root.`,
  },
  {
    says: /Permission denied|Too many authentication failures|no more authentication methods/i,
    kind: 'login',
    explain: ({ name, ssh }) =>
      `${name} does not let "${ssh}" in. Check with "ssh ${ssh}" in a terminal: the user, the key, and whether the agent has it.`,
  },
  {
    says: /Could not resolve hostname/,
    kind: 'unreachable',
    explain: ({ name, ssh }) =>
      `ssh does not know where "${ssh}" is. Set "ssh" of the node ${name} in ha-cluster.json to an alias of your ssh configuration or to user@host.`,
  },
  {
    says: /Bad configuration option|invalid characters|hostname contains invalid|bad hostname/i,
    kind: 'unreachable',
    explain: ({ name, ssh }) => `ssh cannot use "${ssh}" as the place of ${name}.`,
  },
];

/** What the end of a connection means: ssh exits with 255 when it is about the connection, else as the program there. */
export function explainSsh(access: NodeAccess, said: string, code: number | null): DeployFailure {
  const words = said.trim();
  const meaning = MEANINGS.find(({ says }) => says.test(words));
  const last = words === '' ? '' : ` ssh says: ${words.split('\n').slice(-3).join(' ').trim()}`;
  if (meaning) return new DeployFailure(meaning.kind, `${meaning.explain(access)}${last}`, access.name);
  if (code !== null && code !== 0 && code !== 255) {
    return new DeployFailure(
      'other',
      `The shell on ${access.name} ended with code ${code}.${last}`,
      access.name,
    );
  }
  return new DeployFailure(
    'unreachable',
    `The connection to ${access.name} failed or broke.${last} Look with "ssh ${access.ssh}" in a terminal whether the node can be reached.`,
    access.name,
  );
}
