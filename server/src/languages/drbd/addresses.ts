/** Whether a text is an IPv4 address in four numbers; their size is another matter (drbdadm does not look at it). */
export function isFourNumbers(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
}

export function isIpv4(text: string): boolean {
  return isFourNumbers(text) && text.split('.').every((part) => Number(part) <= 255);
}

/** Whether a text is an IPv6 address, with an optional zone: `fd00::1`, `fe80::1%eth0`, `::ffff:10.0.0.1`. */
export function isIpv6(text: string): boolean {
  const [address = '', zone] = text.split('%', 2);
  if (zone === '') return false;
  const [head = '', tail, more] = address.split('::');
  if (more !== undefined) return false;
  const groups = [...groupsOf(head), ...(tail === undefined ? [] : groupsOf(tail))];
  const last = groups.at(-1) ?? '';
  const embedded = isIpv4(last);
  const plain = embedded ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const count = plain.length + (embedded ? 2 : 0);
  return tail === undefined ? count === 8 : count <= 7;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
