import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { type Config, configOf, type PlacedEntry } from '../config.ts';
import { quorum, THREE_NODES, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { nodeVotes } from '../votes.ts';

const DEVICE =
  '  device {\n    model: net\n    net {\n      host: witness\n      algorithm: ffsplit\n    }\n  }\n';

export default defineRule<CorosyncNode>({
  code: 'corosync/quorum-conflict',
  severity: 'error',
  docs: {
    title: 'Features of quorum that exclude each other',
    what: 'A quorum device does not go together with `two_node`, `last_man_standing`, `auto_tie_breaker` or `allow_downscale`. `auto_tie_breaker` does not go together with `two_node`; with an odd number of votes it needs `wait_for_all`.',
    why: 'Corosync refuses to start (`quorum.device is not compatible with ...`), or turns the feature off and says so in its log only. `corosync -t` does not find out.',
    mend: 'Keep the one that is meant. With two nodes and a device, remove `two_node`.',
    source: 'votequorum(5); corosync 3.1.7, votequorum.c, votequorum_readconfig',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes()}${quorum(`  two_node: 1\n# ^^^^^^^^ corosync/quorum-conflict: device\n${DEVICE}`)}`,
      `${totem()}${twoNodes()}${quorum('  two_node: 1\n# ^^^^^^^^ corosync/quorum-conflict: auto_tie_breaker\n  auto_tie_breaker: 1\n')}`,
      `${totem()}${THREE_NODES}${quorum('  auto_tie_breaker: 1\n# ^^^^^^^^^^^^^^^^ corosync/quorum-conflict: odd\n')}`,
    ],
    good: [`${totem()}${twoNodes()}${quorum(DEVICE)}`],
  },
  document(view, context) {
    const config = configOf(view);
    const on = (key: string) => (config.isOn('quorum', key) ? config.last('quorum', key) : undefined);
    const model = config.last('quorum.device', 'model');
    if (model && model.node.value.text !== '') {
      for (const key of ['two_node', 'last_man_standing', 'auto_tie_breaker', 'allow_downscale']) {
        const entry = on(key);
        if (entry) conflict(entry, 'a quorum device', model, context);
      }
      return;
    }
    const breaker = on('auto_tie_breaker');
    const twoNode = on('two_node');
    if (breaker && twoNode) {
      context.report({
        at: twoNode.at(twoNode.node.key.span),
        severity: 'warning',
        message:
          '"two_node" and "auto_tie_breaker" exclude each other, and corosync turns "two_node" off. Keep the one that is meant.',
        related: [{ at: breaker.at(breaker.node.key.span), message: 'auto_tie_breaker' }],
      });
    }
    if (breaker && isOdd(config) && !on('wait_for_all')) {
      const standing = on('last_man_standing');
      context.report({
        at: breaker.at(breaker.node.key.span),
        ...(!standing && { severity: 'warning' as const }),
        message: `With an odd number of votes, "auto_tie_breaker" needs "wait_for_all: 1": ${standing ? 'together with "last_man_standing" corosync refuses to start' : 'corosync turns it off'}. Add it, or remove auto_tie_breaker, which decides even splits only.`,
      });
    }
  },
});

function conflict(entry: PlacedEntry, other: string, model: PlacedEntry, context: RuleContext): void {
  context.report({
    at: entry.at(entry.node.key.span),
    message: `"${entry.node.key.text}" and ${other} exclude each other, and corosync refuses to start ("corosync -t" does not notice). Remove one of them.`,
    related: [{ at: model.at(model.node.span), message: 'The quorum device.' }],
    fixes: [
      { title: `Remove "${entry.node.key.text}"`, edits: [{ at: entry.at(entry.node.span), text: '' }] },
    ],
  });
}

function isOdd(config: Config): boolean {
  return (nodeVotes(config) ?? 0) % 2 === 1;
}
