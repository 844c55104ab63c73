import type { RuleContext } from '../../core/rule.ts';
import type { Pair } from './tree.ts';

/** Whether there is a blank between the name and its value, which is reported: then the name may not be whole. */
export function isTorn({ name, value }: Pair, context: RuleContext): boolean {
  return value !== undefined && /\s/.test(context.text({ start: name.span.end, end: value.span.start }));
}
