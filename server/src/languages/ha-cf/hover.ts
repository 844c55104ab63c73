import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import { type Directive, directive } from './catalog.ts';
import { documentation } from './completion.ts';
import { describeType, usage } from './describe.ts';
import type { HaCfNode, Word } from './tree.ts';
import { inWords, readTime, type ValueType } from './values.ts';

/** What a directive does, and what a value means. */
export function hover({ tree, offset }: FeatureRequest<HaCfNode>): Hover | undefined {
  if (tree.kind !== 'directive') return undefined;
  const known = directive(tree.name.text);
  if (!known) return undefined;
  if (touches(tree.name.span, offset)) {
    return { span: tree.name.span, markdown: `\`${usage(known)}\`\n\n${documentation(known)}` };
  }
  const index = tree.values.findIndex(({ span }) => touches(span, offset));
  const value = tree.values[index];
  if (!value || value.placeholder) return undefined;
  return { span: value.span, markdown: describeValue(known, index, value) };
}

function describeValue(known: Directive, index: number, value: Word): string {
  if (known.takes === 'values') return describe(known.name, known.type, value);
  const parameter = known.parameters[index] ?? known.rest;
  return parameter ? describe(parameter.name, parameter.type, value) : 'Heartbeat ignores this word.';
}

function describe(name: string, type: ValueType, { text }: Word): string {
  const time = type.kind === 'time' ? readTime(text) : undefined;
  if (time && 'milliseconds' in time) return `**${name}**: ${inWords(time.milliseconds)}`;
  const described = describeType(type);
  return described === name ? `**${name}**` : `**${name}**: ${described}`;
}
