import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { readPortal } from '../portal.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/invalid-portal',
  severity: 'error',
  docs: {
    title: 'A portal that tgtd cannot open',
    what: 'A portal is `portal=ADDRESS` or `portal=ADDRESS:PORT`, the address a number, an IPv6 address in brackets, the port from 1 to 65535.',
    why: 'tgtd answers `invalid request` and does not listen there.',
    mend: 'Write e.g. `--params portal=10.0.0.1:3260`, an address of this host.',
    source: 'tgt 1.0.85, iscsi/iscsi_tcp.c, iscsi_add_portal',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode portal --params 10.0.0.1:3260\n#                                      ^^^^^^^^^^^^^ tgtadm/invalid-portal: "portal=10.0.0.1:3260"\n',
      'tgtadm --op new --mode portal --params portal=10.0.0.1:99999\n#                                      ^^^^^^^^^^^^^^^^^^^^^ tgtadm/invalid-portal: 65535\n',
    ],
    good: ['tgtadm --op new --mode portal --params portal=10.0.0.1:3260\n'],
  },
  nodes: {
    call(call, context) {
      if (!does(call, 'portal', 'new', 'delete')) return;
      const params = certainValue(call, 'params');
      if (!params || readPortal(params.text)) return;
      const bare = readPortal(`portal=${params.text}`);
      context.report({
        at: params.span,
        message: bare
          ? `The parameter has no name: write "portal=${params.text}".`
          : `"${params.text}" is not "portal=ADDRESS:PORT" with an address in numbers (IPv6 in brackets) and a port up to 65535, and tgtd refuses it.`,
        fixes: bare
          ? [{ title: 'Put "portal=" in front', edits: [{ at: params.span, text: `portal=${params.text}` }] }]
          : [],
      });
    },
  },
});
