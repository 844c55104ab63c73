import type { FactCollector } from '../../core/fact.ts';
import { deviceKey, directoryKey, ipKey, nodeKey } from '../../core/keys.ts';
import { addressParts, isIpv4, isOnOneLine } from './addresses.ts';
import { lacksNode } from './group.ts';
import { argsOf, type HaresourcesNode, isPlaceholder, type Resource, scriptName } from './tree.ts';

const IP_SCRIPTS = new Set(['IPaddr', 'IPaddr2']);
const DRBD_SCRIPTS = new Set(['drbddisk', 'drbdupper', 'datadisk']);

export function facts(tree: HaresourcesNode, collect: FactCollector): void {
  if (tree.kind !== 'group') return;
  const { node, resources } = tree;
  if (!isPlaceholder(node) && !lacksNode(tree)) {
    collect.refer('node', nodeKey(node.text), node.span, { name: node.text, by: 'haresources' });
    const words = [node, ...resources].map(({ text }) => text);
    collect.declare('heartbeat-group', words.join(' '), node.span, {
      node: node.text,
      resources: resources.map((resource) => ({
        script: scriptName(resource),
        args: argsOf(resource).map(({ text }) => text),
        span: resource.span,
      })),
    });
  }
  /** The DRBD resource that was made Primary last; `all` once every one has been. */
  let promoted: string | undefined;
  for (const resource of resources) {
    resourceFacts(resource, promoted, collect);
    if (promoted !== 'all' && DRBD_SCRIPTS.has(scriptName(resource)))
      promoted = argsOf(resource)[0]?.text ?? 'all';
  }
}

function resourceFacts(resource: Resource, promoted: string | undefined, collect: FactCollector): void {
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
  if (name === 'LVM') collect.declare('volume-group', first.text, first.span, { primitive: resource.text });
  if (name !== 'Filesystem') return;
  const isBlockDevice = first.text.startsWith('/');
  if (isBlockDevice) {
    collect.refer('device', deviceKey(first.text), first.span, {
      by: 'filesystem',
      id: resource.text,
      ...(third ? { fstype: third.text } : {}),
      ...(promoted !== undefined && { promotedBefore: promoted }),
    });
  }
  if (second?.text.startsWith('/')) {
    collect.declare('mount-point', directoryKey(second.text), second.span, {
      primitive: resource.text,
      ...(isBlockDevice ? { device: deviceKey(first.text) } : {}),
    });
  }
}
