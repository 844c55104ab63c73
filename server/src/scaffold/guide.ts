import type { Cluster } from '../core/cluster.ts';
import { freshKey } from '../core/fix.ts';
import { newCluster } from './new-cluster.ts';
import { newClusterObstacle, newClusterQuestions, readNewCluster } from './new-cluster-questions.ts';
import type { Plan } from './plan.ts';
import { type Answers, type Asked, nextQuestion, type Question, shown } from './question.ts';
import { resourceGroup } from './resource-group.ts';
import {
  readResourceGroup,
  resourceGroupObstacle,
  resourceGroupQuestions,
} from './resource-group-questions.ts';

export type GuideName = 'resource-group' | 'cluster';

/** What a front end does next. */
export type GuideStep =
  | { readonly kind: 'ask'; readonly question: Question }
  /** All is known: the files can be made. */
  | { readonly kind: 'ready' }
  /** Nothing can be made here, and why. */
  | { readonly kind: 'obstacle'; readonly message: string };

/** A row of questions that ends in files. Answers to earlier questions bring later ones. */
interface Guide {
  obstacle(cluster: Cluster): string | undefined;
  questions(answers: Answers, cluster: Cluster): readonly Asked[];
  plan(answers: Answers, cluster: Cluster, secret: string): Plan | undefined;
}

const guides: Readonly<Record<GuideName, Guide>> = {
  'resource-group': {
    obstacle: resourceGroupObstacle,
    questions: resourceGroupQuestions,
    plan: (answers, cluster, secret) => {
      const read = readResourceGroup(answers, cluster);
      return read && resourceGroup(read, cluster, secret);
    },
  },
  cluster: {
    obstacle: newClusterObstacle,
    questions: newClusterQuestions,
    plan: (answers, _, secret) => newCluster(readNewCluster(answers), secret),
  },
};

export function isGuideName(name: unknown): name is GuideName {
  return typeof name === 'string' && Object.hasOwn(guides, name);
}

export function nextStep(name: GuideName, answers: Answers, cluster: Cluster): GuideStep {
  const guide = guides[name];
  const message = guide.obstacle(cluster);
  if (message !== undefined) return { kind: 'obstacle', message };
  const question = nextQuestion(guide.questions(answers, cluster), answers);
  return question ? { kind: 'ask', question: shown(question) } : { kind: 'ready' };
}

/** What is wrong with an answer, in a sentence; undefined when it can be used. */
export function checkAnswer(
  name: GuideName,
  answers: Answers,
  cluster: Cluster,
  id: string,
  answer: string,
): string | undefined {
  return guides[name]
    .questions(answers, cluster)
    .find((question) => question.id === id)
    ?.check(answer);
}

/** The files that the answers make; undefined while a question is open. */
export function planOf(
  name: GuideName,
  answers: Answers,
  cluster: Cluster,
  secret = freshKey(),
): Plan | undefined {
  return nextStep(name, answers, cluster).kind === 'ready'
    ? guides[name].plan(answers, cluster, secret)
    : undefined;
}
