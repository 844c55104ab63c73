import {
  type CompletionClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { Document } from '../core/document.ts';
import type { Completion, CompletionKind } from '../core/language.ts';
import { plainSnippet } from './plain-snippet.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  section: CompletionItemKind.Module,
  option: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
  agent: CompletionItemKind.Class,
  action: CompletionItemKind.Method,
  snippet: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
};

/** Those whose order their language knows better than the alphabet: the usual algorithm first, 2 before 10. */
const ORDERED: ReadonlySet<CompletionKind> = new Set(['value', 'action']);

type ItemCapabilities = NonNullable<CompletionClientCapabilities['completionItem']>;

/** A completion as far as the client can take it, without its documentation: the client asks for that when it is shown. */
export function toLspCompletion(
  document: Document,
  one: Completion,
  index: number,
  { snippetSupport, labelDetailsSupport, commitCharactersSupport, insertTextModeSupport }: ItemCapabilities,
): CompletionItem {
  const insert = one.insert ?? one.label;
  const isSnippet = one.snippet === true && snippetSupport === true;
  const newText = one.snippet && !isSnippet ? plainSnippet(insert) : insert;
  const mode = InsertTextMode.adjustIndentation;
  const place = ORDERED.has(one.kind) ? String(index).padStart(4, '0') : one.label.toLowerCase();
  return {
    label: one.label,
    kind: KINDS[one.kind],
    // Editors sort by text: rank first.
    sortText: `${one.rank ?? 1} ${place}`,
    textEdit: { range: document.lines.range(one.replace), newText },
    ...(one.filter !== undefined && { filterText: one.filter }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(newText.includes('\n') && insertTextModeSupport?.valueSet.includes(mode) && { insertTextMode: mode }),
    ...(one.detail && { detail: one.detail }),
    ...(one.detail && labelDetailsSupport && { labelDetails: { description: one.detail } }),
    ...(one.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(one.commit && commitCharactersSupport && { commitCharacters: [...one.commit] }),
    ...(one.again && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
  };
}
