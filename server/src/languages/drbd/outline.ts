import type { OutlineItem, OutlineKind } from '../../core/language.ts';
import { nameOf } from './resource.ts';
import { children, type DrbdNode, isSection, type Word } from './tree.ts';

/** Sections with their names, devices and addresses; secrets stay out, since people share screenshots. */
export function outline(tree: DrbdNode): OutlineItem[] {
  return children(tree).flatMap((node) => {
    if (node.kind === 'file') return [];
    const kind = kindOf(node);
    if (!kind) return [];
    const names = namesOf(node);
    const detail = names.map((word) => nameOf(word) ?? word.text).join(' ');
    const inner = isSection(node) ? outline(node) : [];
    return [
      {
        name:
          detail && node.kind !== 'device' && node.kind !== 'address'
            ? `${node.keyword.text} ${detail}`
            : node.keyword.text,
        ...(detail && (node.kind === 'device' || node.kind === 'address') && { detail }),
        kind,
        span: node.span,
        nameSpan: names[0]?.span ?? node.keyword.span,
        ...(inner.length > 0 && { children: inner }),
      },
    ];
  });
}

function kindOf(node: DrbdNode): OutlineKind | undefined {
  switch (node.kind) {
    case 'resource':
      return 'resource';
    case 'on':
    case 'floating':
    case 'stacked-on-top-of':
      return 'node';
    case 'device':
      return 'device';
    case 'address':
      return 'option';
    case 'option':
    case 'skip':
    case 'plugin':
      return undefined;
    default:
      return isSection(node) ? 'section' : undefined;
  }
}

function namesOf(node: DrbdNode): readonly Word[] {
  const present = (word: Word | undefined) => (word ? [word] : []);
  switch (node.kind) {
    case 'resource':
    case 'connection':
      return present(node.name);
    case 'on':
    case 'proxy-on':
      return node.hosts;
    case 'stacked-on-top-of':
      return present(node.lower);
    case 'volume':
      return present(node.number);
    case 'device':
      return [...present(node.path), ...present(node.minor)];
    case 'address':
      return present(node.address?.host);
    default:
      return [];
  }
}
