import type { ClusterView } from '../core/cluster-view.ts';
import { isDrbdPath, spellingsOf } from '../core/devices.ts';
import { deviceKey, directoryKey, ipKey } from '../core/keys.ts';

// What can be wrong with an answer, as sentences for people. Each returns undefined when nothing is.

const HIGHEST_MINOR = 1_048_575;

function checkNodeName(name: string): string | undefined {
  if (name === '') return 'Write the name of the node, as "uname -n" prints it there.';
  if (name.length > 64) return `"${name}" is too long for the name of a host: 64 characters are the most.`;
  return /^[a-z0-9](?:[\w.-]*[a-z0-9])?$/i.test(name)
    ? undefined
    : `"${name}" cannot be the name of a host: use letters, digits, hyphens and dots, as "uname -n" prints it.`;
}

/** The names of all nodes of a new cluster. */
export function checkNodeNames(names: readonly string[]): string | undefined {
  if (names.length < 2) return 'Name at least two nodes, with a blank between them.';
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    return 'A node is named twice: every node has a name of its own.';
  return names.map(checkNodeName).find((wrong) => wrong !== undefined);
}

/** A name that DRBD, crmsh and file names all take. */
export function checkName(name: string): string | undefined {
  if (name === '') return 'Write a name: the DRBD resource and the crm statements are called after it.';
  if (name.length > 64) return `"${name}" is too long: keep the name below 64 characters.`;
  if (/^(?:all|common|global)$/i.test(name))
    return `"${name}" means something else to drbdadm: choose another name.`;
  return /^[a-z][\w-]*$/i.test(name)
    ? undefined
    : `"${name}" cannot be a name: begin with a letter and use letters, digits, hyphens and underscores.`;
}

export function checkAddress(ip: string): string | undefined {
  if (ip === '') return 'Write an IP address, such as 192.0.2.10.';
  return isIp(ip)
    ? undefined
    : `"${ip}" is no IP address. Write one such as 192.0.2.10; names may not resolve while the cluster starts.`;
}

/** An address with the length of its network: `192.0.2.80/24`. */
export function checkVirtualAddress(answer: string, cluster: ClusterView): string | undefined {
  const { ip, prefix } = splitAddress(answer);
  const wrong = checkAddress(ip);
  if (wrong) return wrong;
  const most = ip.includes(':') ? 128 : 32;
  if (prefix === undefined)
    return `Write the length of the network too, such as ${ip}/${most === 32 ? 24 : 64}: without it the address may end up on the wrong interface.`;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) < 1 || Number(prefix) > most)
    return `"/${prefix}" is no length of a network: it is a number from 1 to ${most}.`;
  const [fixed] = cluster.declarations('fixed-ip', ipKey(ip));
  if (fixed)
    return `${ip} is an address that ${fixed.data.host ?? 'a node'} keeps. Choose one that no machine has: the cluster moves it.`;
  const [moved] = cluster.declarations('virtual-ip', ipKey(ip));
  return moved ? `${ip} is in use: "${moved.data.primitive}" has it already.` : undefined;
}

export function splitAddress(answer: string): { readonly ip: string; readonly prefix: string | undefined } {
  const [ip = '', prefix] = answer.split('/');
  return { ip, prefix };
}

/** A replication or cluster address of a node, given those of the nodes before it. */
export function checkNodeAddress(ip: string, others: readonly string[]): string | undefined {
  const wrong = checkAddress(ip);
  if (wrong) return wrong;
  if (isLoopback(ip)) return `${ip} is the loopback address: no other node can reach it.`;
  return others.some((other) => ipKey(other) === ipKey(ip))
    ? `${ip} is the address of another node already: each has its own.`
    : undefined;
}

export function checkDisk(path: string, nodes: readonly string[], cluster: ClusterView): string | undefined {
  if (!/^\/dev\/[^\s"';{}]+$/.test(path))
    return 'Write the path of a block device that all nodes have, such as /dev/vg0/data.';
  if (isDrbdPath(path)) return `${path} is a device that DRBD makes: name the disk that lies beneath it.`;
  for (const spelling of spellingsOf(deviceKey(path))) {
    const owner = cluster
      .declarations('disk', spelling)
      .find(({ data: { host } }) => host === undefined || isAmong(host, nodes));
    if (owner)
      return `${path} is used already: it is the disk of the DRBD resource "${owner.data.resource}".`;
    const [meta] = cluster.declarations('meta-device', spelling);
    if (meta)
      return `${path} is used already: it holds the meta-data of the DRBD resource "${meta.data.resource}".`;
    const [user] = cluster.references('device', spelling);
    if (user) return `${path} is used already, by "${user.data.id}".`;
  }
  return undefined;
}

export function checkMinor(answer: string, used: ReadonlySet<number>): string | undefined {
  const minor = wholeNumber(answer);
  if (minor === undefined || minor > HIGHEST_MINOR)
    return `"${answer}" is no minor number: /dev/drbd0 to /dev/drbd${HIGHEST_MINOR} can be made.`;
  return used.has(minor) ? `/dev/drbd${minor} is made already by another resource.` : undefined;
}

export function checkPort(answer: string, used: ReadonlySet<number>): string | undefined {
  const port = wholeNumber(answer);
  if (port === undefined || port < 1 || port > 65_535)
    return `"${answer}" is no TCP port: it is a number from 1 to 65535.`;
  return used.has(port)
    ? `Port ${port} is used already. Each DRBD resource needs a port of its own.`
    : undefined;
}

export function checkMountPoint(path: string, cluster: ClusterView): string | undefined {
  const wrong = checkPath(path);
  if (wrong) return wrong;
  const directory = directoryKey(path);
  if (directory === '/')
    return 'The root directory cannot be mounted by the cluster: choose a directory below it.';
  const [other] = cluster.declarations('mount-point', directory);
  return other ? `${directory} is used already: "${other.data.primitive}" mounts it.` : undefined;
}

/** An absolute path of a file or directory on the nodes. */
export function checkPath(path: string): string | undefined {
  if (!path.startsWith('/')) return 'Write the whole path, from the slash at its beginning.';
  return /[\s"'\\]/.test(path) ? 'Choose a path without blanks, quotes and backslashes.' : undefined;
}

/** A name for an iSCSI target or initiator (RFC 3720, 3.2.6.3). */
export function checkIscsiName(name: string): string | undefined {
  return /^(?:iqn\.\d{4}-(?:0[1-9]|1[0-2])\.[a-z0-9.-]+(?::[a-z0-9.:-]+)?|eui\.[0-9a-f]{16}|naa\.(?:[0-9a-f]{16}){1,2})$/i.test(
    name,
  )
    ? undefined
    : `"${name}" is no iSCSI name. One looks like iqn.2026-01.com.example:storage.disk1: a year and month, your domain reversed, and after the colon what you like.`;
}

export function isIp(text: string): boolean {
  if (/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text)) return !/(?:^|\.)0\d/.test(text);
  return /^[0-9a-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`);
}

function isLoopback(ip: string): boolean {
  return ip.startsWith('127.') || ip === '::1';
}

function isAmong(host: string, nodes: readonly string[]): boolean {
  return nodes.length === 0 || nodes.some((node) => node.toLowerCase() === host.toLowerCase());
}

function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined;
}
