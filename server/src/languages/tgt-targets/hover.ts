import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import { describeType, type KeyInfo, keyInfo, sections } from './catalog.ts';
import { children, entriesOf, type Section, storesOf, type TargetsNode } from './tree.ts';

/** What a key does; of a target, who may log in and what it exports. */
export function hover({ tree, offset }: FeatureRequest<TargetsNode>): Hover | undefined {
  return find(tree, offset);
}

function find(node: TargetsNode, offset: number): Hover | undefined {
  if (node.kind === 'entry') {
    const known = keyInfo(node.key.text);
    if (!known || !touches(node.key.span, offset)) return undefined;
    return { span: node.key.span, markdown: describeKey(known) };
  }
  if (node.kind === 'section') {
    const { name, argument } = node;
    const known = sections.get(name.text);
    if (known && touches(name.span, offset)) {
      return { span: name.span, markdown: `**${name.text}**\n\n${known.doc}` };
    }
    if (argument && name.text === 'target' && touches(argument.span, offset)) {
      return { span: argument.span, markdown: describeTarget(node) };
    }
  }
  for (const child of children(node)) {
    const found = touches(child.span, offset) ? find(child, offset) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The text of a key for completion and hover. */
export function describeKey(known: KeyInfo): string {
  const parts = [`**${known.name}** *${describeType(known.type)}*`, known.doc];
  if (known.default) parts.push(`Default: ${known.default}.`);
  return parts.join('\n\n');
}

function describeTarget(target: Section): string {
  const stores = storesOf(target).map(({ path }) => `\`${path.text}\``);
  const addresses = entriesOf(target, 'initiator-address').flatMap(({ value }) => value?.text ?? []);
  const accounts = entriesOf(target, 'incominguser').flatMap(({ value }) => value?.text.split(' ')[0] ?? []);
  const who = addresses.length > 0 ? addresses.join(', ') : 'every address';
  const account = accounts.length > 0 ? `, with the account ${accounts.join(' or ')}` : '';
  const what = stores.length > 0 ? `Exports ${stores.join(', ')}.` : 'Exports nothing.';
  return `**${target.argument?.text ?? ''}**\n\n${what}\n\nInitiators from ${who} may log in${account}.`;
}
