import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Files for heartbeat to judge. A sound ha.cf or authkeys stands in for one that is absent. */
export interface HeartbeatCase {
  readonly name: string;
  readonly haCf: string;
  readonly authkeys?: string;
  /** An empty one stands in; `null` when there shall be none. */
  readonly haresources?: string | null;
}

export interface HeartbeatVerdict {
  readonly accepted: boolean;
  /** Refused for nothing but what the machine lacks: users, programs, devices, names in DNS. */
  readonly hostOnly: boolean;
  /** Its errors, without the closing "not started". */
  readonly errors: readonly string[];
}

export const HEARTBEAT = '/usr/libexec/heartbeat/heartbeat';

/** Why heartbeat cannot be asked on this machine; undefined when it can. */
export function heartbeatObstacle(): string | undefined {
  if (!existsSync(HEARTBEAT)) return 'heartbeat is not installed (apt-get install heartbeat)';
  try {
    const spaces = ['--fork', '--pid', '--mount', '--net', '--uts', '--ipc', '--mount-proc'];
    execFileSync('unshare', [...spaces, 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'unshare is not permitted here, and heartbeat is only run in namespaces of its own';
  }
}

/** Asks heartbeat about all cases, in one set of namespaces. */
export async function askHeartbeat(
  cases: readonly HeartbeatCase[],
): Promise<ReadonlyMap<string, HeartbeatVerdict>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'heartbeat-'));
  try {
    const folderOf = new Map(
      cases.map((one, index) => [one, path.join(folder, String(index).padStart(4, '0'))]),
    );
    for (const [one, place] of folderOf) {
      mkdirSync(place);
      writeFileSync(path.join(place, 'ha.cf'), one.haCf, 'latin1');
      if (one.authkeys !== undefined) writeFileSync(path.join(place, 'authkeys'), one.authkeys, 'latin1');
      if (one.haresources === null) writeFileSync(path.join(place, 'no-haresources'), '');
      else if (one.haresources !== undefined)
        writeFileSync(path.join(place, 'haresources'), one.haresources, 'latin1');
      writeFileSync(path.join(place, 'node'), firstNode(one.haCf));
    }
    const script = path.join(import.meta.dirname, 'heartbeat-judge.sh');
    const { stdout } = await promisify(execFile)('bash', [script, folder, ...interfacesOf(cases)]);
    const accepted = new Set(
      stdout.split('\n').flatMap((line) => (line.endsWith(' accepted') ? [line.split(' ')[0]] : [])),
    );
    const asked = stdout.split('\n').filter(Boolean).length;
    if (asked !== cases.length) throw new Error(`heartbeat judged ${asked} of ${cases.length} cases`);
    return new Map(
      [...folderOf].map(([one, place]) => {
        const errors = errorsIn(readFileSync(path.join(place, 'said'), 'latin1'));
        const hostOnly = errors.length > 0 && errors.every((error) => HOST.test(error));
        return [one.name, { accepted: accepted.has(path.basename(place)), hostOnly, errors }];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What heartbeat says beside its errors, at the same level. */
const NO_ERRORS =
  /not started|Authentication configuration error|nice_failback|See documentation|lock ourselves/;

const HOST =
  /is not executable|Invalid uid|unknown host|cannot resolve|does not exist|Nonexistent serial|Illegal serial|Bad [ug]id list|Invalid (?:user|group) id|Invalid apiauth|Illegal ping|Illegal bcast|Get broadcast|Illegal configuration directive|Invalid Stonith (?:type|config)|Cannot open|Failed to add pacemaker/;

function errorsIn(said: string): readonly string[] {
  return said
    .split('\n')
    .flatMap((line) => /ERROR: (.*)$/.exec(line)?.[1] ?? [])
    .filter((error) => !NO_ERRORS.test(error));
}

/** The machine is the first node that the file names, so that it finds itself in it. */
function firstNode(haCf: string): string {
  const name = /^\s*node[ \t]+([^\s,#]+)/m.exec(haCf)?.[1]?.toLowerCase() ?? 'alpha';
  return /^[\w.-]{1,64}$/.test(name) ? name : 'alpha';
}

function interfacesOf(cases: readonly HeartbeatCase[]): readonly string[] {
  const named = cases.flatMap(({ haCf }) =>
    [...haCf.matchAll(/^\s*(?:bcast|udp|[um]cast6?)[ \t]+([^#\n]*)/gm)].flatMap((match) =>
      (match[1] ?? '').split(/[\s,]+/),
    ),
  );
  const likely = named.filter((name) => /^(?:eth|em|bge|bond|enp|ens|br|le)[\w.]{0,11}$/.test(name));
  return [...new Set(['eth0', 'eth1', ...likely])].slice(0, 60);
}
