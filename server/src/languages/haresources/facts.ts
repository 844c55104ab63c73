import type { FactCollector } from '../../core/fact.ts';
import { deviceKey, directoryKey, ipKey, nodeKey } from '../../core/keys.ts';
import { addressParts, isIpv4, isOnOneLine } from './addresses.ts';
import { lacksNode } from './group.ts';
import {
  argsOf,
  type Group,
  type HaresourcesNode,
  isPlaceholder,
  type Resource,
  scriptName,
} from './tree.ts';

const IP_SCRIPTS = new Set(['IPaddr', 'IPaddr2']);
const DRBD_SCRIPTS = new Set(['drbddisk', 'drbdupper', 'datadisk']);

export function facts(tree: HaresourcesNode, collect: FactCollector): void {
  if (tree.kind !== 'group') return;
  const { node, resources } = tree;
  if (!isPlaceholder(node) && !lacksNode(tree)) {
    collect.refer('node', nodeKey(node.text), node.span, { name: node.text, by: 'haresources' });
  }
  for (const resource of resources) resourceFacts(resource, tree, collect);
}

function resourceFacts(resource: Resource, group: Group, collect: FactCollector): void {
  const name = scriptName(resource);
  const [first, second, third] = argsOf(resource);
  if (!first || isPlaceholder(resource)) return;
  if (IP_SCRIPTS.has(name) && isOnOneLine(first)) {
    const { ip } = addressParts(first);
    if (isIpv4(ip.text)) collect.declare('virtual-ip', ipKey(ip.text), ip.span, { primitive: resource.text });
  }
  if (DRBD_SCRIPTS.has(name) && first.text !== 'all') {
    collect.refer('drbd-resource', first.text, first.span, { by: name, parameter: '1' });
  }
  if (name !== 'Filesystem') return;
  const isBlockDevice = first.text.startsWith('/');
  if (isBlockDevice) {
    collect.refer('device', deviceKey(first.text), first.span, {
      by: 'filesystem',
      id: resource.text,
      ...(third ? { fstype: third.text } : {}),
      promotedBefore: promotedBefore(resource, group),
    });
  }
  if (second?.text.startsWith('/')) {
    collect.declare('mount-point', directoryKey(second.text), second.span, {
      primitive: resource.text,
      ...(isBlockDevice ? { device: deviceKey(first.text) } : {}),
    });
  }
}

/** The DRBD resources that the line makes Primary in front of this resource. */
function promotedBefore(resource: Resource, { resources }: Group): readonly string[] {
  return resources
    .slice(0, resources.indexOf(resource))
    .filter((one) => DRBD_SCRIPTS.has(scriptName(one)))
    .map((one) => argsOf(one)[0]?.text ?? 'all');
}
