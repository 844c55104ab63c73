import { commands, Uri, window, workspace } from 'vscode';
import {
  type Answers,
  checkAnswerCommand,
  finishGuideCommand,
  type GuideName,
  type GuideRequest,
  type GuideResult,
  type GuideStep,
  nextQuestionCommand,
} from '../../../../server/src/protocol.ts';
import type { Platform } from '../../platform.ts';
import type { Session } from '../../session.ts';
import { ask } from './ask.ts';

/** The commands that go through a guide. */
export const guideCommands: readonly {
  readonly command: string;
  readonly guide: GuideName;
  readonly title: string;
}[] = [
  { command: 'haCluster.newResourceGroup', guide: 'resource-group', title: 'New Resource Group' },
  { command: 'haCluster.newCluster', guide: 'cluster', title: 'New Cluster' },
];

/**
 * Asks the questions of a guide one by one, with a way back, and shows what it makes in the preview of refactorings:
 * nothing is written that a person has not seen.
 */
export async function runGuide(
  session: Session,
  platform: Platform,
  guide: GuideName,
  title: string,
): Promise<void> {
  const given: { readonly id: string; readonly answer: string }[] = [];
  const before = new Map<string, string>();
  for (;;) {
    const request: GuideRequest = { guide, answers: answersOf(given) };
    const next = await commands.executeCommand<GuideStep | null>(nextQuestionCommand, request);
    if (!next) return;
    if (next.kind === 'obstacle') {
      await window.showWarningMessage(next.message);
      return;
    }
    if (next.kind === 'ready') return finish(session, platform, request);
    const { question } = next;
    const reply = await ask({
      question,
      guide: title,
      step: given.length + 1,
      before: before.get(question.id),
      check: async (answer) =>
        (await commands.executeCommand<string | null>(checkAnswerCommand, request, question.id, answer)) ??
        undefined,
    });
    if (reply.kind === 'cancel') return;
    if (reply.kind === 'back') {
      given.pop();
    } else {
      given.push({ id: question.id, answer: reply.answer });
      before.set(question.id, reply.answer);
    }
  }
}

function answersOf(given: readonly { readonly id: string; readonly answer: string }[]): Answers {
  return Object.fromEntries(given.map(({ id, answer }) => [id, answer]));
}

async function finish(session: Session, platform: Platform, request: GuideRequest): Promise<void> {
  const made = await commands.executeCommand<GuideResult | null>(finishGuideCommand, request);
  const edit = made && (await session.workspaceEdit(made.edit));
  if (!made || !edit) {
    await window.showWarningMessage('The cluster has changed meanwhile. Please begin again.');
    return;
  }
  // In the preview of VS Code nothing is ticked that wants to be confirmed.
  void window.showInformationMessage(
    'Tick in the Refactor Preview what is to be written, then choose Apply.',
  );
  if (!(await workspace.applyEdit(edit, { isRefactoring: true }))) return;
  await platform.restrictFiles(...made.secrets);
  const shows = made.shows === undefined ? undefined : Uri.parse(made.shows);
  if (shows && (await exists(shows))) await window.showTextDocument(shows);
  const missing = await missingOf(made.creates);
  if (missing.length > 0) {
    await window.showWarningMessage(
      `${missing.join(', ')} was not made, because it was not ticked in the preview. Without it the rest may not be complete.`,
    );
  }
}

/** The paths of files that were to be made and are not there: a person may have left them out in the preview. */
async function missingOf(uris: readonly string[]): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const uri of uris.map((one) => Uri.parse(one))) {
    if (!(await exists(uri))) missing.push(workspace.asRelativePath(uri));
  }
  return missing;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
