import type { Cluster } from '../../server/src/core/cluster.ts';
import { replaced } from '../../server/src/core/fix.ts';
import { Workspace } from '../../server/src/core/workspace.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { rules as clusterRules } from '../../server/src/rules.generated.ts';
import { checkAnswer, type GuideName, nextStep, planOf } from '../../server/src/scaffold/guide.ts';
import { changeOfPlan } from '../../server/src/scaffold/plan.ts';
import type { Answers } from '../../server/src/scaffold/question.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { MemoryHost } from '../support/memory-host.ts';

export const SECRET = '0123456789abcdef0123456789abcdef01234567';

const ROOT = '/work-cluster';

/** The files as a cluster in a folder, with its ha-cluster.json. */
export async function clusterOf(files: readonly FixtureFile[]): Promise<Cluster> {
  const fail = (what: unknown): never => {
    throw what instanceof Error ? what : new Error(JSON.stringify(what));
  };
  const workspace = new Workspace({
    host: new MemoryHost({
      [`${ROOT}/.keep`]: '',
      ...Object.fromEntries(files.map((file) => [`${ROOT}/${file.path}`, file.text])),
    }),
    languages,
    clusterRules,
    failed: fail,
    unreadable: fail,
  });
  await workspace.addFolder(`file://${ROOT}`);
  const [cluster] = workspace.clusters;
  if (!cluster) throw new Error('the folder is no cluster');
  return cluster;
}

export interface Walk {
  readonly answers: Answers;
  /** The ids of the questions in the order in which they were asked. */
  readonly asked: readonly string[];
}

/** Goes through a guide: what is not given is answered as suggested. */
export function walk(guide: GuideName, cluster: Cluster, given: Answers): Walk {
  const answers: Record<string, string> = {};
  const asked: string[] = [];
  for (;;) {
    const step = nextStep(guide, answers, cluster);
    if (step.kind === 'ready') return { answers, asked };
    if (step.kind === 'obstacle') throw new Error(step.message);
    const { id, suggestion, title } = step.question;
    const answer = given[id] ?? suggestion;
    if (answer === undefined) throw new Error(`"${id}" (${title}) has neither an answer nor a suggestion`);
    const wrong = checkAnswer(guide, answers, cluster, id, answer);
    if (wrong !== undefined) throw new Error(`${id}: ${answer}: ${wrong}`);
    if (asked.includes(id)) throw new Error(`"${id}" is asked twice`);
    asked.push(id);
    answers[id] = answer;
  }
}

/** The files of the cluster after the guide has written. */
export function written(guide: GuideName, cluster: Cluster, given: Answers): readonly FixtureFile[] {
  const { answers } = walk(guide, cluster, given);
  const plan = planOf(guide, answers, cluster, SECRET);
  if (!plan) throw new Error('the guide is not at its end');
  const change = changeOfPlan(plan, (path) => path);
  const inside = (path: string) => path.slice(ROOT.length + 1);
  const files = new Map([...cluster.documents.values()].map(({ path, text }) => [inside(path), text]));
  for (const [{ path, text }, edits] of change.edits) files.set(inside(path), replaced(text, edits));
  for (const { uri, text } of change.creates) {
    if (files.has(uri)) throw new Error(`${uri} is there already`);
    files.set(uri, text);
  }
  return [...files].map(([path, text]) => ({ path, text }));
}
