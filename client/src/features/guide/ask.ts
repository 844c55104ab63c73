import {
  type Disposable,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from 'vscode';
import type { Choice, Question } from '../../../../server/src/protocol.ts';

/** What a person did with a question. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** A question in its place: the guide it belongs to, and how far a person has come. */
export interface Asking {
  readonly question: Question;
  readonly guide: string;
  /** From 1; only from the second one on there is a way back. */
  readonly step: number;
  /** What was answered before a person came back to it. */
  readonly before: string | undefined;
  /** What is wrong with an answer, in a sentence. */
  check(answer: string): Promise<string | undefined>;
}

/** Asks by the quick input, with a button that leads back. */
export function ask(asking: Asking): Promise<Reply> {
  const { choices } = asking.question;
  return choices ? askChoice(asking, choices) : askText(asking);
}

interface ChoiceItem extends QuickPickItem {
  readonly value: string;
}

function askChoice(
  { question, guide, step, before, check }: Asking,
  choices: readonly Choice[],
): Promise<Reply> {
  const input = window.createQuickPick<ChoiceItem>();
  const several = question.several ?? false;
  input.title = titleOf(guide, question, step);
  input.placeholder = question.prompt;
  input.ignoreFocusOut = true;
  input.matchOnDetail = true;
  input.canSelectMany = several;
  input.items = choices.map(({ value, label, detail }) => ({
    value,
    label,
    ...(detail !== undefined && { detail }),
  }));
  const chosen = (before ?? question.suggestion ?? '').split(' ');
  const suggested = input.items.filter(({ value }) => chosen.includes(value));
  if (several) input.selectedItems = suggested;
  else input.activeItems = suggested;
  return show(input, step, async (settle) => {
    const answer = input.selectedItems.map(({ value }) => value).join(' ');
    const wrong = await check(answer);
    // A list has no place for a message but its title.
    if (wrong === undefined) settle({ kind: 'answer', answer });
    else input.title = `${titleOf(guide, question, step)}: ${wrong}`;
  });
}

function askText({ question, guide, step, before, check }: Asking): Promise<Reply> {
  const input = window.createInputBox();
  input.title = titleOf(guide, question, step);
  input.prompt = question.prompt;
  input.value = before ?? question.suggestion ?? '';
  input.ignoreFocusOut = true;
  let latest = 0;
  const judge = async (): Promise<boolean> => {
    const turn = ++latest;
    const wrong = await check(input.value.trim());
    if (turn === latest) input.validationMessage = wrong;
    return wrong === undefined && turn === latest;
  };
  input.onDidChangeValue(judge);
  return show(input, step, async (settle) => {
    const answer = input.value.trim();
    if (await judge()) settle({ kind: 'answer', answer });
  });
}

function titleOf(guide: string, { title }: Question, step: number): string {
  return `${guide} (${step}): ${title}`;
}

/** What a list and a box have in common. */
interface Input extends Disposable {
  buttons: readonly QuickInputButton[];
  onDidTriggerButton(listener: (button: QuickInputButton) => void): Disposable;
  onDidAccept(listener: () => void): Disposable;
  onDidHide(listener: () => void): Disposable;
  show(): void;
}

/** Shows an input until it is answered, left or gone back from. */
function show(
  input: Input,
  step: number,
  accept: (settle: (reply: Reply) => void) => Promise<void>,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = (reply: Reply) => {
      resolve(reply);
      input.dispose();
    };
    input.buttons = step > 1 ? [QuickInputButtons.Back] : [];
    input.onDidTriggerButton(() => settle({ kind: 'back' }));
    input.onDidHide(() => settle({ kind: 'cancel' }));
    input.onDidAccept(() => {
      accept(settle).catch((error: unknown) => {
        reject(error);
        input.dispose();
      });
    });
    input.show();
  });
}
