import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import type { DrbdNode, DrbdStatement } from '../tree.ts';

const SINGLE = new Set<DrbdNode['kind']>(['device', 'disk', 'meta-disk', 'address', 'node-id']);

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-statement',
  severity: 'error',
  docs: {
    title: 'A statement of a host or volume, twice',
    what: 'A host or volume has one `device`, `disk`, `meta-disk`, `address` and `node-id` each.',
    why: 'drbdadm stops with `conflicting use of ... statement`.',
    mend: 'Keep the one that is meant. Several devices of one resource are volumes: `volume 0 { }`, `volume 1 { }`.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [pair('', { more: '    device /dev/drbd7;\n#   ^^^^^^ drbd/duplicate-statement: "device"\n' })],
    good: [pair()],
  },
  nodes: {
    resource: check,
    common: check,
    on: check,
    floating: check,
    'stacked-on-top-of': check,
    volume: check,
  },
});

function check({ body, kind }: Extract<DrbdNode, { body: readonly DrbdNode[] }>, context: RuleContext): void {
  const seen = new Map<string, DrbdStatement>();
  for (const node of body) {
    if (!SINGLE.has(node.kind) || node.kind === 'file' || 'body' in node) continue;
    const first = seen.get(node.kind);
    if (!first) {
      seen.set(node.kind, node);
      continue;
    }
    const volumes =
      node.kind === 'device' || node.kind === 'disk' ? ' For a second device, use "volume" sections.' : '';
    // In the resource itself, drbdadm only holds the device against its double.
    const read = (kind === 'resource' || kind === 'common') && node.kind !== 'device';
    context.report({
      at: node.keyword.span,
      severity: read ? 'warning' : 'error',
      message: `There already is a "${first.keyword.text}" in this ${kind === 'on' ? 'host' : kind} section, and ${read ? 'only one of them counts' : 'drbdadm refuses a second one'}. Keep the one you mean.${volumes}`,
      related: [{ at: first.span, message: `The first "${first.keyword.text}".` }],
    });
  }
}
