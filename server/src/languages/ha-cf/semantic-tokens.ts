import type { SemanticToken } from '../../core/language.ts';
import { type Directive, directive } from './catalog.ts';
import type { HaCfNode } from './tree.ts';
import { readBoolean, readWord, type ValueType } from './values.ts';

/** Directives and the words they take; nodes are known from facts. */
export function semanticTokens(tree: HaCfNode): readonly SemanticToken[] {
  const known = tree.kind === 'directive' ? directive(tree.name.text) : undefined;
  if (tree.kind !== 'directive' || !known) return [];
  const words = tree.values.filter(({ text }, index) => isWord(text, typeAt(known, index)));
  return [
    { kind: 'option', span: tree.name.span, obsolete: known.obsolete !== undefined },
    ...words.map(({ span }): SemanticToken => ({ kind: 'value', span })),
  ];
}

function typeAt(known: Directive, index: number): ValueType | undefined {
  return known.takes === 'values' ? known.type : (known.parameters[index] ?? known.rest)?.type;
}

function isWord(text: string, type: ValueType | undefined): boolean {
  if (type?.kind === 'boolean') return readBoolean(text) !== undefined;
  return type?.kind === 'word' && readWord(text, type) !== undefined;
}
