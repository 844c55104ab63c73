import { FRESH_KEY } from '../core/fix.ts';
import { defineRule } from '../core/rule.ts';

/** Media that anybody on the network can send to; a serial line cannot be reached. */
const NETWORK_MEDIA = ['bcast', 'udp', 'ucast', 'ucast6', 'mcast', 'mcast6'];

export default defineRule({
  code: 'cluster/crc-on-network',
  severity: 'warning',
  docs: {
    title: 'Heartbeats without a signature on a network',
    what: 'The key that authkeys chooses has the method `crc`, and ha.cf sends heartbeats over a network.',
    why: '`crc` only detects damage. Anybody who can send a packet to the port can speak as a node: take services over, or shut them down.',
    mend: 'Sign with `sha1`. crc is for a serial line or a cable between the two nodes that nothing else is connected to.',
    source: 'authkeys(5); heartbeat 3.0.6, lib/plugins/HBauth/crc.c',
  },
  examples: {
    bad: [
      '#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncrm respawn\n#- etc/ha.d/authkeys\nauth 1\n#    ^ cluster/crc-on-network: sha1\n1 crc\n',
    ],
    good: [
      '#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncrm respawn\n#- etc/ha.d/authkeys\nauth 1\n1 sha1 kO8Ud1Qw\n2 crc\n',
      '#- etc/ha.d/ha.cf\nnode alice bob\nserial /dev/ttyS0\ncrm respawn\n#- etc/ha.d/authkeys\nauth 1\n1 crc\n',
    ],
  },
  refers: {
    'auth-key'(auth, context) {
      const { document } = auth.slot;
      const key = context
        .declarations('auth-key', auth.key)
        .findLast(({ slot }) => slot.document === document);
      if (key?.data.method !== 'crc') return;
      const medium = NETWORK_MEDIA.flatMap((name) => context.declarations('directive', name)).find(
        ({ slot, data }) => slot.document.directory === document.directory && data.values.length > 0,
      );
      if (!medium) return;
      context.report({
        at: auth,
        message: `Key ${auth.key} is "crc", which signs nothing: anybody who reaches the port can speak as a node and take the services. Sign with "sha1" unless nothing but the nodes is connected to this link.`,
        related: [
          { at: medium, message: 'Heartbeats go over this network.' },
          { at: key, message: `Key ${auth.key}.` },
        ],
        fixes: key.data.methodSpan
          ? [
              {
                title: 'Replace crc with sha1 and a fresh secret (copy authkeys to all nodes)',
                edits: [{ at: { slot: key.slot, span: key.data.methodSpan }, text: `sha1 ${FRESH_KEY}` }],
              },
            ]
          : [],
      });
    },
  },
});
