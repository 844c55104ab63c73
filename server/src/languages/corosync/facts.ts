import type { FactCollector } from '../../core/fact.ts';
import { addressKey, ipKey, nodeKey, UNNAMED_NODE } from '../../core/keys.ts';
import { type Span, shift } from '../../core/span.ts';
import { addressKind } from './addresses.ts';
import { Config, numberOf, type PlacedEntry } from './config.ts';
import { type BlockNode, type CorosyncNode, isPlaceholder, type SectionNode, type Word } from './tree.ts';
import { declareVersionEvidence } from './version.ts';

/** What a block says alone: its nodes, and the versions that know what is in it. */
export function facts(tree: BlockNode, collect: FactCollector): void {
  declareVersionEvidence(tree, collect);
  for (const list of tree.body) {
    if (list.kind !== 'section' || list.path !== 'nodelist') continue;
    for (const node of list.body) {
      if (node.kind !== 'section' || node.path !== 'nodelist.node') continue;
      const name = nameOf(node);
      if (name) collect.declare('node', nodeKey(name.text), name.span, { name: name.text });
      else collect.declare('unread-name', UNNAMED_NODE, node.name.span, {});
    }
  }
}

/** The name of a node; without `name`, Pacemaker takes that of ring0_addr when it is one. */
function nameOf(node: SectionNode): Word | undefined {
  const entryOf = (key: string) =>
    node.body.findLast((one) => one.kind === 'entry' && one.key.text === key && one.value.text !== '');
  const named = entryOf('name') ?? entryOf('ring0_addr');
  if (named?.kind !== 'entry' || isPlaceholder(named.value)) return undefined;
  return named.key.text === 'name' || addressKind(named.value.text) === 'name' ? named.value : undefined;
}

/** Port of link 0; every further link has the next one (totemconfig.c, configure_link_params). */
export const DEFAULT_PORT = 5405;

/** The addresses that nodes listen on: their ports stand in another block. */
export function documentFacts(
  blocks: readonly { readonly tree: CorosyncNode; readonly start: number }[],
  collect: FactCollector,
): void {
  const config = new Config<Span>(
    blocks.map(({ tree, start }) => ({ tree, at: (span: Span) => shift(span, start) })),
  );
  const ports = new Map(
    config.interfaces().map(({ number, entries }) => {
      const port = entries.get('mcastport');
      return [number, (port && numberOf(port)) ?? DEFAULT_PORT + number] as const;
    }),
  );
  const declare = ({ node, at }: PlacedEntry<Span>, link: number, host: string | undefined) => {
    const ip = node.value.text;
    if (!isIp(ip)) return;
    const port = ports.get(link) ?? DEFAULT_PORT + link;
    collect.declare('address', addressKey(ip, port), at(node.value.span), {
      ip,
      port,
      use: 'corosync',
      ...(host !== undefined && { host }),
    });
  };
  for (const { addresses, name } of config.nodes) {
    for (const [link, entry] of addresses) declare(entry, link, name?.node.value.text);
  }
  for (const { node, at } of config.all('totem.interface.member', 'memberaddr')) {
    const { text, span: place } = node.value;
    if (!isIp(text)) continue;
    const port = ports.get(0) ?? DEFAULT_PORT;
    collect.declare('fixed-ip', ipKey(text), at(place), { ip: text, port, use: 'corosync' });
  }
  for (const { number, entries } of config.interfaces()) {
    const group = entries.get('mcastaddr');
    if (group) declare(group, number, undefined);
  }
}

function isIp(text: string): boolean {
  const kind = addressKind(text);
  return kind === 'ipv4' || kind === 'ipv6';
}
