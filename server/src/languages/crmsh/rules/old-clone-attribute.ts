import { defineRule } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed, pairsOf } from '../tree.ts';
import { isPacemakerSince } from '../versions.ts';

/** Old and new names of what says how many copies are promoted. */
export const OLD_NAMES = [
  ['master-max', 'promoted-max'],
  ['master-node-max', 'promoted-node-max'],
] as const;

export default defineRule<CrmshNode>({
  code: 'crmsh/old-clone-attribute',
  severity: 'hint',
  docs: {
    title: 'master-max is the old name of promoted-max',
    what: 'A promotable clone says how many copies may be promoted with master-max or master-node-max. Since Pacemaker 2.0 these are called promoted-max and promoted-node-max.',
    why: 'The old names are still understood up to Pacemaker 2.1 and are taken out later: then the default 1 holds, whatever stands here.',
    mend: 'Write promoted-max and promoted-node-max.',
    source: 'Pacemaker 2.0.0 release notes; Pacemaker Explained, promotable clones',
  },
  examples: {
    bad: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta promotable=true notify=true master-max=1\n#                                                  ^^^^^^^^^^ crmsh/old-clone-attribute: promoted-max\n',
    ],
    good: [
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nclone c_drbd drbd meta promotable=true notify=true promoted-max=1\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true master-max=1\n',
    ],
  },
  nodes: {
    clone(statement, context) {
      // In "ms" all words are old, and it is told as a whole.
      if (statement.keyword.text !== 'clone' || isPacemakerSince('2.0', context) === false) return;
      const pairs = pairsOf(statement, 'meta');
      for (const [old, now] of OLD_NAMES) {
        const pair = pairNamed(pairs, old);
        if (!pair || pairNamed(pairs, now)) continue;
        context.report({
          at: pair.name.span,
          message: `Since Pacemaker 2.0 "${old}" is called ${now}.`,
          tag: 'deprecated',
          fixes: [
            { title: `Replace with ${now}`, edits: [{ at: pair.name.span, text: now }], kind: 'modernise' },
          ],
        });
      }
    },
  },
});
