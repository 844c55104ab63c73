import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { isIpv4, isIpv6 } from '../portal.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unmatchable-initiator',
  severity: 'warning',
  docs: {
    title: 'An initiator address that matches nobody',
    what: 'An initiator address is `ALL`, an address in numbers, or a network like `10.0.0.0/24`.',
    why: 'tgtd takes any text at bind time and compares only numbers later: host names, a lower-case `all`, and addresses with a slip in them never match, and nobody can log in.',
    mend: 'Write the address in numbers, or `ALL` in capitals.',
    source: 'tgt 1.0.85, iscsi/target.c, ip_match; measured: 10.0.0.300, not-an-ip accepted at bind',
  },
  examples: {
    bad: [
      'tgtadm --op bind --mode target --tid 1 -I all\n#                                         ^^^ tgtadm/unmatchable-initiator: "ALL"\n',
      'tgtadm --op bind --mode target --tid 1 -I backup.example\n#                                         ^^^^^^^^^^^^^^ tgtadm/unmatchable-initiator: host name\n',
    ],
    good: ['tgtadm --op bind --mode target --tid 1 -I 10.0.0.0/24\n'],
  },
  nodes: {
    call(call, context) {
      if (!does(call, 'target', 'bind', 'unbind')) return;
      const value = certainValue(call, 'initiator-address');
      if (!value || value.text === 'ALL' || value.text.includes(',')) return;
      const { text, span } = value;
      if (/^all$/i.test(text)) {
        context.report({
          at: span,
          message: `Only "ALL" in capitals means every initiator; "${text}" is taken for a host and admits nobody. Write "ALL".`,
          fixes: [{ title: 'Replace with ALL', edits: [{ at: span, text: 'ALL' }] }],
        });
        return;
      }
      const [, address = '', prefix] = /^(.*?)(?:\/(.*))?$/.exec(text) ?? [];
      const bare = address.replace(/^\[(.*)\]$/, '$1');
      const bits = isIpv4(bare) ? 32 : isIpv6(bare) ? 128 : undefined;
      if (bits !== undefined && (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= bits)))
        return;
      const why =
        bits !== undefined
          ? `"/${prefix}" is no length of a network from 0 to ${bits}`
          : /^[\d.]+$/.test(bare)
            ? `"${bare}" is no IPv4 address`
            : `"${bare}" is a host name, and tgtd compares addresses in numbers only`;
      context.report({
        at: span,
        message: `${why}: this entry admits nobody, and tgtd says nothing about it. Write the address in numbers.`,
      });
    },
  },
});
