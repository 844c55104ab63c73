import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/duplicate-account',
  severity: 'error',
  docs: {
    title: 'An account made or bound twice',
    what: 'An account for this user is made already, or bound to the target already.',
    why: 'tgtd answers `this account already exists` and keeps the first password.',
    mend: 'Take one of them out, or delete the first before it.',
    source: 'tgt 1.0.85, target.c, account_add',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode account --user backup --password s3cret-Pass12\ntgtadm --op new --mode account --user backup --password other-Pass12\n#                                     ^^^^^^ tgtadm/duplicate-account: "backup"\n',
    ],
    good: ['tgtadm --op new --mode account --user backup --password s3cret-Pass12\n'],
  },
  document: reportFindings('duplicate-account', ({ user, tid }) => ({
    message:
      tid === undefined
        ? `There is an account "${user}" already: tgtd refuses this one and keeps the first password. Take one of them out.`
        : `The account "${user}" is bound to target ${tid} already, and tgtd refuses to do it again. Take one of them out.`,
    earlier: tid === undefined ? 'The first one is made here.' : 'It is bound here.',
  })),
});
