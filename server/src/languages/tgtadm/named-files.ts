import type { NamedFile } from '../../core/language.ts';
import { type ShellNode, shellChildren } from './shell/tree.ts';
import type { TgtadmNode } from './tree.ts';

/** Words that may be files: scripts that are run or read (`. ./settings.sh`), what is fed to crm or tgt-admin. */
export function namedFiles(tree: TgtadmNode): readonly NamedFile[] {
  return tree.kind === 'script' ? tree.items.flatMap(inShell) : [];
}

function inShell(node: ShellNode): readonly NamedFile[] {
  if (node.kind !== 'word') return shellChildren(node).flatMap(inShell);
  const path = node.value ?? '';
  const looksLikeOne = /^[^\s-]/.test(path) && /[./]/.test(path);
  return looksLikeOne ? [{ paths: [path], span: node.span }] : shellChildren(node).flatMap(inShell);
}
