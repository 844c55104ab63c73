import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/blank-around-equals',
  severity: 'error',
  docs: {
    title: 'A blank beside an equals sign',
    what: '`name=value` is one word; there is a blank before or after the equals sign.',
    why: 'A blank before it makes crmsh refuse the statement (`Unknown arguments: = ...`). With a blank after it, crmsh sets the attribute to nothing and takes the value for the name of another one.',
    mend: 'Take the blanks out.',
    source: 'crmsh 4.4.1, parse.py, match_nvpairs',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip = 192.0.2.80\n#                            ^^^^^^^^^^^^^^^ crmsh/blank-around-equals: ip=192.0.2.80\n',
      'property stonith-enabled =true\n#        ^^^^^^^^^^^^^^^^^^^^^ crmsh/blank-around-equals\n',
      'primitive vip IPaddr2 params ip= 192.0.2.80\n#                            ^^^^^^^^^^^^^^ crmsh/blank-around-equals\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80 nic=""\n'],
  },
  faults: {
    'blank-around-equals'(fault, context) {
      const written = context.text(fault.span);
      const joined = written.replace(/\s*=\s*/, '=');
      context.report({
        at: fault.span,
        message: `There must be no blank beside the equals sign: crmsh does not read "${written}" as one attribute. Write ${joined}.`,
        fixes: [{ title: `Write ${joined}`, edits: [{ at: fault.span, text: joined }], certain: true }],
      });
    },
  },
});
