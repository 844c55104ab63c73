import type { SimpleCommand, Word } from './shell/tree.ts';

/** Commands that run the command given to them as arguments. */
const WRAPPERS = new Set([
  'sudo',
  'doas',
  'env',
  'exec',
  'time',
  'nice',
  'ionice',
  'nohup',
  'setsid',
  'timeout',
  'command',
  'builtin',
  'eval',
  'chroot',
  'nsenter',
  'unshare',
  'ip',
  'ssh',
  'lxc-attach',
  'docker',
  'podman',
  'kubectl',
  'strace',
  'flock',
  'taskset',
  'numactl',
  'ocf_run',
  'rlRun',
  'run',
  'try',
  // Behind a stray backslash these are plain words.
  'if',
  'while',
  'until',
  '!',
]);

/** Where, among the words of a simple command, the command itself begins. */
export interface CommandName {
  /** The name without its path. */
  readonly name: string;
  readonly index: number;
}

/** The command that a simple command runs, behind `sudo`, `env`, `exec` and the like. */
export function commandName(
  { words }: Pick<SimpleCommand, 'words'>,
  wanted: ReadonlySet<string>,
): CommandName | undefined {
  const [first] = words;
  const name = first && baseName(first);
  if (name === undefined) return undefined;
  if (wanted.has(name)) return { name, index: 0 };
  if (!WRAPPERS.has(name)) return undefined;
  // `command -v tgtadm` asks where it is.
  if (name === 'command' && words[1]?.value?.match(/^-[vV]/)) return undefined;
  for (let index = 1; index < words.length; index++) {
    const word = words[index];
    const inner = word && baseName(word);
    if (inner !== undefined && wanted.has(inner)) return { name: inner, index };
  }
  return undefined;
}

/** The last part of a path; of a path that begins with a variable, `$SBIN/tgtadm`, too. */
function baseName(word: Word): string | undefined {
  const last = word.parts.at(-1);
  const path = word.value ?? (last?.kind === 'text' && last.value.startsWith('/') ? last.value : undefined);
  return path?.slice(path.lastIndexOf('/') + 1);
}
