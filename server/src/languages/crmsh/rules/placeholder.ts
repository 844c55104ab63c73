import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/placeholder',
  severity: 'error',
  docs: {
    title: 'A placeholder that was not filled in',
    what: 'A guide left `<something>` or `...` for the reader to replace.',
    why: 'crmsh takes it literally: as an address, a name or a parameter. What should stand there is missing, and the resource fails.',
    mend: 'Replace it with the value for your cluster. A value that really has angle brackets goes in quotes.',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=<cluster ip>\n#                               ^^^^^^^^^^^^ crmsh/placeholder: fill in\n',
      'primitive vm VirtualDomain params config=/etc/vm.xml ...\n#                                                    ^^^ crmsh/placeholder\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80\n'],
  },
  faults: {
    placeholder({ span, found = '' }, context) {
      context.report({
        at: span,
        message: `"${found}" is a placeholder from a guide: fill in what your cluster needs here. crmsh takes it literally.`,
      });
    },
  },
});
