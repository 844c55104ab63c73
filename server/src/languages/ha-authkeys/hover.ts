import type { FeatureRequest, Hover } from '../../core/language.ts';
import { touches } from '../../core/span.ts';
import { method } from './methods.ts';
import type { AuthkeysNode } from './tree.ts';

export function hover({ tree, offset }: FeatureRequest<AuthkeysNode>): Hover | undefined {
  if (tree.kind === 'auth' && touches(tree.span, offset)) {
    return {
      span: tree.span,
      markdown: `**auth** *number*\n\nNames the key that signs what this node sends. Its line must follow this one; other keys only verify what arrives, so that a key can be changed node by node.`,
    };
  }
  if (tree.kind === 'key' && tree.method && touches(tree.method.span, offset)) {
    const known = method(tree.method.text);
    return known && { span: tree.method.span, markdown: `**${known.name}**\n\n${known.doc}` };
  }
  return undefined;
}
