import { DeployFailure } from './failure.ts';
import type { Fleet } from './fleet.ts';
import type { NodeSession } from './node-session.ts';
import type { PlannedFile } from './plan.ts';
import { shellWords } from './shell-words.ts';
import { STATE } from './transaction.ts';

/** File systems give space in blocks; of most, and of tmpfs, so large: bytes. */
const BLOCK = 4096;

/**
 * What node.sh writes for each deployment: the owner of the lock, `about`, five phases and two folders; for each of its
 * files `was`, `after`, `path` and a folder.
 */
const RECORDS = 9;
const RECORDS_OF_FILE = 4;

/** A file system of a node. */
export interface Room {
  readonly device: string;
  readonly mount: string;
  /** For root: bytes. */
  readonly free: number;
}

/** What a deployment takes on one file system of a node while it goes on: bytes. */
interface Need extends Room {
  /** A folder on it, as the plan names it. */
  readonly folder: string;
  /** The new files, which are written beside the live ones. */
  staged: number;
  /** Copies of what is replaced. */
  kept: number;
  /** What says how far the deployment came. */
  records: number;
}

/**
 * Looks whether the nodes have room for the files of a plan beside those that are there, and for the way back.
 *
 * @throws DeployFailure that says where room is missing, and how much.
 */
export async function requireSpace(
  fleet: Fleet,
  files: readonly PlannedFile[],
  signal?: AbortSignal,
): Promise<void> {
  const nodes = [...new Set(files.map(({ node }) => node))];
  await fleet.each(nodes, async (session) => {
    const { name } = session.access;
    const own = files.filter(({ node }) => node === name);
    for (const need of await needsOf(session, own, signal)) {
      const { free, staged, kept, records } = need;
      if (staged + kept + records > free) throw tooSmall(name, need);
    }
  });
}

async function needsOf(
  session: NodeSession,
  files: readonly PlannedFile[],
  signal?: AbortSignal,
): Promise<readonly Need[]> {
  const folders = [...new Set([STATE, ...files.map(({ path }) => folderOf(path))])];
  const { stdout } = await session.run(
    folders.map((folder) => `room ${shellWords(folder)}`).join('\n'),
    signal ? { signal } : {},
  );
  const lines = Buffer.from(stdout).toString().split('\n');
  const devices = new Map<string, Need>();
  const needs = new Map<string, Need>();
  for (const [index, folder] of folders.entries()) {
    const room = readRoom(lines[index] ?? '');
    if (!room) continue;
    const need = devices.get(room.device) ?? { ...room, folder, staged: 0, kept: 0, records: 0 };
    devices.set(room.device, need);
    needs.set(folder, need);
  }
  const records = needs.get(STATE);
  if (records) records.records += RECORDS * BLOCK;
  for (const { path, before, after } of files) {
    const beside = needs.get(folderOf(path));
    if (beside && after.kind === 'file') beside.staged += blocks(after.size);
    if (!records) continue;
    records.records += RECORDS_OF_FILE * BLOCK;
    if (before.kind === 'file') records.kept += blocks(before.size);
  }
  return [...devices.values()];
}

/**
 * Reads what `room` of node.sh prints: the device, and what df(1) says of it in POSIX form, with kibibytes. Undefined for
 * a file system that does not tell, such as some of FUSE.
 */
export function readRoom(line: string): Room | undefined {
  const [, device, ...rest] = /^(\d+) .*\s(\d+)\s+(\d+)\s+(-?\d+)\s+\S+\s(.+)$/.exec(line) ?? [];
  const [total, used, available] = rest.map(Number);
  const mount = rest[3];
  if (device === undefined || !total || used === undefined || available === undefined || !mount)
    return undefined;
  // What a file system keeps for root counts, too: it is used, not available.
  return { device, mount, free: Math.max(total - used, available, 0) * 1024 };
}

function tooSmall(node: string, { folder, mount, free, staged, kept, records }: Need): DeployFailure {
  const parts = [
    ...(staged > 0
      ? [`${told(staged)} for the new files, which are written beside those that are there`]
      : []),
    ...(kept > 0 ? [`${told(kept)} for copies of those that are replaced`] : []),
    ...(records > 0 ? [`${told(records)} for the record of the deployment`] : []),
  ];
  const where = mount === folder ? folder : `${folder} (mounted at ${mount})`;
  return new DeployFailure(
    'refused',
    `${node} has too little room: the file system of ${where} has ${told(free)} free, and the deployment needs ${told(staged + kept + records)} there (${parts.join(', ')}). Nothing was changed. Make room there (df -h ${mount}; du -xh ${mount} | sort -h | tail), and make the plan again.`,
    node,
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function blocks(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** As df -h prints it. */
function told(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
