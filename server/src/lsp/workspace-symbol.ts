import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { EntityKind } from '../core/fact.ts';
import { toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';

/** What is found by name; ids of constraints and defaults are among `crm-id`. */
const KINDS: { readonly [K in EntityKind]?: SymbolKind } = {
  node: SymbolKind.Struct,
  'drbd-resource': SymbolKind.Class,
  'crm-resource': SymbolKind.Class,
  constraint: SymbolKind.Interface,
  'iscsi-target': SymbolKind.Object,
  'virtual-ip': SymbolKind.Constant,
  'mount-point': SymbolKind.Constant,
};

/** Finds nodes, resources, constraints, targets, addresses and mount points by a part of their names. */
export const workspaceSymbol: Handler = (session) => {
  session.connection.onWorkspaceSymbol(({ query }) =>
    answer(session, 'workspace/symbol', [], async () => {
      const wanted = query.toLowerCase();
      const workspace = await session.workspace();
      const found: SymbolInformation[] = [];
      for (const { model } of workspace.clusters) {
        for (const [kind, symbol] of Object.entries(KINDS) as [EntityKind, SymbolKind][]) {
          for (const key of model.keys(kind)) {
            if (!isSubsequence(wanted, key.toLowerCase())) continue;
            for (const place of model.declarations(kind, key)) {
              const { document } = place.slot;
              found.push({
                name: key,
                kind: symbol,
                location: toLspLocation(place),
                containerName: document.name,
              });
            }
          }
        }
      }
      return found;
    }),
  );
  return { workspaceSymbolProvider: true };
};

/** As editors search: the letters in order, not necessarily side by side. */
function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
