import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { convert } from '../convert/convert.ts';
import type { Document } from '../core/document.ts';
import { conversions, convertCommand } from '../protocol.ts';
import { answer, type Handler } from './handler.ts';
import type { Session } from './session.ts';

/** The kind of actions that make another file of this one. */
export const CONVERT = `${CodeActionKind.RefactorRewrite}.haCluster.convert`;

/** A command that answers with what a file becomes for the tools of today. It shows and writes nothing. */
export const convertFile: Handler = (session) => {
  session.connection.onExecuteCommand(({ command, arguments: [uri] = [] }) =>
    answer(session, command, null, async () => {
      const found =
        command === convertCommand && typeof uri === 'string' ? await session.find(uri) : undefined;
      return (found && convert(found.document, found.cluster.model)) ?? null;
    }),
  );
  return { executeCommandProvider: { commands: [convertCommand] } };
};

/** The same as an action, for clients that have a command which opens the result. */
export function convertActions({ options }: Session, { language, uri }: Document): CodeAction[] {
  return conversions.flatMap(({ from, command, title }) =>
    from === language.id && options.commands?.includes(command)
      ? [{ title, kind: CONVERT, command: { title, command, arguments: [uri] } }]
      : [],
  );
}
