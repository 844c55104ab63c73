import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { placeName } from '../places.ts';
import { overStatements } from '../statement-rule.ts';
import type { DrbdNode } from '../tree.ts';
import { either } from '../wording.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/misplaced-statement',
  severity: 'error',
  docs: {
    title: 'A section or statement in the wrong place',
    what: 'The keyword exists, but not inside the section it stands in: `net` inside `on`, `on` at the top of the file, `address` in a volume.',
    why: 'drbdadm stops with a parse error that lists what it expected.',
    mend: 'Move it. When it looks right where it is, look for a brace that is missing above.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      pair('', {
        more: '    net {\n#   ^^^ drbd/misplaced-statement: resource NAME { }\n      protocol C;\n    }\n',
      }),
      'net {\n#<- drbd/misplaced-statement: common { }\n  protocol C;\n}\n',
    ],
    good: [
      pair('  net {\n    protocol C;\n  }\n'),
      // The proxy of a host line is the host's, not the connection's.
      `resource r0 {
  device /dev/drbd0;
  disk /dev/vg/r0;
  on alice { node-id 0; address 10.0.0.1:7789; }
  on bob { node-id 1; address 10.0.0.2:7789; }
  connection {
    host alice address 10.0.0.1:7789 via proxy on alice { inside 127.0.0.1:7900; outside 10.9.0.1:7900; }
    host bob address 10.0.0.2:7789 via proxy on bob { inside 127.0.0.1:7901; outside 10.9.0.2:7901; }
  }
}
`,
    ],
  },
  nodes: overStatements((node, verdict, version, context) => {
    if (verdict.kind !== 'misplaced') return;
    const places = either([...new Set(verdict.places.map(placeName))]);
    context.report({
      at: node.keyword.span,
      message: `"${node.keyword.text}" cannot stand in ${placeName(node.inside)}; in DRBD ${version} it stands in ${places}. drbdadm refuses the configuration. Move it, or look for a brace that is missing above.`,
    });
  }),
});
