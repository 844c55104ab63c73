import { defineRule } from '../../../core/rule.ts';
import { isUnderstood } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/missing-operation',
  severity: 'error',
  docs: {
    title: 'No --op',
    what: 'The call does not say what to do: new, delete, bind, unbind, update, show, stat, start or stop.',
    why: 'tgtadm prints `specify the operation type` and does nothing.',
    mend: 'Add `--op`.',
    source: 'tgt 1.0.85, tgtadm.c, main',
  },
  examples: {
    bad: ['tgtadm --lld iscsi --mode target\n#<- tgtadm/missing-operation: "--op"\n'],
    good: ['tgtadm --lld iscsi --mode target --op show\n'],
  },
  nodes: {
    call(call, context) {
      if (!isUnderstood(call) || lastUse(call, 'op') || !lastUse(call, 'mode')) return;
      context.report({
        at: call.name.span,
        message:
          'There is no "--op", so tgtadm does not know what to do and refuses the command. Add "--op new", "--op show" or another.',
      });
    },
  },
});
