import type { Outcome } from './processes.ts';

/** What a node says of one of its files. */
export interface FileState {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** As chmod takes it: "600". */
  readonly mode: string;
  /** "root:haclient" */
  readonly owner: string;
  readonly size: number;
  /** Tells a file that was replaced from one that was left alone. */
  readonly inode: number;
  /** Of the content in hexadecimal digits; empty for what is not a file. */
  readonly sha256: string;
}

type Ask = (command: readonly string[]) => Promise<Outcome>;

const KINDS: Readonly<Record<string, FileState['kind']>> = { f: 'file', d: 'directory', l: 'link' };

/**
 * The state of everything below `directory`, by its whole path; of `directory` alone with `depth` 0. Names may hold
 * any character. What vanishes meanwhile is left out.
 */
export async function fileStates(
  ask: Ask,
  directory: string,
  depth?: number,
): Promise<ReadonlyMap<string, FileState>> {
  const where = ['find', directory, ...(depth === undefined ? [] : ['-maxdepth', String(depth)])];
  const [listed, hashed] = await Promise.all([
    ask([...where, '-printf', '%y %m %u:%g %s %i %p\\0']),
    ask([...where, '-type', 'f', '-exec', 'sha256sum', '--zero', '--', '{}', '+']),
  ]);
  const hashes = new Map<string, string>();
  for (const line of hashed.stdout.split('\0')) hashes.set(line.slice(66), line.slice(0, 64));
  const states = new Map<string, FileState>();
  for (const line of listed.stdout.split('\0')) {
    const [, type = '', mode = '', owner = '', size, inode, file = ''] =
      /^(.) (\d+) (\S+) (\d+) (\d+) (.*)$/s.exec(line) ?? [];
    if (type === '') continue;
    const sha256 = hashes.get(file) ?? '';
    states.set(file, {
      kind: KINDS[type] ?? 'other',
      mode,
      owner,
      size: Number(size),
      inode: Number(inode),
      sha256,
    });
  }
  return states;
}
