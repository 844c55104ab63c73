import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import { addressParts, maskBits } from './addresses.ts';
import { script, usage } from './scripts.ts';
import { argsOf, type Group, type HaresourcesNode, type Resource, scriptName, type Word } from './tree.ts';

/** What a line does, what a script does, and what its arguments mean. */
export function hover({ tree, offset }: FeatureRequest<HaresourcesNode>): Hover | undefined {
  if (tree.kind !== 'group') return undefined;
  if (touches(tree.node.span, offset)) return { span: tree.node.span, markdown: describeGroup(tree) };
  const resource = tree.resources.find(({ span }) => touches(span, offset));
  if (!resource) return undefined;
  const argument = resource.script && argsOf(resource).find(({ span }) => touches(span, offset));
  if (argument) {
    const markdown = describeArgument(resource, argument);
    return markdown === undefined ? undefined : { span: argument.span, markdown };
  }
  return { span: resource.span, markdown: describeResource(tree, resource) };
}

/** The order of starting and stopping, in a sentence. */
function describeGroup({ node, resources }: Group): string {
  if (resources.length === 0) return `**${node.text}**: nothing runs here.`;
  const names = resources.map((one) => `\`${one.text}\``);
  const order =
    resources.length === 1
      ? `${names[0]} runs there`
      : `${names.slice(0, -1).join(', then ')}, and last ${names.at(-1)} are started there`;
  const stop = resources.length === 1 ? '' : ' They are stopped in the reverse order.';
  return `While **${node.text}** is up and has the services, ${order}.${stop} Another node takes all of them over when ${node.text} fails; \`auto_failback\` in ha.cf says whether they come back.`;
}

function describeResource(group: Group, resource: Resource): string {
  const name = scriptName(resource);
  const place = group.resources.indexOf(resource);
  const before = group.resources[place - 1];
  const after = group.resources[place + 1];
  const starts = before ? `Started after \`${before.text}\`` : 'Started first';
  const stops = after ? `stopped after \`${after.text}\`` : 'stopped first';
  const order = `${starts} and ${stops}.`;
  const known = script(name);
  if (!known) {
    return `**${name}**\n\nA script in /etc/ha.d/resource.d or /etc/init.d, called with \`start\`, \`stop\` and \`status\`. It must be there on every node, and be executable.\n\n${order}`;
  }
  const parts = [`\`${usage(known)}\``, known.doc];
  const [argument] = resource.args;
  if (known.args[0]?.takes === 'address' && argument) parts.push(describeAddress(argument));
  if (known.note) parts.push(known.note);
  return [...parts, order].join('\n\n');
}

function describeArgument(resource: Resource, argument: Word): string | undefined {
  const known = script(scriptName(resource));
  const about = known?.args[argsOf(resource).indexOf(argument)];
  if (!about) return undefined;
  const parts = [`**${about.name}**: ${about.doc}`];
  if (about.takes === 'address') parts.push(describeAddress(argument));
  return parts.join('\n\n');
}

function describeAddress(argument: Word): string {
  const { ip, mask, nic, broadcast } = addressParts(argument);
  const bits = mask && maskBits(mask.text);
  const parts = [`Address ${ip.text}`];
  parts.push(
    bits === undefined ? 'in the network that the routing table finds' : `in a network of ${bits} bits`,
  );
  parts.push(nic ? `on ${nic.text}` : 'on the interface that the routing table finds');
  if (broadcast) parts.push(`with the broadcast address ${broadcast.text}`);
  return `${parts.join(' ')}.`;
}
