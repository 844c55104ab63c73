import { defineRule } from '../../../core/rule.ts';
import { isPlainIpv4 } from '../addresses.ts';
import { configOf } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/bindnetaddr',
  severity: 'warning',
  docs: {
    title: 'bindnetaddr that does nothing, or differs by node',
    what: 'Beside a nodelist, `bindnetaddr` is not used. Without one, it should be the address of the network, which is the same on all nodes.',
    why: 'Corosync warns at every start: `interface section bindnetaddr is used together with nodelist`. Where it is the address of one host, the file differs from node to node, and the copy of another node does not start.',
    mend: 'Remove it beside a nodelist. Else write the network, e.g. `192.168.1.0`.',
    source: 'corosync 3.1.7, totemconfig.c, totem_config_read; corosync.conf(5), bindnetaddr',
  },
  examples: {
    bad: [
      `${totem('  interface {\n    linknumber: 0\n    bindnetaddr: 10.0.0.0\n#   ^^^^^^^^^^^^^^^^^^^^^ corosync/bindnetaddr: nodelist\n  }\n')}${twoNodes()}`,
      'totem {\n  version: 2\n  threads: 0\n  interface {\n    ringnumber: 0\n    bindnetaddr: 192.168.1.17\n#                ^^^^^^^^^^^^ corosync/bindnetaddr: 192.168.1.0\n    mcastaddr: 239.255.1.1\n  }\n}\n',
    ],
    good: [`${totem()}${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    const version = versionOf(context);
    const hasNodes = config.nodes.some(({ addresses }) => addresses.size > 0);
    for (const { entries } of config.interfaces()) {
      const entry = entries.get('bindnetaddr');
      if (!entry) continue;
      const { value, span } = entry.node;
      if (hasNodes) {
        if (version !== '3') continue;
        context.report({
          at: entry.at(span),
          message:
            'Beside a nodelist "bindnetaddr" is not used, and corosync warns about it at every start. Remove it.',
          tag: 'unnecessary',
          fixes: [{ title: 'Remove bindnetaddr', edits: [{ at: entry.at(span), text: '' }] }],
        });
        continue;
      }
      // Which bits are the host's nobody can see here: the last byte of most networks is.
      if (!isPlainIpv4(value.text) || /\.(?:0|64|128|192|224|240)$/.test(value.text)) continue;
      const network = value.text.replace(/\d+$/, '0');
      context.report({
        at: entry.at(value.span),
        severity: 'info',
        message: `${value.text} looks like the address of one host: then this file is another one on every node, and a copy of it does not start elsewhere. Write the network, such as ${network}.`,
      });
    }
  },
});
