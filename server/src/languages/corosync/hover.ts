import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import { type CorosyncKey, keyOf, sectionName, sections } from './catalog.ts';
import { numberOf } from './config.ts';
import { describeValue, documentation, duration, versionNames } from './describe.ts';
import { type CorosyncNode, children, type EntryNode, isPlaceholder, type SectionNode } from './tree.ts';
import { versionOf } from './version.ts';

/** What a section or key does, and what a value means. */
export function hover({ tree, offset, cluster }: FeatureRequest<CorosyncNode>): Hover | undefined {
  const node = nodeAt(tree, offset);
  if (!node) return undefined;
  if (node.kind === 'section') return sectionHover(node, offset);
  const key = node.inside === undefined ? undefined : keyOf(node.inside, node.key.text);
  if (!key) return undefined;
  if (touches(node.key.span, offset)) {
    const usage = `${key.name}: ${describeValue(key, versionOf(cluster))}`;
    return { span: node.key.span, markdown: `\`${usage}\`\n\n${documentation(key)}` };
  }
  if (!touches(node.value.span, offset) || isPlaceholder(node.value)) return undefined;
  const markdown = valueMarkdown(node, key);
  return markdown === undefined ? undefined : { span: node.value.span, markdown };
}

function sectionHover(node: SectionNode, offset: number): Hover | undefined {
  const known = node.path === undefined ? undefined : sections.get(node.path);
  if (!known || !touches(node.name.span, offset)) return undefined;
  const versions = known.versions.length < 3 ? `\n\nOf ${versionNames(known.versions)}.` : '';
  return { span: node.name.span, markdown: `\`${sectionName(known.path)}\`\n\n${known.doc}${versions}` };
}

function valueMarkdown(node: EntryNode, key: CorosyncKey): string | undefined {
  const { value } = key;
  if (value.type === 'secret') return undefined;
  if (value.type !== 'number') return `**${key.name}**: ${describeValue(key)}`;
  const number = numberOf({ node });
  if (number === undefined) {
    return key.default === undefined ? undefined : `**${key.name}**: the default, ${key.default}`;
  }
  if (value.unit === 'ms') return `**${key.name}**: ${duration(number)}`;
  if (value.unit === undefined) return `**${key.name}**: ${describeValue(key)}`;
  return `**${key.name}**: ${number} ${value.unit}`;
}

function nodeAt(tree: CorosyncNode, offset: number): SectionNode | EntryNode | undefined {
  let found: SectionNode | EntryNode | undefined;
  for (let node: CorosyncNode | undefined = tree; node; ) {
    const inner: CorosyncNode | undefined = children(node).find(({ span }) => touches(span, offset));
    if (inner?.kind === 'section' || inner?.kind === 'entry') found = inner;
    node = inner;
  }
  return found;
}
