/** What a value is to totemip_parse, which asks getaddrinfo: a number of a family, a name, or neither. */
export type AddressKind = 'ipv4' | 'ipv6' | 'name' | 'none';

const NUMBER = /^(?:0x[\da-f]+|\d+)$/i;
const NAME = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?$/i;

export function addressKind(text: string): AddressKind {
  if (text.includes(':')) return isIpv6(text.replace(/%[\w.-]+$/, '')) ? 'ipv6' : 'none';
  const parts = text.split('.');
  if (parts.every((part) => NUMBER.test(part))) return isIpv4(parts) ? 'ipv4' : 'none';
  return NAME.test(text) && !/\.\./.test(text) ? 'name' : 'none';
}

/** As inet_aton reads it: fewer than four parts are allowed, and so are other bases. */
function isIpv4(parts: readonly string[]): boolean {
  if (parts.length > 4) return false;
  const numbers = parts.map((part) => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  return numbers.every(
    (number, index) => number <= (index < parts.length - 1 ? 255 : 256 ** (5 - parts.length) - 1),
  );
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const isMixed = last?.includes('.') ?? false;
  if (isMixed && !(last && isPlainIpv4(last))) return false;
  const hex = isMixed ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  const count = hex.length + (isMixed ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

/** Four decimal numbers, as everybody writes an IPv4 address. */
export function isPlainIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

export function isMulticast(text: string): boolean {
  const kind = addressKind(text);
  if (kind === 'ipv6') return /^ff/i.test(text);
  const first = Number(text.split('.')[0]);
  return kind === 'ipv4' && first >= 224 && first <= 239;
}

export function isLoopback(text: string): boolean {
  return text === '::1' || (isPlainIpv4(text) && text.startsWith('127.'));
}
