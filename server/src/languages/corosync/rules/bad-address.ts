import { defineRule } from '../../../core/rule.ts';
import { addressKind } from '../addresses.ts';
import { overValues } from '../entry-rule.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/bad-address',
  severity: 'error',
  docs: {
    title: 'Neither an address nor a name',
    what: 'The key takes an IPv4 address, an IPv6 address without brackets, or a host name; no port and no length of a prefix.',
    why: 'Corosync refuses to start: `failed to parse node address`.',
    mend: 'Write the address alone.',
    source: 'corosync 3.1.7, totemip.c, totemip_parse',
  },
  examples: {
    bad: [
      'nodelist {\n  node {\n    nodeid: 1\n    ring0_addr: 10.0.0.300\n#               ^^^^^^^^^^ corosync/bad-address: 255\n  }\n}\n',
      'nodelist {\n  node {\n    nodeid: 1\n    ring0_addr: 10.0.0.1/24\n#               ^^^^^^^^^^^ corosync/bad-address: "10.0.0.1"\n  }\n}\n',
      'nodelist {\n  node {\n    nodeid: 1\n    ring0_addr: [fd00::1]\n#               ^^^^^^^^^ corosync/bad-address: "fd00::1"\n  }\n}\n',
    ],
    good: ['nodelist {\n  node {\n    nodeid: 1\n    ring0_addr: fd00::1\n  }\n}\n'],
  },
  nodes: overValues(['address', 'multicast'], ({ node, key, context }) => {
    const { value } = node;
    if (addressKind(value.text) !== 'none') return;
    // Beside a nodelist, corosync only warns that it does not look at these.
    const isPassedOver = key.name === 'bindnetaddr' || key.name === 'memberaddr';
    const bare = bareAddress(value.text);
    const wrong =
      value.text === ''
        ? `"${key.name}" has no value`
        : /^[\d.]+$/.test(value.text)
          ? `"${value.text}" is no IPv4 address: four numbers up to 255`
          : `"${value.text}" is neither an address nor a host name`;
    context.report({
      at: value.text === '' ? node.key.span : value.span,
      ...(isPassedOver && context.keys('node').length > 0 && { severity: 'warning' as const }),
      message: `${wrong}. Corosync cannot use it and does not start.${bare === undefined ? '' : ` Write "${bare}".`}`,
      fixes:
        bare === undefined ? [] : [{ title: `Write "${bare}"`, edits: [{ at: value.span, text: bare }] }],
    });
  }),
});

/** The address without brackets, port or prefix. */
function bareAddress(text: string): string | undefined {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ??
    /^([^/]+)\/\d+$/.exec(text)?.[1] ??
    /^([\d.]+):\d+$/.exec(text)?.[1];
  return bare !== undefined && addressKind(bare) !== 'none' ? bare : undefined;
}
