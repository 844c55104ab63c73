import { defineRule } from '../../../core/rule.ts';
import { addressKind } from '../addresses.ts';
import { configOf, numberOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';
import { versionOf } from '../version.ts';

/** Numbers of nodes under knet are less than this (libknet.h, KNET_MAX_HOST). */
const KNET_MAX_HOST = 65_536;

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-node-id',
  severity: 'error',
  docs: {
    title: 'A node without a usable number',
    what: 'With transport knet every node has a `nodeid` from 1 to 65535. With udpu and udp a node with an IPv6 address has one.',
    why: 'Corosync refuses to start: `Knet requires an explicit nodeid to be specified`. It makes numbers of IPv4 addresses only, and then a new address is a new node.',
    mend: 'Number the nodes 1, 2, 3.',
    source: 'corosync 3.1.7, totemconfig.c, put_nodelist_members_to_config',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  threads: 0\n  interface {\n    ringnumber: 0\n    bindnetaddr: fd00::\n#                ^^^^^^ corosync/missing-node-id: nodeid\n    mcastaddr: ff05::1\n  }\n}\n',
      `${totem()}${twoNodes().replace('  node {\n    name: beta\n    nodeid: 2\n', '  node {\n# ^^^^ corosync/missing-node-id: nodeid: 2\n    name: beta\n')}`,
      `${totem()}${twoNodes().replace('nodeid: 2\n', 'nodeid: 0\n#           ^ corosync/missing-node-id: from 1\n')}`,
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    const isKnet = config.transport(version) === 'knet';
    if (version !== '3' && config.nodes.length === 0 && !config.last('totem', 'nodeid')) {
      for (const { entries } of config.interfaces(version)) {
        const bound = entries.get('bindnetaddr');
        if (!bound || addressKind(bound.node.value.text) !== 'ipv6') continue;
        context.report({
          at: bound.at(bound.node.value.span),
          message:
            'Corosync makes numbers of IPv4 addresses only: with IPv6 it needs "nodeid" in "totem", another one on every node, and refuses to start without it.',
        });
        return;
      }
    }
    const used = new Set(config.nodes.map(({ id }) => id && numberOf(id)));
    for (const { section, id, addresses } of config.nodes) {
      const number = id && numberOf(id);
      // What is no number at all is reported as that, and so is a line that cannot be read.
      if (id ? number === undefined : hasDamage(section.node)) continue;
      const first = addresses.get(0)?.node.value.text;
      const isIpv6 = first !== undefined && addressKind(first) === 'ipv6';
      const needs = isKnet || isIpv6 || first === undefined;
      if (number !== undefined && number > 0 && !(isKnet && number >= KNET_MAX_HOST)) continue;
      if (!needs) continue;
      let free = 1;
      while (used.has(free)) free++;
      const why = isKnet ? 'knet needs one for every node' : 'corosync makes numbers of IPv4 addresses only';
      const end = { start: section.node.opened.end, end: section.node.opened.end };
      if (id && number !== undefined) {
        context.report({
          at: id.at(id.node.value.span),
          message: `${number} is no number for a node: corosync takes them from 1${isKnet ? ` to ${KNET_MAX_HOST - 1}` : ''}, and refuses to start.`,
          fixes: [{ title: `Write ${free}`, edits: [{ at: id.at(id.node.value.span), text: String(free) }] }],
        });
        continue;
      }
      context.report({
        at: section.at(section.node.name.span),
        message: `This node has no "nodeid": ${why}, and refuses to start without it. Add e.g. "nodeid: ${free}".`,
        fixes: [
          { title: `Add "nodeid: ${free}"`, edits: [{ at: section.at(end), text: `\n    nodeid: ${free}` }] },
        ],
      });
    }
  },
});
