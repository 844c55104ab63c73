import { MarkupKind } from 'vscode-languageserver';
import { signature } from '../core/features.ts';
import { answer, type Handler } from './handler.ts';

const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });

/** The form of the statement or command line at the cursor. */
export const signatureHelp: Handler = (session, languages) => {
  if (!languages.some((language) => language.signature)) return {};
  session.connection.onSignatureHelp(({ textDocument, position }) =>
    answer(session, 'signatureHelp', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { cluster, document } = found;
      const form = signature(cluster, document, document.lines.offset(position));
      if (!form) return null;
      // A client takes an absent position for the first one; none is one behind the last.
      const active = form.active ?? form.parameters.length;
      return {
        signatures: [
          {
            label: form.label,
            ...(form.documentation && { documentation: markdown(form.documentation) }),
            parameters: form.parameters.map(({ span, documentation }) => ({
              label: [span.start, span.end] as [number, number],
              ...(documentation && { documentation: markdown(documentation) }),
            })),
          },
        ],
        activeSignature: 0,
        activeParameter: active,
      };
    }),
  );
  return { signatureHelpProvider: { triggerCharacters: [' '], retriggerCharacters: [':', '='] } };
};
