import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/invalid-mode-page',
  severity: 'error',
  docs: {
    title: 'A mode page with another number of bytes than it says',
    what: '`mode_page` is PAGE:SUBPAGE:SIZE and then as many bytes as SIZE says.',
    why: 'With more bytes tgtd refuses the command. With fewer it fills the page with zeros, and the initiator reads settings that nobody made.',
    mend: 'Count the bytes behind SIZE, and write their number.',
    source: 'tgt 1.0.85, spc.c, set_mode_page; measured',
  },
  examples: {
    bad: [
      'tgtadm --op update --mode logicalunit --tid 1 --lun 1 --params mode_page=8:0:2:1:2:3\n#                                                              ^^^^^^^^^^^^^^^^^^^^^ tgtadm/invalid-mode-page: 3 bytes\n',
      'tgtadm --op update --mode logicalunit --tid 1 --lun 1 --params mode_page=8:0:4:1:2:3\n#                                                              ^^^^^^^^^^^^^^^^^^^^^ tgtadm/invalid-mode-page: zeros\n',
    ],
    good: ['tgtadm --op update --mode logicalunit --tid 1 --lun 1 --params mode_page=8:0:3:1:2:3\n'],
  },
  nodes: {
    call(call, context) {
      const params = certainValue(call, 'params');
      if (!params || !does(call, 'logicalunit', 'update')) return;
      const page = /(?:^|,)mode_page=([^,]*)/.exec(params.text)?.[1];
      const [, , size, ...bytes] = page?.split(':') ?? [];
      if (size === undefined || !/^\d+$/.test(size) || Number(size) === bytes.length) return;
      const isLonger = bytes.length > Number(size);
      context.report({
        at: params.span,
        ...(!isLonger && { severity: 'warning' as const }),
        message: `This mode page says that it has ${size} bytes, and ${bytes.length} bytes follow: ${isLonger ? 'tgtd refuses the command' : 'tgtd fills it with zeros'}. Write ${bytes.length} for its size, or correct the bytes.`,
      });
    },
  },
});
