import { cover, type Span } from '../../core/span.ts';
import { nearest } from '../../core/suggest.ts';
import type { Fault } from '../../core/syntax.ts';
import type { Line, Tag } from './parser.ts';
import type { Section, TargetsNode } from './tree.ts';

interface Open {
  readonly tag: Tag;
  readonly children: TargetsNode[];
}

/**
 * Puts sections together. Config::General counts tags and does not compare their names, so that any closing tag
 * closes; where the name tells that another section was meant, the inner one is the fault.
 */
export function nest(lines: readonly Line[]): {
  readonly nodes: readonly TargetsNode[];
  readonly faults: readonly Fault[];
} {
  const nodes: TargetsNode[] = [];
  const faults: Fault[] = [];
  const open: Open[] = [];

  const add = (node: TargetsNode) => (open.at(-1)?.children ?? nodes).push(node);
  const close = (end: Span | undefined) => {
    const top = open.pop();
    if (!top) return;
    const { tag, children } = top;
    if (!end) {
      faults.push({ kind: 'unclosed-section', span: tag.span, subject: tag.name.text });
    }
    add(sectionOf(tag, children, end ?? children.at(-1)?.span ?? tag.span));
  };
  const isOpen = (name: string) => open.some(({ tag }) => tag.name.text === name);

  for (const line of lines) {
    if (line.kind === 'entry') {
      add(line.node);
    } else if (line.kind === 'opening') {
      const { tag } = line;
      // A store in a store, a target in a target: the one before was not closed.
      if (SECTIONS.has(tag.name.text) && isOpen(tag.name.text)) {
        while (isOpen(tag.name.text)) close(undefined);
      }
      if (tag.closesItself) add(sectionOf(tag, [], tag.span));
      else open.push({ tag, children: [] });
    } else {
      const { tag } = line;
      const top = open.at(-1);
      if (!top) {
        faults.push({ kind: 'surplus-closing', span: tag.span, found: tag.name.text });
        continue;
      }
      if (top.tag.name.text !== tag.name.text && isOpen(tag.name.text)) {
        while (open.at(-1)?.tag.name.text !== tag.name.text) close(undefined);
      } else if (top.tag.name.text !== tag.name.text && !isDamaged(top.tag) && !isDamaged(tag)) {
        faults.push({
          kind: 'mismatched-closing',
          span: tag.name.span,
          found: tag.name.text,
          expected: top.tag.name.text,
          origin: top.tag.span,
        });
      }
      close(tag.span);
    }
  }
  while (open.length > 0) close(undefined);
  return { nodes, faults };
}

const SECTIONS = new Set(['target', 'backing-store', 'direct-store']);

/** A tag whose own name is wrong, or lost: that is reported, and not that it differs from its partner. */
function isDamaged({ name }: Tag): boolean {
  return name.text === '' || (!SECTIONS.has(name.text) && nearest(name.text, SECTIONS) === undefined);
}

function sectionOf(tag: Tag, children: readonly TargetsNode[], end: Span): Section {
  const { name, argument } = tag;
  return { kind: 'section', span: cover(tag.span, end), name, argument, children };
}
