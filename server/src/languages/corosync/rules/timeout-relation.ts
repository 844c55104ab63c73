import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { duration } from '../describe.ts';
import { THREE_NODES, totem, twoNodes } from '../examples.ts';
import { tokenTimeout } from '../timing.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/timeout-relation',
  severity: 'error',
  docs: {
    title: 'Times that do not go together',
    what: '`token` divided by `token_retransmits_before_loss_const` (and a bit) is the time until the token is sent again, which is 30 ms or more. `consensus` is not less than `join`, and should be 1.2 times `token`.',
    why: 'Below these limits corosync refuses to start: `Not appropriate token or token_retransmits_before_loss_const value set`. With a consensus below 1.2 times token the membership changes back and forth when a node is lost.',
    mend: 'Raise `token`. Remove `consensus`: corosync then computes it.',
    source: 'corosync 3.1.7, totemconfig.c, totem_volatile_config_validate; corosync.conf(5), consensus',
  },
  examples: {
    bad: [
      `${totem('  token: 100\n#        ^^^ corosync/timeout-relation: sent again\n')}${twoNodes()}`,
      `${totem('  consensus: 40\n#            ^^ corosync/timeout-relation: join\n')}${twoNodes()}`,
      `${totem('  token: 5000\n  consensus: 3000\n#            ^^^^ corosync/timeout-relation: 1.2 times\n')}${THREE_NODES}`,
    ],
    good: [`${totem('  token: 5000\n  consensus: 6000\n')}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    const token = tokenTimeout(config, version);
    const retransmits = config.number('totem', 'token_retransmits_before_loss_const') ?? 4;
    const explicit = config.number('totem', 'token_retransmit');
    const retransmit = explicit ?? Math.trunc(token / (retransmits + 0.2));
    const blamed =
      config.number('totem', 'token') !== undefined
        ? config.last('totem', 'token')
        : config.last('totem', 'token_retransmits_before_loss_const');
    // Below 30 on its own, a time is out of its range, which is said elsewhere.
    if (blamed && explicit === undefined && retransmit < 30 && token >= 30) {
      context.report({
        at: blamed.at(blamed.node.value.span),
        message: `The token would be sent again after ${retransmit} ms (${token} ms in ${retransmits} parts), and 30 ms is the least: corosync refuses to start. Raise "token"; the time is in milliseconds.`,
      });
    }
    const consensus = config.last('totem', 'consensus');
    const value = config.number('totem', 'consensus');
    if (!consensus || value === undefined || value < 30) return;
    const join = config.number('totem', 'join') ?? 50;
    const at = consensus.at(consensus.node.value.span);
    if (value < join) {
      context.report({
        at,
        message: `consensus (${value} ms) is less than join (${join} ms), and corosync refuses to start. Remove it: corosync computes 1.2 times token.`,
      });
    } else if (value < Math.trunc(1.2 * token)) {
      const isPair = config.nodes.length === 2;
      context.report({
        at,
        severity: isPair ? 'info' : 'warning',
        message: `consensus (${duration(value)}) should be at least 1.2 times the token time, which is ${duration(1.2 * token)} here: with less, the membership may change back and forth when a node is lost. Remove it, and corosync computes it.`,
      });
    }
  },
});
