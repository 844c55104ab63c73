/** Canonical names of entities: the keys under which facts of different languages meet. */

/** Host names compare without case (drbdadm, Pacemaker) and heartbeat stores them lower-cased. */
export function nodeKey(name: string): string {
  return name.toLowerCase();
}

/** In place of the name of a node that is listed without one; no node can be called so. */
export const UNNAMED_NODE = 'a node';

/** The name of a host without its domain. */
export function shortName(name: string): string {
  return name.split('.')[0] ?? name;
}

/**
 * A device path without doubled slashes; `drbd3` and `/dev/drbd3` are the same to drbdadm, which prefixes
 * `/dev/` to a bare name (drbdadm_parser.c, parse_device).
 */
export function deviceKey(path: string): string {
  const plain = path.replace(/\/{2,}/g, '/');
  return /^drbd\d+$/.test(plain) ? `/dev/${plain}` : plain;
}

/** Directories compare without trailing slash. */
export function directoryKey(path: string): string {
  const plain = path.replace(/\/{2,}/g, '/');
  return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
}

/** Addresses compare in lower case (IPv6) and without brackets. */
export function ipKey(ip: string): string {
  return ip.toLowerCase().replace(/^\[|\]$/g, '');
}

export function addressKey(ip: string, port: number): string {
  return `${ipKey(ip)}:${port}`;
}

export function minorKey(host: string, minor: number): string {
  return `${nodeKey(host)} ${minor}`;
}
