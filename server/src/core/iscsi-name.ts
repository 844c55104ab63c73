/**
 * What is wrong with the name of an iSCSI target: RFC 7143, 4.2.7 has the forms `iqn.YYYY-MM.REVERSED-DOMAIN:TEXT`,
 * `eui.` with 16 hexadecimal digits and `naa.` with 16 or 32; RFC 3722 has lower case.
 */
export function iscsiNameProblem(name: string): 'form' | 'upper-case' | undefined {
  const lower = name.toLowerCase();
  const isWellFormed =
    /^iqn\.\d{4}-(?:0[1-9]|1[0-2])\.[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*(?::.+)?$/.test(lower) ||
    /^eui\.[0-9a-f]{16}$/.test(lower) ||
    /^naa\.(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(lower);
  if (!isWellFormed) return 'form';
  return lower === name ? undefined : 'upper-case';
}
