import type { FactCollector } from '../../core/fact.ts';
import { addressKey, ipKey, nodeKey } from '../../core/keys.ts';
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
  if (name.text === 'ucast') unicast(tree, collect);
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

/** The address of a node: its own, which is passed over, or that of another one. */
function unicast({ values }: DirectiveLine, collect: FactCollector): void {
  const [, address] = values;
  if (!address || addressKind(address.text) !== 'ipv4') return;
  const ip = address.text;
  collect.declare('fixed-ip', ipKey(ip), address.span, { ip, port: DEFAULT_PORT, use: 'heartbeat' });
}

/** Where `udpport` says nothing else (ha.cf(5)). */
const DEFAULT_PORT = 694;
