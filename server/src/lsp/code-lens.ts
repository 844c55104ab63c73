import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Cluster } from '../core/cluster.ts';
import { lenses } from '../core/lens.ts';
import { levelOf } from '../core/level.ts';
import { deployCommand, showReferencesCommand } from '../protocol.ts';
import { rangeOf, toLspLocation } from './convert.ts';
import { answer, type Handler } from './handler.ts';
import { refreshOnChange } from './refresh.ts';
import type { Session } from './session.ts';

/** Who uses a resource, above its statement, and the way to the nodes. Only clients that can show references have something to click on. */
export const codeLens: Handler = (session) => {
  const { connection, options, capabilities } = session;
  if (!options.commands?.includes(showReferencesCommand)) return {};
  connection.onCodeLens(({ textDocument }) =>
    answer(session, 'codeLens', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found || !session.settings.codeLens.enabled) return null;
      const { cluster, document } = found;
      const shown = ({ code }: { readonly code: string }) => levelOf(session.settings.rules, code) !== 'off';
      const deploys = document.language.id === 'ha-cluster' ? deployLens(session, cluster) : [];
      const uses = lenses(cluster, document, shown).map((lens) => {
        const range = rangeOf(lens);
        const command = {
          title: lens.title,
          command: showReferencesCommand,
          arguments: [document.uri, range.start, lens.uses.map(toLspLocation)],
        };
        return { range, command };
      });
      return [...deploys, ...uses];
    }),
  );
  if (capabilities.workspace?.codeLens?.refreshSupport) {
    refreshOnChange(session, () => connection.sendRequest(CodeLensRefreshRequest.type));
  }
  return { codeLensProvider: {} };
};

/** At the top of ha-cluster.json, where a client can deploy: the way to the nodes. */
function deployLens({ options, deployment }: Session, { file, root }: Cluster): readonly CodeLens[] {
  const nodes = Object.keys(file.nodes);
  if (nodes.length === 0 || !deployment || !options.deployment || !options.commands?.includes(deployCommand))
    return [];
  const start = { line: 0, character: 0 };
  const command = { title: `Deploy to ${nodes.join(', ')}`, command: deployCommand, arguments: [root] };
  return [{ range: { start, end: start }, command }];
}
