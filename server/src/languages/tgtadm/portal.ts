/** The port that iSCSI targets listen on when none is given. */
const ISCSI_PORT = 3260;

export interface Portal {
  readonly ip: string;
  readonly port: number;
}

/** Reads `portal=IP[:PORT]`, an IPv6 address in brackets; undefined for anything else. */
export function readPortal(params: string): Portal | undefined {
  const value = /(?:^|,)portal=([^,]*)/.exec(params)?.[1];
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(value ?? '');
  const ip = match?.[1] ?? match?.[2];
  const port = match?.[3] === undefined ? ISCSI_PORT : Number(match[3]);
  if (ip === undefined || port < 1 || port > 65535) return undefined;
  return match?.[1] !== undefined || isIpv4(ip) ? { ip, port } : undefined;
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** Good enough to tell an IPv6 address from a host name: what inet_pton takes has two colons at least. */
export function isIpv6(text: string): boolean {
  return /^[0-9A-Fa-f:.]+$/.test(text) && (text.match(/:/g)?.length ?? 0) >= 2;
}
