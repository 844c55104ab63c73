/** Addresses as ha.cf has them: IPv4, IPv6, host names, and what only looks like one of these. */

export type AddressKind = 'ipv4' | 'short-ipv4' | 'ipv6' | 'name' | 'placeholder' | 'wrong';

const HOST_NAME = /^(?!-)[A-Za-z0-9_-]{1,63}(?:\.(?!-)[A-Za-z0-9_-]{1,63})*\.?$/;
const IPV6 = /^[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:\d+\.\d+\.\d+\.\d+)?(?:%[\w.-]+)?$/;

/** What a word is, by its form. */
export function addressKind(text: string): AddressKind {
  const labels = text.split('.');
  if (labels.every((label) => /^\d+$/.test(label))) return numericKind(labels.map(Number));
  if (text.includes(':')) return isIpv6(text) ? 'ipv6' : 'wrong';
  if (isUnfilled(labels)) return 'placeholder';
  return HOST_NAME.test(text) ? 'name' : 'wrong';
}

function numericKind(parts: readonly number[]): AddressKind {
  if (parts.length === 4) return parts.every((part) => part <= 255) ? 'ipv4' : 'wrong';
  // The C library reads 10.1 as 10.0.0.1: the last part fills what is missing.
  const last = parts.at(-1) ?? 0;
  const first = parts.slice(0, -1);
  const fits = first.every((part) => part <= 255) && last < 256 ** (4 - first.length);
  return parts.length < 4 && fits ? 'short-ipv4' : 'wrong';
}

/**
 * `192.168.1.x`, `priv.a.a.a`: four parts as an address has, but with letters where a manual leaves the number to the
 * reader. No host has such a name: no top-level domain is a single letter, and none follows a row of numbers.
 */
function isUnfilled(labels: readonly string[]): boolean {
  if (labels.length !== 4) return false;
  const numbers = labels.filter((label) => /^\d+$/.test(label)).length;
  return /^[a-z]$/i.test(labels[3] ?? '') || (numbers === 3 && /^[a-z]+$/i.test(labels[3] ?? ''));
}

function isIpv6(text: string): boolean {
  if (!IPV6.test(text)) return false;
  const plain = text.replace(/%.*$/, '').replace(/\d+\.\d+\.\d+\.\d+$/, '0:0');
  const halves = plain.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** Addresses of groups: 224.0.0.0/4. */
export function isMulticast(ipv4: string): boolean {
  const first = Number(ipv4.split('.')[0]);
  return first >= 224 && first <= 239;
}

/** Addresses of groups: ff00::/8. */
export function isMulticast6(ipv6: string): boolean {
  return /^ff[0-9a-f]{2}:/i.test(ipv6);
}
