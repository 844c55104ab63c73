import { defineRule } from '../../../core/rule.ts';
import { configOf } from '../config.ts';
import { quorum, totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { nodeVotes } from '../votes.ts';

const NET = '    net {\n      host: witness\n      algorithm: ffsplit\n    }\n';

export default defineRule<CorosyncNode>({
  code: 'corosync/device-votes',
  severity: 'error',
  docs: {
    title: 'A quorum device that corosync cannot count with',
    what: 'A device needs `model`, and `net { }` with the `host` that runs corosync-qnetd. It needs `votes` where `expected_votes` is set or not every node has one vote; `expected_votes` is at least 2 more than they are.',
    why: 'Without `model` there is no device, silently. Without `host` corosync-qdevice does not start. Otherwise corosync refuses to start: `quorum.device.votes must be specified ...`. `corosync -t` finds none of these.',
    mend: 'Complete the device.',
    source: 'votequorum(5); corosync-qdevice(8); corosync 3.1.7, votequorum.c, votequorum_readconfig',
  },
  examples: {
    bad: [
      `${totem()}${twoNodes()}${quorum(`  device {\n# ^^^^^^ corosync/device-votes: model: net\n    votes: 1\n${NET}  }\n`)}`,
      `${totem()}${twoNodes()}${quorum(`  expected_votes: 3\n  device {\n# ^^^^^^ corosync/device-votes: votes\n    model: net\n${NET}  }\n`)}`,
      `${totem()}${twoNodes()}${quorum('  device {\n    model: net\n    net {\n#   ^^^ corosync/device-votes: host\n      algorithm: ffsplit\n    }\n  }\n')}`,
    ],
    good: [`${totem()}${twoNodes()}${quorum(`  device {\n    model: net\n    votes: 1\n${NET}  }\n`)}`],
  },
  document(view, context) {
    const config = configOf(view);
    const device = config.sections('quorum.device').at(-1);
    if (!device) return;
    const at = device.at(device.node.name.span);
    const model = config.text('quorum.device', 'model');
    if (model === undefined || model === '') {
      const end = { start: device.node.opened.end, end: device.node.opened.end };
      context.report({
        at,
        severity: 'warning',
        message:
          'The device has no "model", and corosync takes it for absent without a word. Add "model: net".',
        fixes: [{ title: 'Add "model: net"', edits: [{ at: device.at(end), text: '\n    model: net' }] }],
      });
      return;
    }
    const net = config.sections('quorum.device.net').at(-1);
    if (model === 'net' && !config.last('quorum.device.net', 'host')) {
      context.report({
        at: net ? net.at(net.node.name.span) : at,
        severity: 'warning',
        message:
          'No "host" says where corosync-qnetd runs, and corosync-qdevice does not start. Add "net { host: ... }" with its name or address.',
      });
    }
    const expected = config.number('quorum', 'expected_votes') ?? 0;
    const votes = config.last('quorum.device', 'votes');
    const uneven = config.nodes.length > 0 && nodeVotes(config) !== config.nodes.length;
    if (!votes && (expected > 0 || uneven)) {
      context.report({
        at,
        message: `The device needs "votes" where ${expected > 0 ? '"expected_votes" is set' : 'not every node has one vote'}, and corosync refuses to start. Add "votes: 1".`,
      });
    }
    const count = config.number('quorum.device', 'votes') ?? 0;
    if (votes && expected > 0 && count > 0 && expected - count < 2) {
      context.report({
        at: votes.at(votes.node.value.span),
        message: `Of ${expected} expected votes the device has ${count}, which leaves fewer than 2 for the nodes: corosync refuses to start. Raise "expected_votes", or remove it.`,
      });
    }
  },
});
