import { defineRule } from '../../../core/rule.ts';
import { isUnderstood } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/missing-mode',
  severity: 'error',
  docs: {
    title: 'No --mode',
    what: 'The call does not say what it is about: target, logicalunit, account, portal, system, lld, session or connection.',
    why: 'tgtadm prints `specify the mode` and does nothing.',
    mend: 'Add `--mode`.',
    source: 'tgt 1.0.85, tgtadm.c, main',
  },
  examples: {
    bad: ['tgtadm --lld iscsi --op show\n#<- tgtadm/missing-mode: "--mode"\n'],
    good: ['tgtadm --lld iscsi --op show --mode target\n'],
  },
  nodes: {
    call(call, context) {
      if (!isUnderstood(call) || lastUse(call, 'mode')) return;
      context.report({
        at: call.name.span,
        message:
          'There is no "--mode", so tgtadm does not know what this is about and refuses it. Add "--mode target", "--mode logicalunit" or another.',
      });
    },
  },
});
