import type { Declaration } from '../core/fact.ts';
import { addressKey } from '../core/keys.ts';
import { defineRule } from '../core/rule.ts';
import { exampleResource } from './examples/example-resource.ts';

type Use = Declaration<'address'>['data']['use'];

/** DRBD and iSCSI speak TCP, corosync and heartbeat UDP: the same number of another protocol is another port. */
const PROTOCOL: Readonly<Record<Use, 'TCP' | 'UDP'>> = {
  drbd: 'TCP',
  tgt: 'TCP',
  corosync: 'UDP',
  heartbeat: 'UDP',
};
const NAMES: Readonly<Record<Use, string>> = {
  drbd: 'DRBD',
  tgt: 'tgtd',
  corosync: 'corosync',
  heartbeat: 'heartbeat',
};
/** Where tgtd listens unless it was given portals: on all addresses (iscsi/iscsi_tcp.c, ISCSI_LISTEN_PORT). */
const ISCSI_PORT = 3260;
const ANY = ['0.0.0.0', '::'];

const san = (port: number) => exampleResource('san', { minor: port - 7789 });
const script = (portal: string) => `#- setup-target.sh
${portal}tgtadm --lld iscsi --op new --mode target --tid 1 -T iqn.2026-01.com.example:san
tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /dev/vg0/other
tgtadm --lld iscsi --op bind --mode target --tid 1 -I 10.0.0.5
`;

export default defineRule({
  code: 'cluster/port-conflict',
  severity: 'error',
  docs: {
    title: 'Two services on one port',
    what: 'Two of DRBD, tgtd, corosync and heartbeat use the same port of the same address with the same protocol. DRBD and tgtd use TCP, corosync and heartbeat UDP: across the two, equal numbers are no conflict.',
    why: 'Whichever starts second cannot have the port: DRBD stays in StandAlone or Connecting, tgtd opens no portal, cluster messages go astray. Which of them it is changes with every reboot.',
    mend: 'Give DRBD a port of its own; 7788 and up are customary. iSCSI stays on 3260, corosync on 5405, heartbeat on 694.',
    source:
      'drbd.conf(5), address; tgt 1.0.85, iscsi/iscsi_tcp.c; corosync.conf(5), mcastport; ha.cf(5), udpport',
  },
  examples: {
    bad: [
      `#- etc/drbd.d/san.res
${san(7789)
  .replaceAll(':7789', ':3260')
  .replace('  on bob', '#                    ^^^^^^^^^^^^^ cluster/port-conflict: tgtd\n  on bob')
  .replace(/\}\n$/, '#                  ^^^^^^^^^^^^^ cluster/port-conflict: tgtd\n}\n')}${script('')}`,
      `#- etc/drbd.d/san.res
${san(7789).replace('  on bob', '#                    ^^^^^^^^^^^^^ cluster/port-conflict: tgtd\n  on bob')}${script('tgtadm --lld iscsi --op new --mode portal --param portal=10.0.0.1:7789\n')}`,
    ],
    good: [`#- etc/drbd.d/san.res\n${san(7789)}${script('')}`],
  },
  declares: {
    address(address, context) {
      const { ip, port, use } = address.data;
      // Of the two, the one whose port is free to choose is told.
      if (use === 'tgt' || use === 'heartbeat') return;
      const rivals = [ip, ...ANY].flatMap((one) => context.declarations('address', addressKey(one, port)));
      const rival = rivals.find(({ data }) => data.use !== use && PROTOCOL[data.use] === PROTOCOL[use]);
      const isDefaultPortal =
        use === 'drbd' && port === ISCSI_PORT && context.keys('iscsi-target').length > 0;
      if (!rival && !isDefaultPortal) return;
      const other = rival ? NAMES[rival.data.use] : NAMES.tgt;
      context.report({
        at: address,
        message: `${other} uses ${PROTOCOL[use]} port ${port} of this address too${rival ? '' : ', which is that of iSCSI'}: whichever of the two starts second cannot have it. Give ${NAMES[use]} another port${use === 'drbd' ? ', such as 7788 and up' : ''}.`,
        related: rival ? [{ at: rival, message: `${other} uses it here.` }] : [],
      });
    },
  },
});
