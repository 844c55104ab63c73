import { defineRule } from '../../../core/rule.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/bad-cpu-mask',
  severity: 'warning',
  docs: {
    title: 'A cpu-mask that is no hexadecimal number',
    what: '`cpu-mask` is not made of hexadecimal digits, with commas between groups of eight.',
    why: 'drbdadm passes on any word, and the kernel refuses it (`ERR_CPU_MASK_PARSE`), so that `drbdadm up` fails.',
    mend: 'Write one bit for each processor, in hexadecimal: `3` is the first two, `f0` the fifth to the eighth.',
    source: 'drbd_nl.c, set_resource_options (bitmap_parse)',
  },
  examples: {
    bad: [
      'common {\n  options {\n    cpu-mask 0-3;\n#            ^^^ drbd/bad-cpu-mask: hexadecimal\n  }\n}\n',
    ],
    good: ['common {\n  options {\n    cpu-mask f0;\n  }\n}\n'],
  },
  nodes: {
    option({ keyword, value, inside }, context) {
      if (keyword.text !== 'cpu-mask' || !value || (inside !== 'options' && inside !== 'syncer')) return;
      if (value.form !== 'word' && value.form !== 'string') return;
      if (/^(?:0x)?[0-9a-fA-F]*(?:,[0-9a-fA-F]{1,8})*$/.test(value.text)) return;
      context.report({
        at: value.span,
        message: `"${value.text}" is no mask of processors, and the kernel refuses it. It is a hexadecimal number with one bit for each: 3 is the first two, f the first four.`,
      });
    },
  },
});
