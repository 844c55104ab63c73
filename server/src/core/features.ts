import { type Block, blockEnd, innerOffset, outerSpan } from './block.ts';
import type { Cluster } from './cluster.ts';
import { describe } from './describe/describe.ts';
import type { Document } from './document.ts';
import type {
  Completion,
  DocumentBlocks,
  FeatureRequest,
  Hover,
  Language,
  OutlineItem,
  Signature,
} from './language.ts';
import { nameAt } from './navigation.ts';
import { Scope } from './scope.ts';
import type { Slot } from './slot.ts';
import { cover, type Span, shift } from './span.ts';
import type { SyntaxNode } from './syntax.ts';

/** A place under the cursor: whose language it is, what that language is asked, and the way back to the document. */
interface Focus {
  readonly language: Language;
  readonly request: FeatureRequest<SyntaxNode>;
  toDocument(span: Span): Span;
}

/** What may be written at an offset of the document; the spans are the document's. */
export function complete(cluster: Cluster, document: Document, offset: number): readonly Completion[] {
  const found = offersAt(cluster, document, offset);
  // In damaged text a name may be missing, and nobody can choose nothing.
  const named = found.filter(({ label }) => label !== '');
  return named.map((one) => withoutRepetition(one, document.slice(one.replace.end, one.replace.end + REST)));
}

function offersAt(cluster: Cluster, document: Document, offset: number): readonly Completion[] {
  for (const focus of [focusAt(cluster, document, offset), focusBehind(cluster, document, offset)]) {
    const found = focus?.language.complete?.(focus.request) ?? [];
    if (focus && found.length > 0) {
      return found.map((one) => ({ ...one, replace: focus.toDocument(one.replace) }));
    }
  }
  return [];
}

/**
 * Text of another language that begins or goes on where the cursor stands, once something is typed there: behind
 * `crm configure ` and behind the last blank of its arguments there is none yet.
 */
function focusBehind(cluster: Cluster, document: Document, offset: number): Focus | undefined {
  const slot = document.language.embedded && slotFor(document, offset);
  if (!slot) return undefined;
  const outer = offset - slot.start;
  const typed = document.blockWith(slot, outer, TYPED);
  for (const part of typed.embedded) {
    const inner = innerOffset(part, outer);
    const { block } = part;
    if (inner === undefined || !block.text.startsWith(TYPED, inner)) continue;
    const text = block.text.slice(0, inner) + block.text.slice(inner + TYPED.length);
    const tree = block.language.parse(text).tree;
    return {
      language: block.language,
      request: {
        text,
        tree,
        offset: inner,
        cluster: new Scope(cluster.model, document),
        document: { path: document.path, blocks: [{ text, tree }], index: 0 },
      },
      // Only what is typed at the cursor is replaced: the text around it may stand elsewhere.
      toDocument: () => ({ start: offset, end: offset }),
    };
  }
  return undefined;
}

/** A word that is one in every language. */
const TYPED = 'x';

/** How far is looked at what follows a completion: past the blanks that may stand there. */
const REST = 40;

/** Takes from the end of a completion what already follows: `timeout=` in front of `=20`, `C;` in front of `;`. */
function withoutRepetition(one: Completion, following: string): Completion {
  const insert = one.insert ?? one.label;
  const end = /[=:;]?[ ]*$/.exec(insert)?.[0] ?? '';
  if (end === '' || following === '') return one;
  // A new word in front of a blank keeps its own: what follows belongs to something else. So does an option.
  const goesOn = one.replace.end > one.replace.start && /^[ \t]+[^\s-]/.test(following);
  const isBlank = goesOn && end.endsWith(' ');
  const repeated = isBlank ? 1 : following[0] === end.trimEnd()[0] ? end.length : 0;
  if (repeated === 0) return one;
  // What comes next stands there already, too.
  const { again: _, ...rest } = one;
  return { ...rest, insert: insert.slice(0, -repeated) };
}

/** What a name stands for in the whole cluster, and what its language says of the word in its place. */
export function hover(cluster: Cluster, document: Document, offset: number): Hover | undefined {
  const focus = focusAt(cluster, document, offset);
  const found = focus?.language.hover?.(focus.request);
  const own = focus && found && { ...found, span: focus.toDocument(found.span) };
  const named = nameAt(cluster, document, offset);
  const described = named && describe(cluster, document, named);
  if (!named || described === undefined) return own;
  const at = shift(named.span, named.slot.start);
  // Where the language speaks of a word beside or within the name, that word is meant.
  if (own && (own.span.start > at.start || own.span.end < at.end)) return own;
  return { span: at, markdown: own ? `${described}\n\n---\n\n${own.markdown}` : described };
}

/** The form of what is being typed at an offset of the document. */
export function signature(cluster: Cluster, document: Document, offset: number): Signature | undefined {
  const focus = focusAt(cluster, document, offset);
  return focus?.language.signature?.(focus.request);
}

/** The outline of the whole document; embedded text adds to the statement it stands in. */
export function outline(document: Document): readonly OutlineItem[] {
  const items = document.slots.flatMap((slot) => {
    const own = itemsOf(slot.block, (span) => shift(span, slot.start));
    const inner = slot.block.embedded.flatMap((part) =>
      itemsOf(part.block, (span) => shift(outerSpan(part, span), slot.start)),
    );
    return [...own, ...inner];
  });
  return nested(items);
}

/** Puts items below those of earlier blocks that they name. */
function nested(items: readonly OutlineItem[]): readonly OutlineItem[] {
  const homes = new Map<string, { item: OutlineItem; readonly children: OutlineItem[] }>();
  const top = items.flatMap((item) => {
    const home = item.within === undefined ? undefined : homes.get(item.within);
    const entry = { item, children: [...nested(item.children ?? [])] };
    if (!home) {
      if (item.within === undefined) homes.set(item.name, entry);
      return [entry];
    }
    home.children.push(withChildren(entry));
    // The range of an item covers what is below it.
    home.item = { ...home.item, span: cover(home.item.span, item.span) };
    return [];
  });
  return top.map(withChildren);
}

function withChildren({
  item,
  children,
}: {
  readonly item: OutlineItem;
  readonly children: readonly OutlineItem[];
}): OutlineItem {
  return children.length > 0 ? { ...item, children } : item;
}

function focusAt(cluster: Cluster, document: Document, offset: number): Focus | undefined {
  const slot = slotFor(document, offset);
  if (!slot) return focusOn(cluster, document, undefined, offset);
  const outer = offset - slot.start;
  for (const part of slot.block.embedded) {
    const inner = innerOffset(part, outer);
    if (inner === undefined) continue;
    const { block } = part;
    const blocks = slot.block.embedded
      .filter((one) => one.block.language === block.language)
      .map((one) => one.block);
    return {
      language: block.language,
      request: {
        text: block.text,
        tree: block.tree,
        offset: inner,
        cluster: new Scope(cluster.model, document),
        document: { path: document.path, blocks, index: blocks.indexOf(block) },
      },
      toDocument: (span) => shift(outerSpan(part, span), slot.start),
    };
  }
  return focusOn(cluster, document, slot, outer);
}

function focusOn(cluster: Cluster, document: Document, slot: Slot | undefined, offset: number): Focus {
  const { language } = document;
  return {
    language,
    request: {
      text: slot?.block.text ?? '',
      tree: slot?.block.tree ?? language.parse('').tree,
      offset: slot ? offset : 0,
      cluster: new Scope(cluster.model, document),
      document: new BlocksOf(document, slot),
    },
    toDocument: (span) => shift(span, slot?.start ?? offset),
  };
}

/** The blocks of a document, listed when a language asks: few do, and there may be very many. */
class BlocksOf implements DocumentBlocks<SyntaxNode> {
  readonly path: string;
  readonly #document: Document;
  readonly #slot: Slot | undefined;
  #blocks: readonly Block[] | undefined;
  #index: number | undefined;

  constructor(document: Document, slot: Slot | undefined) {
    this.path = document.path;
    this.#document = document;
    this.#slot = slot;
  }

  get blocks() {
    this.#blocks ??= this.#document.slots.map(({ block }) => block);
    return this.#blocks;
  }

  get index() {
    this.#index ??= this.#slot ? this.#document.slots.indexOf(this.#slot) : -1;
    return this.#index;
  }
}

/**
 * The block a cursor belongs to. At a border that is the later block, unless the earlier one goes on to the
 * cursor's line (no line break before the cursor). At the end of the text it is the last block when that goes on
 * with what is typed there; otherwise none, as in an empty document: something new begins.
 */
function slotFor(document: Document, offset: number): Slot | undefined {
  const slot = document.slotAt(offset);
  if (!slot) return undefined;
  if (offset === document.length) {
    const { text } = slot.block;
    return blockEnd(document.language, `${text}x`, 0) > text.length ? slot : undefined;
  }
  if (slot.start !== offset || offset === 0 || document.slice(offset - 1, offset) === '\n') return slot;
  return document.slotAt(offset - 1);
}

function itemsOf(block: Block, place: (span: Span) => Span): readonly OutlineItem[] {
  const move = (item: OutlineItem): readonly OutlineItem[] => {
    const children = item.children?.flatMap(move);
    // In damaged text a name may be missing, and VS Code refuses an outline with a nameless item.
    if (item.name === '') return children ?? [];
    return [
      { ...item, span: place(item.span), nameSpan: place(item.nameSpan), ...(children && { children }) },
    ];
  };
  return (block.language.outline?.(block.tree, block.text) ?? []).flatMap(move);
}
