import { type CompletionItem, MarkupKind } from 'vscode-languageserver';
import { complete } from '../core/features.ts';
import type { Completion } from '../core/language.ts';
import { toLspCompletion } from './completion-item.ts';
import { answer, type Handler } from './handler.ts';

/** Characters after which something new may be chosen: a blank, `:` of roles and agents, `-` of options, `@` of templates. */
const TRIGGERS = [' ', ':', '=', '-', '"', '/', '@', '<', ','];

/** Lists whose documentation can still be asked for: an editor shows one, and a person is not faster than this. */
const REMEMBERED = 8;

/** What an item carries so that its documentation is found again: the number of the list and its place there. */
type ItemData = readonly [list: number, index: number];

export const completion: Handler = (session, languages) => {
  if (!languages.some((language) => language.complete)) return {};
  const lists = new Map<number, readonly Completion[]>();
  let latest = 0;
  session.connection.onCompletion(({ textDocument, position }) =>
    answer(session, 'completion', [], async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return [];
      const { document, cluster } = found;
      const offers = complete(cluster, document, document.lines.offset(position));
      const list = ++latest;
      lists.set(list, offers);
      lists.delete(list - REMEMBERED);
      const capabilities = session.capabilities.textDocument?.completion?.completionItem ?? {};
      return offers.map((one, index) => ({
        ...toLspCompletion(document, one, index, capabilities),
        ...(one.documentation && { data: [list, index] satisfies ItemData }),
      }));
    }),
  );
  session.connection.onCompletionResolve((item) =>
    answer(session, 'completionItem/resolve', item, async (): Promise<CompletionItem> => {
      const [list = 0, index = 0] = (item.data as ItemData | undefined) ?? [];
      const documentation = lists.get(list)?.[index]?.documentation;
      return documentation
        ? { ...item, documentation: { kind: MarkupKind.Markdown, value: documentation } }
        : item;
    }),
  );
  return { completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } };
};
