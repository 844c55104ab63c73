import { defineRule } from '../../../core/rule.ts';
import { configOf, isWhole } from '../config.ts';
import { quorum, totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-quorum',
  severity: 'warning',
  docs: {
    title: 'Nothing decides who may go on',
    what: 'There is no `provider` in `quorum`.',
    why: 'Without a provider there is no quorum: Pacemaker waits for it and starts no resource, or, told to ignore it, both halves of a split cluster write to the same data.',
    mend: 'Add `quorum { provider: corosync_votequorum }`, and with two nodes `two_node: 1`.',
    source: 'corosync.conf(5), quorum; votequorum(5)',
  },
  examples: {
    bad: [`totem {\n#<- corosync/missing-quorum: corosync_votequorum\n  version: 2\n}\n${twoNodes()}`],
    good: [`${totem()}${twoNodes()}${quorum('  two_node: 1\n')}`],
  },
  document(view, context) {
    const config = configOf(view);
    if (versionOf(context) === '1' || !isWhole(config) || config.last('quorum', 'provider')) return;
    const section = config.sections('quorum')[0] ?? config.sections('totem')[0];
    // A section that is misspelt is reported as that.
    const isMisspelt = view.blocks.some(
      ({ tree }) =>
        tree.kind === 'block' &&
        tree.body.some(
          (one) => one.kind === 'section' && /^q\w*m/i.test(one.name.text) && one.path === undefined,
        ),
    );
    if (!section || isMisspelt || config.sections('quorum').some(({ node }) => hasDamage(node))) return;
    const all = config.sections('quorum')[0];
    context.report({
      at: section.at(section.node.name.span),
      message:
        'No quorum provider is named, so that nothing decides which half may go on when the cluster falls apart, and Pacemaker waits for a quorum that never comes. Add "provider: corosync_votequorum" to "quorum".',
      fixes: all
        ? [
            {
              title: 'Add "provider: corosync_votequorum"',
              edits: [
                {
                  at: all.at({ start: all.node.opened.end, end: all.node.opened.end }),
                  text: '\n  provider: corosync_votequorum',
                },
              ],
            },
          ]
        : [],
    });
  },
});
