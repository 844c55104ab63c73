import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { convert } from '../convert/convert.ts';
import type { Document } from '../core/document.ts';
import { conversions } from '../protocol.ts';
import type { CommandOf } from './execute-command.ts';
import type { Session } from './session.ts';

/** The kind of actions that make another file of this one. */
export const CONVERT = `${CodeActionKind.RefactorRewrite}.haCluster.convert`;

/** A command that answers with what a file becomes for the tools of today. It shows and writes nothing. */
export const convertFile: CommandOf = async (session, uri) => {
  const found = typeof uri === 'string' ? await session.find(uri) : undefined;
  return (found && convert(found.document, found.cluster.model)) ?? null;
};

/** The same as an action, for clients that have a command which opens the result. */
export function convertActions({ options }: Session, { language, uri }: Document): CodeAction[] {
  return conversions.flatMap(({ from, command, title }) =>
    from === language.id && options.commands?.includes(command)
      ? [{ title, kind: CONVERT, command: { title, command, arguments: [uri] } }]
      : [],
  );
}
