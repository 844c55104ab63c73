import type { SemanticToken } from '../../core/language.ts';
import { backingStores, deviceTypes, mode, operationNames } from './catalog.ts';
import { does } from './meaning.ts';
import { type Call, children, type OptionUse, type TgtadmNode } from './tree.ts';

/** The options of tgtadm with the words they take, and the names of targets. */
export function semanticTokens(tree: TgtadmNode): readonly SemanticToken[] {
  if (tree.kind !== 'call') return children(tree).flatMap(semanticTokens);
  return tree.options.flatMap((use) => optionTokens(tree, use));
}

function optionTokens(call: Call, { option, nameSpan, value }: OptionUse): readonly SemanticToken[] {
  if (!option) return [];
  const name: SemanticToken = { kind: 'option', span: nameSpan };
  const text = value?.text;
  if (!value || text === undefined) return [name];
  if (option.name === 'targetname') {
    return [name, { kind: 'resource', span: value.span, declares: does(call, 'target', 'new') }];
  }
  return WORDS[option.name]?.(text) ? [name, { kind: 'value', span: value.span }] : [name];
}

const WORDS: Readonly<Record<string, (text: string) => boolean>> = {
  mode: (text) => mode(text) !== undefined,
  op: (text) => operationNames.includes(text),
  'device-type': (text) => deviceTypes.includes(text),
  bstype: (text) => backingStores.includes(text),
};
