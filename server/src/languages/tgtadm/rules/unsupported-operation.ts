import { defineRule } from '../../../core/rule.ts';
import { operationNames } from '../catalog.ts';
import { either, meaningOf } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unsupported-operation',
  severity: 'error',
  docs: {
    title: 'An operation that the mode does not have',
    what: 'Each mode has operations of its own; this one is not among them.',
    why: 'tgtadm prints `operation not supported` and does nothing; for sessions and connections the daemon does.',
    mend: 'Take one of the operations the mode has, or the mode that has this operation.',
    source: 'tgt 1.0.85, tgtadm.c, main; asked for every mode and operation',
  },
  examples: {
    bad: [
      'tgtadm --op show --mode logicalunit --tid 1 --lun 1\n#           ^^^^ tgtadm/unsupported-operation: "logicalunit"\n',
    ],
    good: ['tgtadm --op show --mode target --tid 1\n'],
  },
  nodes: {
    call(call, context) {
      const { mode, op, operation } = meaningOf(call);
      const value = lastUse(call, 'op')?.value;
      if (!mode || !value || op === undefined || operation || !operationNames.includes(op)) return;
      const hint =
        mode.name === 'logicalunit' && op === 'show'
          ? ' The units of a target are listed by "--mode target --op show".'
          : '';
      context.report({
        at: value.span,
        message: `Mode "${mode.name}" has no operation "${op}", and tgtadm refuses the command. It has ${either([...mode.operations.keys()])}.${hint}`,
      });
    },
  },
});
