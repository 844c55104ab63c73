/** What a person has answered so far, by the ids of the questions. */
export type Answers = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** A question as a front end shows it. */
export interface Question {
  readonly id: string;
  /** What is asked for, as a label: "Mount point". */
  readonly title: string;
  /** The question in a sentence. */
  readonly prompt: string;
  /** What most people would answer. */
  readonly suggestion?: string;
  /** The answers to choose from; any text when absent. */
  readonly choices?: readonly Choice[];
  /** Several may be chosen: the answer is their values with a blank between them. */
  readonly several?: true;
}

/** A question that knows which answers are good. */
export interface Asked extends Question {
  /** What is wrong with an answer, in a sentence for people; undefined when it can be used. */
  check(answer: string): string | undefined;
}

/** The first question that has no good answer yet; undefined when all are answered. */
export function nextQuestion(questions: readonly Asked[], answers: Answers): Asked | undefined {
  return questions.find(({ id, check }) => {
    const answer = answers[id];
    return answer === undefined || check(answer) !== undefined;
  });
}

/** The question without its check, which cannot be sent anywhere. */
export function shown({ id, title, prompt, suggestion, choices, several }: Asked): Question {
  return {
    id,
    title,
    prompt,
    ...(suggestion !== undefined && { suggestion }),
    ...(choices && { choices }),
    ...(several && { several }),
  };
}

/** A question with a closed list of answers. */
export function choice(
  about: Omit<Question, 'choices' | 'several'> & { readonly choices: readonly Choice[] },
): Asked {
  const { choices } = about;
  return {
    ...about,
    check: (answer) =>
      choices.some(({ value }) => value === answer)
        ? undefined
        : `Choose one of ${choices.map(({ label }) => label).join(', ')}.`,
  };
}

/** The words of an answer that is a list. */
export function wordsOf(answer: string | undefined): readonly string[] {
  return (answer ?? '').split(/[\s,]+/).filter(Boolean);
}
