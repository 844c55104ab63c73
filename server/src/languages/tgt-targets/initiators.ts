/** Why an initiator address admits nobody; undefined when it does (tgt 1.0.85, iscsi/target.c, ip_match). */
export function whyUnmatchable(text: string): string | undefined {
  if (text === 'ALL') return undefined;
  const [, address = '', prefix] = /^(.*?)(?:\/(.*))?$/.exec(text) ?? [];
  const bare = address.replace(/^\[(.*)\]$/, '$1');
  const bits = isIpv4(bare) ? 32 : isIpv6(bare) ? 128 : undefined;
  if (bits === undefined) {
    return /^[\d.]+$/.test(bare)
      ? `"${bare}" is no IPv4 address`
      : `"${bare}" is a name, and tgtd compares addresses in numbers only`;
  }
  if (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= bits)) return undefined;
  return `"/${prefix}" is no length of a network from 0 to ${bits}`;
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  return /^[0-9A-Fa-f:.]+$/.test(text) && (text.match(/:/g)?.length ?? 0) >= 2;
}
