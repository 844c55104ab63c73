import type { FactCollector } from '../../core/fact.ts';
import { nodeKey } from '../../core/keys.ts';
import type { Word } from './tree.ts';
import { isVariable } from './values.ts';

/** The id of a statement; one that a script puts together is not known here. */
export function declareId(id: Word | undefined, type: string, collect: FactCollector): void {
  if (id && !isVariable(id.text)) collect.declare('crm-id', id.text, id.span, { type });
}

/** That a statement names a resource. */
export function referResource(
  word: Word,
  by: 'group' | 'clone' | 'bundle' | 'template' | 'tag' | 'fencing' | 'location',
  id: string,
  collect: FactCollector,
): void {
  if (!isVariable(word.text)) collect.refer('crm-resource', word.text, word.span, { by, id });
}

/** That the statement of an id says where something runs. */
export function referNode(word: Word, id: string | undefined, collect: FactCollector): void {
  if (isVariable(word.text)) return;
  collect.refer('node', nodeKey(word.text), word.span, {
    name: word.text,
    by: 'location',
    ...(id !== undefined && { id }),
  });
}
