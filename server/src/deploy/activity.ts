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
        /** Actions that failed, and resources that cannot run, in the words of crm_mon. */
        readonly failures: readonly string[];
      }
    | undefined;
  /** Of a Heartbeat that runs resources itself: `all`, `local`, `foreign`, `none` or `transition`. */
  readonly heartbeat: string | undefined;
  /** The nodes of a running Heartbeat, and how it sees each: `active`, `up`, `dead`. */
  readonly peers: readonly { readonly name: string; readonly status: string }[];
  /** Programs that are installed, and do not answer. */
  readonly idle: readonly string[];
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
quorum=
# Without quorum it prints 0, and fails, too.
command -v crm_node >/dev/null && quorum=$(crm_node -q 2>/dev/null)
if [ -n "$quorum" ]; then
  printf 'quorum:%s\\n' "$quorum"
  crm_node -p 2>/dev/null | sed 's/^/members:/'
  here=$(crm_node -n 2>/dev/null)
  for one in $(crm_resource --list-raw 2>/dev/null); do
    crm_resource -W -r "$one" 2>/dev/null | grep -F " is running on: $here" | sed 's/^/resource:/'
  done
  crm_mon -1 -r 2>/dev/null | sed 's/^/status:/'
elif command -v crm_node >/dev/null; then
  echo idle:Pacemaker
fi
if command -v cl_status >/dev/null && cl_status hbstatus >/dev/null 2>&1; then
  held=$(cl_status rscstatus 2>/dev/null)
  # Who holds what is its own holds nothing when haresources gives it nothing.
  if [ "$held" = local ] && ! grep -qi "^$(uname -n)[[:space:]]" /etc/ha.d/haresources 2>/dev/null; then held=none; fi
  printf 'heartbeat:%s\\n' "$held"
  for one in $(cl_status listnodes -n 2>/dev/null); do
    printf 'peer:%s %s\\n' "$one" "$(cl_status nodestatus "$one" 2>/dev/null)"
  done
elif command -v cl_status >/dev/null; then
  echo idle:Heartbeat
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
            failures: failuresIn(said('status')),
          },
    heartbeat: heartbeat === undefined || heartbeat === '' ? undefined : heartbeat.trim(),
    peers: said('peer').map((line) => {
      const [name = '', status = ''] = line.split(' ');
      return { name, status };
    }),
    idle: said('idle'),
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

/** The section of failed actions, and resources that are stopped with a reason which nobody chose. */
function failuresIn(status: readonly string[]): readonly string[] {
  const found: string[] = [];
  let isFailed = false;
  for (const line of status) {
    const text = line.replace(/^\s*(?:\* )?/, '').trim();
    if (/^\S/.test(line)) isFailed = line.startsWith('Failed');
    else if (isFailed && text !== '') found.push(text);
    else {
      const [, resource = '', state = ''] = /^(\S+)\s+\(\S+\):\s+(.*)$/.exec(text) ?? [];
      const [, reasons = ''] = /^(?:Stopped|FAILED)\b.*?\(([^()]*)\)$/.exec(state) ?? [];
      if (/^FAILED/.test(state) || (reasons !== '' && !/disabled|unmanaged/.test(reasons))) {
        found.push(`${resource} is ${state}`);
      }
    }
  }
  return found;
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
