import { type CallHierarchyItem, type Range, SymbolKind } from 'vscode-languageserver';
import type { CrmResource } from '../core/fact.ts';
import { Scope } from '../core/scope.ts';
import { type StartNeighbour, startsAfter, startsBefore } from '../core/start-order.ts';
import type { Found } from '../core/workspace.ts';
import { rangeOf } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import { nameUnderCursor } from './name-under-cursor.ts';
import type { Session } from './session.ts';

/** What an item remembers from one request to the next. */
interface ItemData {
  /** The document from which the hierarchy was asked for: its cluster, as its nodes see it. */
  readonly from: string;
  readonly entered: boolean;
}

/** The hierarchy of calls is the start order: who calls starts before, who is called starts after. */
export const callHierarchy: Handler = (session) => {
  const { languages } = session.connection;
  languages.callHierarchy.onPrepare((params) =>
    answer(session, 'prepareCallHierarchy', null, async () => {
      const found = await nameUnderCursor(session, params);
      const resource = found?.named.facts.find(({ kind }) => kind === 'crm-resource');
      const item = found && resource && itemOf(resource.key, found, false);
      return item ? [item] : null;
    }),
  );
  languages.callHierarchy.onIncomingCalls(({ item }) =>
    answer(session, 'callHierarchy/incomingCalls', null, async () => {
      const found = await foundOf(session, item);
      if (!found) return null;
      return startsBefore(viewOf(found), item.name, dataOf(item).entered).flatMap((neighbour) => {
        const from = itemOf(neighbour.resource, found, true, neighbour);
        return from ? [{ from, fromRanges: rangesIn(from, neighbour) }] : [];
      });
    }),
  );
  languages.callHierarchy.onOutgoingCalls(({ item }) =>
    answer(session, 'callHierarchy/outgoingCalls', null, async () => {
      const found = await foundOf(session, item);
      if (!found) return null;
      return startsAfter(viewOf(found), item.name).flatMap((neighbour) => {
        const to = itemOf(neighbour.resource, found, true, neighbour);
        return to ? [{ to, fromRanges: rangesIn(item, neighbour) }] : [];
      });
    }),
  );
  return { callHierarchyProvider: true };
};

function viewOf({ cluster, document }: Found) {
  return new Scope(cluster.model, document);
}

function dataOf(item: CallHierarchyItem): ItemData {
  const data: Partial<ItemData> = item.data ?? {};
  return { from: data.from ?? item.uri, entered: data.entered === true };
}

function foundOf(session: Session, item: CallHierarchyItem): Promise<Found | undefined> {
  return session.find(dataOf(item).from);
}

function itemOf(
  id: string,
  found: Found,
  entered: boolean,
  neighbour?: StartNeighbour,
): CallHierarchyItem | undefined {
  const [declared] = viewOf(found).declarations('crm-resource', id);
  if (!declared) return undefined;
  const { slot, data } = declared;
  const selectionRange = rangeOf(declared);
  const end = Math.max(slot.block.text.trimEnd().length, declared.span.end);
  const details = [
    whatItIs(data),
    neighbour?.promoted && 'by way of the promotion',
    neighbour?.optional && 'only when both start at once',
  ].filter(Boolean);
  return {
    name: id,
    kind: data.type === 'group' ? SymbolKind.Array : SymbolKind.Class,
    detail: details.join(', '),
    uri: slot.document.uri,
    range: slot.document.range(slot, { start: 0, end }),
    selectionRange,
    data: { from: found.document.uri, entered } satisfies ItemData,
  };
}

function whatItIs({ type, agent, keyword, members }: CrmResource): string {
  if (type === 'group') return `group of ${members.join(', ')}`;
  return agent ?? [keyword, ...members].join(' ');
}

/** The protocol wants the places in the document of the one that calls. */
function rangesIn(caller: CallHierarchyItem, { because }: StartNeighbour): Range[] {
  const ranges = because.filter(({ slot }) => slot.document.uri === caller.uri).map(rangeOf);
  return ranges.length > 0 ? ranges : [caller.selectionRange];
}
