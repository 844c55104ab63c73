import type { FactCollector } from '../../core/fact.ts';
import { addressKey, nodeKey } from '../../core/keys.ts';
import { addressKind } from './addresses.ts';
import type { DirectiveLine, HaCfNode } from './tree.ts';
import { isInteger } from './values.ts';

export function facts(tree: HaCfNode, collect: FactCollector): void {
  if (tree.kind !== 'directive') return;
  const { name, values } = tree;
  collect.declare('directive', name.text, name.span, { values: values.map(({ text }) => text) });
  if (name.text === 'node') {
    for (const { text, span, placeholder } of values) {
      if (!placeholder) collect.declare('node', nodeKey(text), span, { name: text });
    }
  }
  if (name.text === 'mcast') multicast(tree, collect);
}

/** The port of `bcast` and `ucast` stands on another line, so that only `mcast` says what it binds. */
function multicast({ values }: DirectiveLine, collect: FactCollector): void {
  const [, group, port] = values;
  if (!group || !port || addressKind(group.text) !== 'ipv4' || !isInteger(port.text)) return;
  collect.declare('address', addressKey(group.text, Number(port.text)), group.span, {
    ip: group.text,
    port: Number(port.text),
    use: 'heartbeat',
  });
}
