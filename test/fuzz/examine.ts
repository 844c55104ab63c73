import type { Block } from '../../server/src/core/block.ts';
import type { Cluster } from '../../server/src/core/cluster.ts';
import type { Document } from '../../server/src/core/document.ts';
import { complete, hover, outline } from '../../server/src/core/features.ts';
import type { Language, OutlineItem } from '../../server/src/core/language.ts';
import { semanticTokens } from '../../server/src/core/semantic-tokens.ts';
import type { Span } from '../../server/src/core/span.ts';
import type { SyntaxNode } from '../../server/src/core/syntax.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { freshDocument } from '../support/document-data.ts';
import { DEFAULT_PATHS } from '../support/fixture.ts';

/** What we make of a text breaks a promise of docs/architecture.md. */
export class BrokenPromise extends Error {}

function hold(promise: boolean, what: string): void {
  if (!promise) throw new BrokenPromise(what);
}

export interface Analysed {
  readonly cluster: Cluster;
  readonly document: Document;
}

export function analyseText(language: Language, text: string): Analysed {
  const path = DEFAULT_PATHS[language.id] ?? 'file';
  const cluster = makeCluster([{ path, language, text }]);
  const document = cluster.documents.get(uriOf(path));
  if (!document) throw new BrokenPromise('the document is not in its cluster');
  return { cluster, document };
}

/** Reads a text without asking any rule. */
export function readText(language: Language, text: string): Document {
  return freshDocument(language, DEFAULT_PATHS[language.id] ?? 'file', text);
}

/** Reads a text as its language and asks all features about it; throws what breaks, or a BrokenPromise. */
export function examine(language: Language, text: string): void {
  const analysed = analyseText(language, text);
  checkBlocks(analysed.document, text);
  checkDiagnostics(analysed);
  checkFeatures(analysed);
}

function checkBlocks(document: Document, text: string): void {
  let at = 0;
  for (const { start, block } of document.slots) {
    hold(start === at, `a block starts at ${start}, the one before ends at ${at}`);
    hold(
      block.text === text.slice(start, start + block.text.length),
      `the block at ${start} is not the text`,
    );
    at += block.text.length;
    checkBlock(block, block.text.length);
  }
  hold(at === text.length, `the blocks end at ${at} of ${text.length}`);
  for (const fact of document.fileSlot.block.facts)
    checkSpan(fact.span, text.length, `document fact ${fact.kind}`);
}

function checkBlock(block: Block, outerLength: number): void {
  const { language, text, tree, faults, facts, embedded } = block;
  const rest: SyntaxNode[] = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    checkSpan(node.span, text.length, `node ${node.kind}`);
    for (const child of language.children(node)) rest.push(child);
  }
  for (const fault of faults) {
    checkSpan(fault.span, text.length, `fault ${fault.kind}`);
    if (fault.origin) checkSpan(fault.origin, text.length, `origin of fault ${fault.kind}`);
    const worded = language.rules.some((rule) => rule.faults.has(fault.kind));
    hold(worded, `no rule words the fault ${fault.kind}`);
  }
  for (const fact of facts) checkSpan(fact.span, text.length, `fact ${fact.kind}`);
  for (const part of embedded) {
    for (const { outer, length } of part.segments) {
      checkSpan({ start: outer, end: outer + length }, outerLength, 'embedded text');
    }
    checkBlock(part.block, text.length);
  }
}

function checkDiagnostics({ cluster, document }: Analysed): void {
  const { text } = document;
  for (const { code, message, location, related, fixes } of cluster.diagnostics(document.uri)) {
    const places = [
      location,
      ...related.map((one) => one.location),
      ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.location)),
    ];
    for (const { slot, span } of places) {
      const length = slot === document.fileSlot ? text.length : slot.block.text.length;
      checkSpan(span, length, `a place of ${code}`);
    }
    const words = [message, ...related.map((one) => one.message), ...fixes.map((fix) => fix.title)];
    for (const sentence of words) {
      hold(sentence.trim() !== '', `${code} has an empty sentence`);
      const odd = ['undefined', 'NaN', '[object'].find(
        (one) => sentence.includes(one) && !text.includes(one),
      );
      hold(odd === undefined, `${code} says ${odd}: ${sentence}`);
    }
  }
}

/** Asks about some places, the same ones of every text of a length. */
function checkFeatures({ cluster, document }: Analysed): void {
  const { length } = document.text;
  const places = [0, 0.13, 0.31, 0.5, 0.72, 0.9, 1].map((share) => Math.floor(length * share));
  for (const offset of new Set(places)) {
    for (const one of complete(cluster, document, offset)) {
      checkSpan(one.replace, length, `completion ${one.label}`);
    }
    const found = hover(cluster, document, offset);
    if (found) {
      checkSpan(found.span, length, 'hover');
      hold(found.markdown.trim() !== '', `an empty hover at ${offset}`);
    }
  }
  checkOutline(outline(document), length);
  checkTokens({ cluster, document });
}

/** In order, apart from each other, each within its line: the protocol cannot say anything else. */
function checkTokens({ cluster, document }: Analysed): void {
  let end = 0;
  for (const token of semanticTokens(cluster, document, { start: 0, end: document.length })) {
    const start = document.lines.offset({ line: token.line, character: token.character });
    const word = document.slice(start, start + token.length);
    hold(start >= end && token.length > 0, `the ${token.kind} "${word}" lies over the token before`);
    hold(word.length === token.length && !/[\r\n]/.test(word), `the ${token.kind} "${word}" leaves its line`);
    end = start + token.length;
  }
}

function checkOutline(items: readonly OutlineItem[], length: number): void {
  for (const { name, span, nameSpan, children = [] } of items) {
    checkSpan(span, length, `outline of ${name}`);
    checkSpan(nameSpan, length, `outline name ${name}`);
    // VS Code refuses the whole outline otherwise.
    hold(name !== '', 'a nameless item in the outline');
    hold(
      span.start <= nameSpan.start && nameSpan.end <= span.end,
      `the outline name ${name} is outside its item`,
    );
    checkOutline(children, length);
  }
}

function checkSpan({ start, end }: Span, length: number, what: string): void {
  hold(0 <= start && start <= end && end <= length, `${what} stands at ${start} to ${end} of ${length}`);
}
