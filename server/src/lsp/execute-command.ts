import { checkAnswerCommand, convertCommand, finishGuideCommand, nextQuestionCommand } from '../protocol.ts';
import { convertFile } from './convert-file.ts';
import { deploymentCommands } from './deploy.ts';
import { checkAnswer, finishGuide, nextQuestion } from './guide.ts';
import { answer, type Handler } from './handler.ts';
import type { Session } from './session.ts';

/** Works out the answer to a command. The arguments are what some client sent: anything. */
export type CommandOf = (session: Session, ...args: readonly unknown[]) => Promise<unknown>;

const commands: Readonly<Record<string, CommandOf>> = {
  [convertCommand]: convertFile,
  [nextQuestionCommand]: nextQuestion,
  [checkAnswerCommand]: checkAnswer,
  [finishGuideCommand]: finishGuide,
};

/** The commands of the server. They answer, and write nothing; only those of deployment leave this machine. */
export const executeCommand: Handler = (session) => {
  const deployment = session.deployment ? deploymentCommands(session.deployment) : {};
  session.connection.onExecuteCommand(({ command, arguments: args = [] }, token) =>
    answer(session, command, null, async () => {
      const deploy = deployment[command];
      if (deploy) return deploy(session, args[0], token);
      return (await commands[command]?.(session, ...args)) ?? null;
    }),
  );
  return { executeCommandProvider: { commands: [...Object.keys(commands), ...Object.keys(deployment)] } };
};
