import { defineRule } from '../../../core/rule.ts';
import { addressKind } from '../addresses.ts';
import type { HaCfNode, Word } from '../tree.ts';
import { typesOf } from '../typed.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/placeholder',
  severity: 'error',
  docs: {
    title: 'A place that was left to be filled in',
    what: 'The line still holds what a manual or a template wrote for the reader to replace: `<node1 name>`, `{{ node }}`, or an address such as `192.168.1.x`.',
    why: 'Heartbeat takes it literally. `node <node1 name>` makes nodes called `<node1` and `name>`, and then stops: `Current node [...] not in configuration`. An address with letters cannot be resolved.',
    mend: 'Write the real name or address. Node names are what `uname -n` says on each machine.',
    source: 'heartbeat 3.0.6, config.c, parse_config; lib/plugins/HBcomm/ucast.c',
  },
  examples: {
    bad: [
      'node <node1 name as per uname -n> bob\n#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ha-cf/placeholder: uname -n\nbcast eth0\n',
      'node alice bob\nucast eth0 192.168.1.x\n#          ^^^^^^^^^^^ ha-cf/placeholder: the address\nucast eth1 10.0.0.2\n',
      '<peer address>\n#<- ha-cf/placeholder\nnode alice bob\nbcast eth0\n',
    ],
    good: ['node alice bob\nucast eth0 peer.example.com\nucast eth1 10.0.0.2\n'],
  },
  nodes: {
    directive({ name, values, span }, context) {
      if (name.text.includes('<')) {
        context.report({
          at: span,
          message: `"${context.text(span)}" is a place to be filled in, which heartbeat takes for a directive it does not know. Write what belongs there, or remove the line.`,
        });
        return;
      }
      const types = typesOf(name.text, values);
      values.forEach((word: Word, index) => {
        const type = types[index];
        if (word.placeholder && type) {
          const what =
            type.kind === 'node'
              ? 'the name that "uname -n" prints on that machine'
              : 'the value that belongs there';
          context.report({
            at: word.span,
            message: `"${word.text.trim()}" is a place to be filled in; heartbeat takes it literally and will not work with it. Write ${what}.`,
          });
        } else if (type?.kind === 'address' && addressKind(word.text) === 'placeholder') {
          context.report({
            at: word.span,
            message: `"${word.text}" is not an address but a place for one: heartbeat cannot resolve it and refuses to start. Write the address of the other node.`,
          });
        }
      });
    },
  },
});
