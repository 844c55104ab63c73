import { defineRule } from '../../../core/rule.ts';
import { addressParts, isIpv4, isOnOneLine, maskBits } from '../addresses.ts';
import { argsOf, type HaresourcesNode, isPlaceholder, scriptName, type Word } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/bad-address',
  severity: 'error',
  docs: {
    title: 'Not an address, or not a mask',
    what: 'An address has four numbers from 0 to 255. Behind it may stand `/` and the mask (bits from 0 to 32, or four numbers), `/` and the interface, `/` and the broadcast address.',
    why: 'Heartbeat does not look at start. At the takeover IPaddr fails, and the whole line is given up: the service stays down on every node.',
    mend: 'Write e.g. `10.0.0.100/24/eth0`.',
    source: 'heartbeat 3.0.6, resource.d/IPaddr and IPaddr2; resource-agents, findif',
  },
  examples: {
    bad: [
      'alice 10.0.0.300 httpd\n#     ^^^^^^^^^^ haresources/bad-address: from 0 to 255\n',
      'alice IPaddr2::10.0.0.1/42/eth0\n#                       ^^ haresources/bad-address: from 0 to 32\n',
      'alice IPaddr::10.0.0.1/255.255.0.255\n#                      ^^^^^^^^^^^^^ haresources/bad-address: mask\n',
      'alice IPaddr::10.0.0.1/24/eth0/10.0.0\n#                              ^^^^^^ haresources/bad-address: broadcast\n',
    ],
    good: [
      'alice IPaddr::10.0.0.1/255.255.255.0/eth0:1/10.0.0.255\nbob 10.0.0.2/24/10.0.0.255 httpd\n',
      'alice IPaddr::10.0.0.1//8/eth0:10\n',
    ],
  },
  nodes: {
    group({ resources }, context) {
      for (const resource of resources) {
        const name = scriptName(resource);
        const [argument] = argsOf(resource);
        if (!/^IPaddr2?$/.test(name) || !argument || !isOnOneLine(argument) || isPlaceholder(argument))
          continue;
        const { ip, mask, nic, broadcast, rest } = addressParts(argument);
        const fails = `${name} fails with it, and the whole line is given up.`;
        const report = (at: Word, what: string) => context.report({ at: at.span, message: what });
        if (!isIpv4(ip.text)) {
          const hint = ip.text.includes(':')
            ? 'An IPv6 address needs IPv6addr.'
            : 'An address has four numbers from 0 to 255.';
          report(ip, `"${ip.text}" is no IPv4 address: ${fails} ${hint}`);
        } else if (mask && maskBits(mask.text) === undefined) {
          const hint = /^[a-z]/i.test(mask.text)
            ? `The mask comes first: "${ip.text}/24/${mask.text}".`
            : 'Write the number of bits, from 0 to 32.';
          report(mask, `"${mask.text}" is no mask: ${fails} ${hint}`);
        } else if (broadcast && !isIpv4(broadcast.text)) {
          report(
            broadcast,
            `"${broadcast.text}" is no broadcast address: ${fails} Leave it out: it follows from the mask.`,
          );
        } else if (rest) {
          report(
            rest,
            `Nothing belongs behind ${nic ? 'the interface' : 'the mask'} and the broadcast address. Remove "${rest.text}".`,
          );
        } else if (mask && name === 'IPaddr2' && mask.text.includes('.')) {
          const bits = String(maskBits(mask.text));
          context.report({
            at: mask.span,
            severity: 'warning',
            message: `IPaddr2 wants the number of bits, and some versions refuse a mask with dots. Write "${bits}".`,
            fixes: [{ title: `Replace with ${bits}`, edits: [{ at: mask.span, text: bits }], certain: true }],
          });
        }
      }
    },
  },
});
