import { type Span, span, touches } from '../../core/span.ts';
import type { Call, OptionUse, TgtadmNode } from './tree.ts';

/** What the cursor is at in a call. */
export type Spot =
  | { readonly kind: 'name'; readonly call: Call }
  /** At the name of an option, or where one can begin. */
  | {
      readonly kind: 'option';
      readonly call: Call;
      readonly use: OptionUse | undefined;
      readonly replace: Span;
    }
  | { readonly kind: 'value'; readonly call: Call; readonly use: OptionUse; readonly replace: Span };

/** The call under the cursor, also when the cursor stands behind its last word. */
export function spotAt(tree: TgtadmNode, text: string, offset: number): Spot | undefined {
  const calls = tree.kind === 'script' ? [...tree.calls, ...tree.written.flatMap(({ calls }) => calls)] : [];
  const call = calls.find((one) => reaches(one, text, offset));
  if (!call) return undefined;
  if (touches(call.name.span, offset)) return { kind: 'name', call };
  for (const use of call.options) {
    if (use.value && touches(use.value.span, offset))
      return { kind: 'value', call, use, replace: use.value.span };
    if (touches(use.nameSpan, offset)) return { kind: 'option', call, use, replace: use.nameSpan };
  }
  const word = call.positionals.find((one) => touches(one.span, offset));
  const replace = word?.span ?? span(offset, offset);
  const before = call.options.findLast((use) => use.nameSpan.end < offset);
  const waits = before?.trouble === 'no-value' || before?.trouble === 'option-as-value';
  if (before && waits && !word && isBlank(text.slice(before.nameSpan.end, offset))) {
    return { kind: 'value', call, use: before, replace };
  }
  return { kind: 'option', call, use: undefined, replace };
}

function reaches(call: Call, text: string, offset: number): boolean {
  if (offset < call.name.span.start) return false;
  return offset <= call.span.end || isBlank(text.slice(call.span.end, offset));
}

/** Blanks, and line breaks that a backslash takes away. */
function isBlank(text: string): boolean {
  return /^(?:[ \t]|\\\r?\n)*$/.test(text);
}
