import { defineRule } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { backingStoreOf, certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/relative-path',
  severity: 'warning',
  docs: {
    title: 'A backing store without its directory',
    what: 'The path of the backing store does not begin with `/`.',
    why: 'The daemon opens it, not tgtadm: it looks in its own directory, which is `/`, and answers `invalid request`.',
    mend: 'Write the whole path.',
    source: 'tgt 1.0.85, bs_rdwr.c, tgtd.c, main (daemon)',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b disk.img\n#                                                     ^^^^^^^^ tgtadm/relative-path: whole path\n',
    ],
    good: ['tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /srv/disk.img\n'],
  },
  nodes: {
    call(call, context) {
      const path = certainValue(call, 'backing-store');
      const store = backingStoreOf(call);
      if (!path || path.text.startsWith('/') || !does(call, 'logicalunit', 'new')) return;
      if (store !== 'rdwr' && store !== 'aio') return;
      context.report({
        at: path.span,
        message: `The daemon opens "${path.text}", and looks for it in its own directory, not in yours. Write the whole path, beginning with "/".`,
      });
    },
  },
});
