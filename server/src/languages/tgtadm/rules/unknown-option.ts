import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { options } from '../catalog.ts';
import { dashed, troubled } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';

/** Options of neighbouring tools (ietadm, tgt-admin, targetcli), and what tgtadm calls them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  address: 'initiator-address',
  device: 'backing-store',
  driver: 'lld',
  initiator: 'initiator-address',
  iqn: 'targetname',
  operation: 'op',
  path: 'backing-store',
  type: 'device-type',
};

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unknown-option',
  severity: 'error',
  docs: {
    title: 'An option tgtadm does not have',
    what: 'The option is none of tgtadm, nor the beginning of one.',
    why: 'tgtadm prints `unrecognized option` and does nothing.',
    mend: 'Correct the name. Long options may be shortened as long as it is clear which one is meant.',
    source: 'tgt 1.0.85, tgtadm.c, long_options',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 --targetnmae iqn.2026-01.example:a\n#                                     ^^^^^^^^^^^^ tgtadm/unknown-option: "--targetname"\n',
      'tgtadm --op show --mode target -x\n#                              ^^ tgtadm/unknown-option: no option "-x"\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 --target iqn.2026-01.example:a\n'],
  },
  nodes: {
    call(call, context) {
      for (const { written, nameSpan } of troubled(call, 'unknown')) {
        const name = written.replace(/^-+/, '');
        const meant =
          written.startsWith('--') &&
          (OTHER_NAMES[name] ??
            nearest(
              name,
              options.map((option) => option.name),
            ));
        context.report({
          at: nameSpan,
          message: `tgtadm has no option "${written}" and refuses the command.${meant ? ` Did you mean "${dashed(meant)}"?` : ' "tgtadm --help" names those it has.'}`,
          fixes: meant
            ? [{ title: `Replace with ${dashed(meant)}`, edits: [{ at: nameSpan, text: dashed(meant) }] }]
            : [],
        });
      }
    },
  },
});
