import type { OutlineItem, OutlineKind } from '../../core/language.ts';
import { type CorosyncNode, children, type SectionNode } from './tree.ts';

/** Sections with what tells them apart, and their keys; the shared secret stays out, since people share screenshots. */
export function outline(tree: CorosyncNode): OutlineItem[] {
  return children(tree).flatMap((node): OutlineItem[] => {
    if (node.kind === 'block' || node.kind === 'stray') return [];
    const span = node.span;
    if (node.kind === 'entry') {
      if (node.key.text === '' || node.key.text === 'key') return [];
      return [
        { name: node.key.text, detail: node.value.text, kind: 'option', span, nameSpan: node.key.span },
      ];
    }
    const detail = detailOf(node);
    const inner = outline(node);
    return [
      {
        name: node.name.text || '{',
        ...(detail !== undefined && { detail }),
        kind: kindOf(node),
        span,
        nameSpan: node.name.text === '' ? node.opened : node.name.span,
        ...(inner.length > 0 && { children: inner }),
      },
    ];
  });
}

function kindOf({ path }: SectionNode): OutlineKind {
  if (path === 'nodelist.node') return 'node';
  return path === 'totem.interface' ? 'device' : 'section';
}

/** The key whose value names a section that may stand several times. */
const NAMING = ['name', 'subsys', 'linknumber', 'ringnumber', 'nodeid', 'memberaddr', 'model'];

function detailOf({ body }: SectionNode): string | undefined {
  for (const key of NAMING) {
    const entry = body.find((one) => one.kind === 'entry' && one.key.text === key);
    if (entry?.kind === 'entry' && entry.value.text !== '') return entry.value.text;
  }
  return undefined;
}
