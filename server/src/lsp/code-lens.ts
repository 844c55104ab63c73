import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { lenses } from '../core/lens.ts';
import { levelOf } from '../core/level.ts';
import { showReferencesCommand } from '../protocol.ts';
import { rangeOf, toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import { refreshOnChange } from './refresh.ts';

/** Who uses a resource, above its statement. Only clients that can show references have something to click on. */
export const codeLens: Handler = (session) => {
  const { connection, options, capabilities } = session;
  if (!options.commands?.includes(showReferencesCommand)) return {};
  connection.onCodeLens(({ textDocument }) =>
    answer(session, 'codeLens', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found || !session.settings.codeLens.enabled) return null;
      const { cluster, document } = found;
      const shown = ({ code }: { readonly code: string }) => levelOf(session.settings.rules, code) !== 'off';
      return lenses(cluster, document, shown).map((lens) => {
        const range = rangeOf(lens);
        const command = {
          title: lens.title,
          command: showReferencesCommand,
          arguments: [document.uri, range.start, lens.uses.map(toLspLocation)],
        };
        return { range, command };
      });
    }),
  );
  if (capabilities.workspace?.codeLens?.refreshSupport) {
    refreshOnChange(session, () => connection.sendRequest(CodeLensRefreshRequest.type));
  }
  return { codeLensProvider: {} };
};
