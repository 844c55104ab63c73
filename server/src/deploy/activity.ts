/** What runs on a node at the moment. */
export interface Activity {
  /** DRBD resources and what is remarkable about each. */
  readonly drbd: readonly DrbdState[];
  /** Undefined where Pacemaker does not run. */
  readonly pacemaker:
    | {
        readonly quorum: boolean;
        readonly members: readonly string[];
        readonly resources: readonly string[];
        readonly failures: readonly string[];
      }
    | undefined;
  /** Of a Heartbeat that runs resources itself: `all`, `local`, `foreign`, `none` or `transition`. */
  readonly heartbeat: string | undefined;
}

export interface DrbdState {
  readonly resource: string;
  /** `Primary`, `Secondary`. */
  readonly role: string;
  readonly connections: readonly string[];
  readonly disks: readonly string[];
}

/**
 * Asks the programs that may run; the answers have a word in front that says whose they are. Works with Pacemaker 1.1 to
 * 3, drbd 8 (proc file) and 9, and Heartbeat 3.
 */
export const ACTIVITY = `
if command -v drbdsetup >/dev/null && [ -e /proc/drbd ]; then
  { drbdsetup status 2>/dev/null || cat /proc/drbd; } | sed 's/^/drbd:/'
fi
if command -v crm_node >/dev/null && quorum=$(crm_node -q 2>/dev/null); then
  printf 'quorum:%s\\n' "$quorum"
  crm_node -p 2>/dev/null | sed 's/^/members:/'
  here=$(crm_node -n 2>/dev/null)
  for one in $(crm_resource --list-raw 2>/dev/null); do
    crm_resource -W -r "$one" 2>/dev/null | grep -F " is running on: $here" | sed 's/^/resource:/'
  done
  crm_mon -1 2>/dev/null | sed -n '/^Failed/,/^$/p' | sed 's/^/failure:/'
fi
if command -v cl_status >/dev/null && cl_status hbstatus >/dev/null 2>&1; then
  printf 'heartbeat:%s\\n' "$(cl_status rscstatus 2>/dev/null)"
fi`;

/** Reads the answers to ACTIVITY. */
export function readActivity(lines: readonly string[]): Activity {
  const said = (word: string) =>
    lines.flatMap((line) => (line.startsWith(`${word}:`) ? [line.slice(word.length + 1)] : []));
  const [quorum] = said('quorum');
  const [heartbeat] = said('heartbeat');
  return {
    drbd: readDrbd(said('drbd')),
    pacemaker:
      quorum === undefined
        ? undefined
        : {
            quorum: quorum.trim() === '1',
            members: said('members').flatMap((line) => line.split(/\s+/).filter(Boolean)),
            resources: said('resource').flatMap(
              (line) => /^resource (\S+) is running on: \S+(.*)$/.exec(line)?.slice(1, 3).join('') ?? [],
            ),
            failures: said('failure')
              .filter((line) => line.startsWith('  '))
              .map((line) => line.trim()),
          },
    heartbeat: heartbeat === undefined || heartbeat === '' ? undefined : heartbeat.trim(),
  };
}

/** What a person wants to know of what runs there, in short. */
export function describeActivity({ drbd, pacemaker, heartbeat }: Activity): readonly string[] {
  return [
    ...drbd.filter(({ role }) => role === 'Primary').map(({ resource }) => `DRBD ${resource} is Primary`),
    ...(pacemaker?.resources ?? []).map((resource) => `${resource.trim()} runs`),
    ...(heartbeat === 'all' || heartbeat === 'local' ? [`Heartbeat holds its resources (${heartbeat})`] : []),
  ];
}

/** `drbdsetup status` of DRBD 9, or /proc/drbd of DRBD 8. */
function readDrbd(lines: readonly string[]): readonly DrbdState[] {
  const found: { resource: string; role: string; connections: string[]; disks: string[] }[] = [];
  for (const line of lines) {
    const [, minor, cs = '', ro = '', ds = ''] =
      /^\s*(\d+): cs:(\S+)(?: ro:(\S+) ds:(\S+))?/.exec(line) ?? [];
    // A device without a resource.
    if (cs === 'Unconfigured') continue;
    if (minor !== undefined) {
      const [role = '', disk = ''] = [ro.split('/')[0], ds.split('/')[0]];
      found.push({ resource: `minor ${minor}`, role, connections: [cs], disks: [disk] });
      continue;
    }
    const [, resource, role = ''] = /^(\S+) role:(\S+)/.exec(line) ?? [];
    if (resource !== undefined) found.push({ resource, role, connections: [], disks: [] });
    const last = found.at(-1);
    const connection = /\bconnection:(\S+)/.exec(line)?.[1];
    const disk = /^\s.*\bdisk:(\S+)/.exec(line)?.[1];
    // A peer that is there is told by its role alone.
    if (connection !== undefined) last?.connections.push(connection);
    if (disk !== undefined && !/peer-disk/.test(line)) last?.disks.push(disk);
  }
  return found;
}
