import { defineRule } from '../../../core/rule.ts';
import { addressKind } from '../addresses.ts';
import type { HaCfNode } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';

/** Linux, HOST_NAME_MAX. Heartbeat itself keeps 100 characters (heartbeat.h, HOSTLENG). */
const LONGEST = 64;

export default defineRule<HaCfNode>({
  code: 'ha-cf/node-name',
  severity: 'warning',
  docs: {
    title: 'A name that no machine has',
    what: 'Behind `node` stand names as `uname -n` prints them, in letters, digits, `-`, `_` and dots, and of at most 64 characters. An address is no such name.',
    why: 'Heartbeat compares the name with that of the machine. On a machine whose name is not in the list it does not start: `Current node not in configuration`. The others wait for a node that never comes.',
    mend: 'Write what `uname -n` prints on that machine. Addresses belong into `ucast` lines.',
    source: 'heartbeat 3.0.6, config.c, add_node and init_config; gethostname(2)',
  },
  examples: {
    bad: [
      'node alice 10.0.0.2\n#          ^^^^^^^^ ha-cf/node-name: ucast\nbcast eth0\n',
      'node alice bob:\n#          ^^^^ ha-cf/node-name: uname\nbcast eth0\n',
    ],
    good: ['node alice web_1 db-2.example.com\nbcast eth0\n'],
  },
  nodes: {
    directive(line, context) {
      for (const { word } of valuesOfKind(line, 'node')) {
        const problem = problemOf(word.text);
        if (!problem) continue;
        context.report({
          at: word.span,
          message: `${problem} Heartbeat compares it with "uname -n" and does not start where that is not in the list. Write what "uname -n" prints on the machine.`,
        });
      }
    },
  },
});

function problemOf(name: string): string | undefined {
  const kind = addressKind(name);
  if (kind === 'ipv4' || kind === 'ipv6')
    return `"${name}" is an address, which belongs into a "ucast" line, and not the name of a node.`;
  if (!/^[\w.-]+$/.test(name)) return `"${name}" cannot be the name of a machine.`;
  if (name.length > LONGEST) return `No machine has a name of more than ${LONGEST} characters.`;
  return undefined;
}
