import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/duplicate-portal',
  severity: 'error',
  docs: {
    title: 'The same portal opened twice',
    what: 'The script has opened this address and port already.',
    why: 'tgtd answers `invalid request`, and a script with `set -e` ends there.',
    mend: 'Take one of them out, or correct the address.',
    source: 'measured with tgt 1.0.85; iscsi/iscsi_tcp.c, iscsi_add_portal',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode portal --params portal=10.0.0.1\ntgtadm --op new --mode portal --params portal=10.0.0.1:3260\n#                                      ^^^^^^^^^^^^^^^^^^^^ tgtadm/duplicate-portal: 10.0.0.1:3260\n',
    ],
    good: [
      'tgtadm --op new --mode portal --params portal=10.0.0.1:3260\ntgtadm --op new --mode portal --params portal=10.0.0.1:3261\n',
    ],
  },
  document: reportFindings('duplicate-portal', ({ portal }) => ({
    message: `The portal ${portal} is open already, and tgtd refuses to open it again. Take one of them out, or correct the address.`,
    earlier: 'It is opened here.',
  })),
});
