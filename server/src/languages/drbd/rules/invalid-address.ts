import { defineRule, type Problem, type RuleContext } from '../../../core/rule.ts';
import { isFourNumbers, isIpv4, isIpv6 } from '../addresses.ts';
import { pair } from '../examples.ts';
import { type AddressValue, type DrbdNode, integerOf, suffixedNumber, type Word } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/invalid-address',
  severity: 'error',
  docs: {
    title: 'Not an address with a port',
    what: 'An address is `IPV4:PORT`, or `ipv6 [IPV6]:PORT`. DRBD takes numbers, no host names, and a port of 1 to 65535.',
    why: 'drbdadm stops with a parse error at the part that is wrong. Numbers above 255 in an IPv4 address are read without complaint and fail when the resource is brought up.',
    mend: 'Write the address of the network card that carries the replication, and the port of the resource.',
    source: 'drbd-utils 9.22, drbdadm_scanner.fl, drbdadm_parser.c (parse_address)',
  },
  examples: {
    bad: [
      pair('', {
        address: 'address ipv6 [ipv6:a]:7801;\n#                 ^^^^^^ drbd/invalid-address: IPv6',
      }),
      pair('', { address: 'address 10.0.0.1;\n#           ^^^^^^^^ drbd/invalid-address: port' }),
      pair('', {
        address: 'address 10.0.0.1:77880;\n#                    ^^^^^ drbd/invalid-address: 65535',
      }),
      pair('', {
        address:
          'address alice.example.com:7788;\n#           ^^^^^^^^^^^^^^^^^ drbd/invalid-address: host name',
      }),
      pair('', { address: 'address 10.0.0.256:7788;\n#           ^^^^^^^^^^ drbd/invalid-address: 255' }),
      pair('', { address: 'address [fd00::1]:7788;\n#            ^^^^^^^ drbd/invalid-address: "ipv6"' }),
    ],
    good: [
      pair(),
      pair('', { address: 'address ipv6 [fd00::1]:7788;' }, { address: 'address ipv6 [fe80::2%eth1]:7788;' }),
    ],
  },
  nodes: {
    address: ({ address, keyword }, context) => check(address, keyword, true, context),
    'proxy-address': ({ address, keyword }, context) => check(address, keyword, true, context),
    floating: ({ address, keyword }, context) => check(address, keyword, true, context),
    host: ({ address, keyword, port }, context) => {
      if (address) check(address, keyword, port === undefined, context);
      if (port) checkPort(port, context);
    },
  },
});

function check(
  address: AddressValue | undefined,
  keyword: Word,
  needsPort: boolean,
  context: RuleContext,
): void {
  if (!address?.host) {
    context.report({
      at: address?.span ?? keyword.span,
      message: `"${keyword.text}" needs an IP address with a port, e.g. 10.0.0.1:7788, or ipv6 [fd00::1]:7788.`,
    });
    return;
  }
  const { host, bracketed, port, rest } = address;
  if (host.form === 'placeholder' || host.form === 'odd') return;
  const wrong = wrongAddress(address, host);
  const [surplus] = rest;
  if (wrong) context.report(wrong);
  else if (surplus) {
    context.report({
      at: surplus.span,
      message: `After the address and its port nothing more may stand; drbdadm refuses "${surplus.text}".`,
    });
  } else if (port) checkPort(port, context);
  else if (needsPort) {
    context.report({
      at: host.span,
      message: `The port is missing: write ${bracketed ? `[${host.text}]` : host.text}:7788, with a port of this resource's own. drbdadm refuses an address without.`,
    });
  }
}

function wrongAddress(address: AddressValue, host: Word): Problem | undefined {
  const { family, bracketed, rest } = address;
  const { text, span } = host;
  const looksIpv6 = bracketed || isIpv6(text) || rest.some((word) => word.text === ':');
  if (family?.text === 'ipv6' || (!family && looksIpv6)) return wrongIpv6(address, host);
  if (bracketed) return { at: span, message: 'Brackets are for IPv6 addresses only. Write IPV4:PORT.' };
  if (!isFourNumbers(text)) {
    const what = /^[\d.]+$/.test(text)
      ? `"${text}" is no IPv4 address, which has four numbers.`
      : `"${text}" is a host name, and DRBD takes IP addresses only: the cluster must come up when no name server answers.`;
    return { at: span, message: `${what} Write an address such as 10.0.0.1.` };
  }
  if (isIpv4(text)) return undefined;
  return {
    at: span,
    severity: 'warning',
    message: `"${text}" is no IPv4 address: its numbers go to 255. drbdadm reads it, and the resource fails when it is brought up.`,
  };
}

function wrongIpv6(
  { family, bracketed, port, span }: AddressValue,
  { text, span: at }: Word,
): Problem | undefined {
  if (!bracketed) {
    return {
      at: span,
      message:
        'An IPv6 address stands in brackets, so that its colons are not taken for the port: ipv6 [fd00::1]:7788.',
    };
  }
  if (!isIpv6(text)) {
    return {
      at,
      message: `"${text}" is no IPv6 address; drbdadm refuses the configuration here. An example is fd00::1.`,
    };
  }
  if (family?.text === 'ipv6') return undefined;
  return {
    at,
    message: `Before an IPv6 address stands the word "ipv6": ipv6 [${text}]:${port?.text ?? 'PORT'}. drbdadm refuses it without.`,
  };
}

function checkPort(port: Word, context: RuleContext): void {
  if (port.form === 'placeholder' || port.form === 'odd') return;
  const number = integerOf(port);
  if (number !== undefined && number >= 1 && number <= 65_535) return;
  const spelled = suffixedNumber(port);
  if (spelled !== undefined && spelled <= 65_535) {
    context.report({
      at: port.span,
      severity: 'warning',
      message: `drbdadm reads "${port.text}" as port ${spelled}, which is an odd way to write it. Write the number itself.`,
    });
    return;
  }
  context.report({
    at: port.span,
    message: `"${port.text}" is no port: a port is a number from 1 to 65535, and drbdadm refuses anything else. DRBD usually has 7788 and the numbers above it.`,
  });
}
