import type { NodeSession } from './node-session.ts';

/** The releases of the tools on a node, by the names that ha-cluster.json has for them. */
export type ToolVersions = Readonly<Record<string, string>>;

/** Each line: a name, and what its tool prints. DRBD counts by its kernel module, where that is there. */
const SCRIPT = `
command -v drbdadm >/dev/null && drbdadm --version 2>/dev/null | sed -n 's/^DRBD_KERNEL_VERSION=/drbd /p'
command -v corosync >/dev/null && corosync -v | sed -n '1s/^/corosync /p'
command -v crm_mon >/dev/null && crm_mon --version 2>/dev/null | sed -n '1s/^/pacemaker /p'
command -v tgtadm >/dev/null && tgtadm --version | sed -n '1s/^/tgt /p'
true`;

/** Asks a node for the releases of its tools; what is not installed is not told. */
export async function toolVersions(session: NodeSession, signal?: AbortSignal): Promise<ToolVersions> {
  const { stdout } = await session.run(SCRIPT, signal ? { signal } : {});
  const versions: Record<string, string> = {};
  for (const line of Buffer.from(stdout).toString().split('\n')) {
    const [, tool, version] = /^(\w+) .*?(\d+\.\d+(?:\.\d+)*)/.exec(line) ?? [];
    if (tool !== undefined && version !== undefined) versions[tool] = version;
  }
  return versions;
}

/** Whether a release is of the line that a person named: 8.4.11 is of 8.4 and of 8, and not of 8.3. */
export function isOfLine(release: string, line: string): boolean {
  return release === line || release.startsWith(`${line}.`);
}
