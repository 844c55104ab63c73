import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { whichProgram } from './processes.ts';

/** What a cluster can be asked to run besides sshd. */
export type Service = 'corosync' | 'heartbeat' | 'tgtd';

interface Tool {
  readonly program: string;
  readonly debian: string;
}

const TOOLS: readonly Tool[] = [
  { program: 'ssh', debian: 'openssh-client' },
  { program: 'ssh-keygen', debian: 'openssh-client' },
  { program: '/usr/sbin/sshd', debian: 'openssh-server' },
  { program: 'sudo', debian: 'sudo' },
  { program: 'nsenter', debian: 'util-linux' },
  { program: 'unshare', debian: 'util-linux' },
  { program: 'pivot_root', debian: 'util-linux' },
  { program: 'ip', debian: 'iproute2' },
  { program: 'pkill', debian: 'procps' },
  { program: '/usr/bin/python3', debian: 'python3' },
  { program: 'drbdadm', debian: 'drbd-utils' },
];

const TOOLS_OF: Readonly<Record<Service, readonly Tool[]>> = {
  corosync: [
    { program: 'corosync', debian: 'corosync' },
    { program: 'pacemakerd', debian: 'pacemaker' },
    { program: 'crm', debian: 'crmsh' },
    { program: 'crm_mon', debian: 'pacemaker-cli-utils' },
    { program: 'modprobe', debian: 'kmod' },
    { program: 'fuser', debian: 'psmisc' },
  ],
  heartbeat: [
    { program: '/usr/libexec/heartbeat/heartbeat', debian: 'heartbeat' },
    { program: 'cl_status', debian: 'heartbeat' },
  ],
  tgtd: [
    { program: 'tgtd', debian: 'tgt' },
    { program: 'tgtadm', debian: 'tgt' },
  ],
};

/** Does what starting a node does, in small; $1 is an empty directory. */
const REHEARSAL = `
mount -t tmpfs tmpfs "$1"
mkdir "$1/changes" "$1/work" "$1/root"
mknod "$1/changes/srv" c 0 0
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" "$1/root"
test ! -e "$1/root/srv"
mount -t proc proc "$1/root/proc"
mount -t sysfs sysfs "$1/root/sys"
ip link add bridge type bridge
ip link add v1 type veth peer name eth0
`;

let rehearsed: string | undefined | false = false;

function rehearse(): string | undefined {
  const directory = mkdtempSync(path.join(tmpdir(), 'nodes-rehearsal-'));
  const namespaces = ['--pid', '--fork', '--kill-child', '--mount', '--net', '--uts', '--ipc'];
  try {
    execFileSync('unshare', [...namespaces, 'sh', '-euc', REHEARSAL, 'sh', directory], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    return `this machine does not let us make nodes of namespaces and overlays (${said})`;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Why no cluster with these services can be made on this machine, in words; undefined when it can. */
export function clusterObstacle(...services: readonly Service[]): string | undefined {
  if (process.platform !== 'linux') return 'nodes are made of namespaces, which only Linux has';
  if (process.getuid?.() !== 0) return 'only root can make nodes of namespaces';
  const wanted = [...TOOLS, ...services.flatMap((service) => TOOLS_OF[service])];
  const missing = wanted.filter(({ program }) =>
    program.startsWith('/') ? !existsSync(program) : whichProgram(program) === undefined,
  );
  if (missing.length > 0) {
    const packages = [...new Set(missing.map(({ debian }) => debian))].join(' ');
    return `${missing.map(({ program }) => program).join(', ')} is not installed (apt-get install ${packages})`;
  }
  if (rehearsed === false) rehearsed = rehearse();
  return rehearsed;
}
