import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, whichProgram } from './processes.ts';

/** The password of the user operator on every node, whose hash stands in node.sh. */
export const OPERATOR_PASSWORD = "it's 3 o'clock";

/** The passphrase of the key that `as: 'locked'` uses. */
export const KEY_PASSPHRASE = 'correct horse "battery" $TAPLE';

/**
 * Who asks a node in.
 * - `root`: the key that needs nothing;
 * - `deployer`: a user without rights, who may `sudo -n`;
 * - `operator`: a user with a password and no key, whom sudo asks for the password;
 * - `locked`: root with a key that needs its passphrase;
 * - `stranger`: root, but the node's host key is not known.
 */
export type Login = 'root' | 'deployer' | 'operator' | 'locked' | 'stranger';

export interface SshFiles {
  /** For `ssh -F`. */
  readonly config: string;
  readonly knownHosts: string;
  /** A program that is ssh with this configuration. */
  readonly program: string;
  /** The private key that root and deployer take. */
  readonly key: string;
  readonly lockedKey: string;
}

export interface SshHost {
  readonly name: string;
  readonly address: string;
}

const forShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const makeKey = (file: string, passphrase: string, comment: string): Promise<string> =>
  must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', comment, '-f', file]);

const connect = path.join(import.meta.dirname, 'connect.py');

function configuration(files: SshFiles, switchPid: number, hosts: readonly SshHost[]): string {
  const proxy = (address: string) =>
    `nsenter --target ${switchPid} --net /usr/bin/python3 -I -S ${forShell(connect).replaceAll('%', '%%')} ${address} 22`;
  const host = ({ name, address }: SshHost) => `
Host ${name}-stranger
  HostKeyAlias ${name}-whom-nobody-knows
Host ${name} ${name}-deployer ${name}-operator ${name}-locked ${name}-stranger
  HostName ${address}
  HostKeyAlias ${name}
  ProxyCommand ${proxy(address)}
  ProxyUseFdpass yes
`;
  return `Host *-deployer
  User deployer
Host *-operator
  User operator
  PubkeyAuthentication no
Host *-locked
  IdentityFile "${files.lockedKey}"
${hosts.map(host).join('')}
Host * !*-locked
  IdentityFile "${files.key}"
Host *
  User root
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile "${files.knownHosts}"
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
`;
}

/** Writes keys and configuration of the administrator's side into `directory`. */
export async function writeSshFiles(
  directory: string,
  switchPid: number,
  hosts: readonly SshHost[],
): Promise<SshFiles> {
  const files: SshFiles = {
    config: path.join(directory, 'ssh_config'),
    knownHosts: path.join(directory, 'known_hosts'),
    program: path.join(directory, 'ssh'),
    key: path.join(directory, 'id_ed25519'),
    lockedKey: path.join(directory, 'id_locked'),
  };
  await Promise.all([
    makeKey(files.key, '', 'administrator'),
    makeKey(files.lockedKey, KEY_PASSPHRASE, 'administrator with a passphrase'),
    ...hosts.map(({ name }) => makeKey(hostKeyFile(directory, name), '', name)),
  ]);
  writeFileSync(files.config, configuration(files, switchPid, hosts));
  writeFileSync(files.program, `#!/bin/sh\nexec ${whichProgram('ssh')} -F ${forShell(files.config)} "$@"\n`);
  chmodSync(files.program, 0o755);
  return files;
}

/** Where the private host key of a node lies; the public one has .pub appended. */
export const hostKeyFile = (directory: string, node: string): string => path.join(directory, `host_${node}`);

/** Replaces the host key of a node by a fresh one. */
export async function renewHostKey(directory: string, node: string): Promise<void> {
  const file = hostKeyFile(directory, node);
  await must('rm', ['-f', file, `${file}.pub`]);
  await makeKey(file, '', node);
}
