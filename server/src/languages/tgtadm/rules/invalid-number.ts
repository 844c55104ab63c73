import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { isNumeric, readNumber } from '../numbers.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/invalid-number',
  severity: 'error',
  docs: {
    title: 'Not a number that tgtadm takes',
    what: 'tid, sid, cid, lun, host and control-port are numbers from 0 on; a tid goes to 2147483647 and, except to show targets, begins at 1; a control port goes to 32767.',
    why: 'tgtadm prints `argument value invalid` or `out of range` and does nothing.',
    mend: 'Write the number in digits.',
    source: 'tgt 1.0.85, util.h, str_to_int; tgtadm.c, main',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid one -T iqn.2026-01.example:a\n#                                   ^^^ tgtadm/invalid-number: "one"\n',
      'tgtadm --op new --mode target --tid 0 -T iqn.2026-01.example:a\n#                                   ^ tgtadm/invalid-number: begin at 1\n',
      'tgtadm --op delete --mode target --tid 99999999999\n#                                      ^^^^^^^^^^^ tgtadm/invalid-number: too large\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\n'],
  },
  nodes: {
    call(call, context) {
      for (const { option, value } of call.options) {
        if (!option || value?.text === undefined || !isNumeric(option.name)) continue;
        const read = readNumber(option.name, value.text);
        if (read.kind === 'number') {
          if (option.name !== 'tid' || read.value > 0 || !needsTid(call)) continue;
          context.report({
            at: value.span,
            message:
              'The numbers of targets begin at 1, and tgtadm refuses tid 0. Give the target another number.',
          });
          continue;
        }
        context.report({
          at: value.span,
          message:
            read.kind === 'invalid'
              ? `"${value.text}" is not a number, and tgtadm refuses it for "--${option.name}". Write it in digits.`
              : `"${value.text}" is too large or negative for "--${option.name}", and tgtadm refuses it.`,
        });
      }
    },
  },
});

function needsTid(call: Parameters<typeof does>[0]): boolean {
  return (
    does(call, 'target', 'new', 'delete', 'bind', 'unbind', 'update', 'stat') ||
    does(call, 'logicalunit', 'new', 'delete', 'update', 'stat')
  );
}
