import { defineRule } from '../../../core/rule.ts';
import { addMeta } from '../edits.ts';
import { type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { isPacemakerSince } from '../versions.ts';
import { OLD_NAMES } from './old-clone-attribute.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/deprecated-ms',
  severity: 'hint',
  docs: {
    title: 'ms and master are old words for a promotable clone',
    what: 'Since Pacemaker 2.0 a clone is promotable by a meta attribute; the separate kind of resource that `ms` (or `master`) makes is deprecated.',
    why: 'It works up to Pacemaker 2.1 and is taken out of the schema in later versions. crmsh warns about it on the command line, and not when it loads a file.',
    mend: 'Write `clone ID RESOURCE meta promotable=true ...`, and promoted-max for master-max, promoted-node-max for master-node-max.',
    source: 'Pacemaker 2.0 release notes; crmsh 4.4.1, ui_configure.py, do_ms',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true master-max=1\n#<- crmsh/deprecated-ms: promotable=true\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta promotable=true notify=true promoted-max=1\n',
    ],
  },
  nodes: {
    clone(statement, context) {
      const { keyword } = statement;
      const isNew = isPacemakerSince('2.0', context);
      if (keyword.text === 'clone' || isNew === false) return;
      const pairs = pairsOf(statement, 'meta');
      const renamed = OLD_NAMES.flatMap(([old, text]) => {
        const pair = pairNamed(pairs, old);
        return pair ? [{ at: pair.name.span, text }] : [];
      });
      const promotable = pairNamed(pairs, 'promotable') ? [] : addMeta(statement, 'promotable=true').edits;
      context.report({
        at: keyword.span,
        severity: isNew ? 'info' : 'hint',
        message: `"${keyword.text}" is deprecated since Pacemaker 2.0. It means: clone ... meta promotable=true.`,
        tag: 'deprecated',
        fixes: [
          {
            title: 'Make it a promotable clone',
            edits: [{ at: keyword.span, text: 'clone' }, ...renamed, ...promotable],
            kind: 'modernise',
          },
        ],
      });
    },
  },
});
