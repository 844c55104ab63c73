import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { type DrbdNode, type DrbdStatement, type FloatingSection, ofKind } from '../tree.ts';

const SINGLE = new Set<DrbdNode['kind']>(['device', 'disk', 'meta-disk', 'address', 'node-id']);

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-statement',
  severity: 'error',
  docs: {
    title: 'A statement of a host or volume, twice',
    what: 'A host or volume has one `device`, `disk`, `meta-disk`, `address` and `node-id` each, and a resource one `protocol`.',
    why: 'drbdadm stops with `conflicting use of ... statement`.',
    mend: 'Keep the one that is meant. Several devices of one resource are volumes: `volume 0 { }`, `volume 1 { }`.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      pair('', { more: '    device /dev/drbd7;\n#   ^^^^^^ drbd/duplicate-statement: "device"\n' }),
      pair('  protocol C;\n  protocol A;\n# ^^^^^^^^ drbd/duplicate-statement: "protocol"\n'),
      pair('', {
        more: '    disk {\n#   ^^^^ drbd/duplicate-statement: one statement\n      on-io-error detach;\n    }\n',
      }),
      'resource r0 {\n  device minor 0;\n  disk /dev/vg/r0;\n  floating 10.0.0.1:7788 {\n    address 10.0.0.3:7788;\n#   ^^^^^^^ drbd/duplicate-statement: floating\n  }\n  floating 10.0.0.2:7788;\n}\n',
    ],
    good: [pair()],
  },
  nodes: {
    resource: check,
    common: check,
    on: check,
    floating: (section, context) => {
      check(section, context);
      checkFloating(section, context);
    },
    'stacked-on-top-of': check,
    volume: check,
  },
});

function check({ body, kind }: Extract<DrbdNode, { body: readonly DrbdNode[] }>, context: RuleContext): void {
  const seen = new Map<string, DrbdStatement>();
  checkDiskSections(body, kind, context);
  for (const node of body) {
    const isProtocol = node.kind === 'option' && node.keyword.text === 'protocol';
    if (!(isProtocol || SINGLE.has(node.kind)) || node.kind === 'file' || 'body' in node) continue;
    const first = seen.get(node.kind);
    if (!first) {
      seen.set(node.kind, node);
      continue;
    }
    const volumes =
      node.kind === 'device' || node.kind === 'disk' ? ' For a second device, use "volume" sections.' : '';
    // In the resource itself, drbdadm only holds the device and the protocol against their doubles.
    const read = (kind === 'resource' || kind === 'common') && node.kind !== 'device' && !isProtocol;
    context.report({
      at: node.keyword.span,
      severity: read ? 'warning' : 'error',
      message: `There already is a "${first.keyword.text}" in this ${kind === 'on' ? 'host' : kind} section, and ${read ? 'only one of them counts' : 'drbdadm refuses a second one'}. Keep the one you mean.${volumes}`,
      related: [{ at: first.span, message: `The first "${first.keyword.text}".` }],
    });
  }
}

/** In the section of a host, drbdadm counts `disk { }` and `disk PATH` as one statement. */
function checkDiskSections(body: readonly DrbdNode[], kind: DrbdNode['kind'], context: RuleContext): void {
  if (kind !== 'on' && kind !== 'floating') return;
  const [first, second] = body.filter(
    (node) => node.kind === 'disk' || (node.kind === 'options-section' && node.section === 'disk'),
  );
  if (!first || second?.kind !== 'options-section') return;
  context.report({
    at: second.keyword.span,
    message:
      'In the section of a host, "disk { }" and "disk PATH" count as one statement, and drbdadm refuses both together. Put the options into "disk { }" of the resource, or both into a "volume 0 { }".',
    related: [{ at: first.span, message: 'The other "disk".' }],
  });
}

/** The address of a floating host stands before its brace. */
function checkFloating({ body, address }: FloatingSection, context: RuleContext): void {
  const [second] = ofKind(body, 'address');
  if (!second) return;
  context.report({
    at: second.keyword.span,
    message:
      'The address of a floating host stands after the word "floating", and drbdadm refuses a second one. Keep the one you mean there.',
    related: address ? [{ at: address.span, message: 'Its address.' }] : [],
  });
}
