import { URI } from 'vscode-uri';
import type { Cluster } from '../core/cluster.ts';
import type { GuideRequest, GuideResult } from '../protocol.ts';
import { checkAnswer as check, type GuideStep, isGuideName, nextStep, planOf } from '../scaffold/guide.ts';
import { changeOfPlan } from '../scaffold/plan.ts';
import type { CommandOf } from './execute-command.ts';
import type { Session } from './session.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** The question that comes before those of the guides where several clusters are open. */
const WHICH_CLUSTER = 'cluster';

/** A command that answers with the next question of a guide. */
export const nextQuestion: CommandOf = async (session, request): Promise<GuideStep | null> => {
  if (!isRequest(request)) return null;
  const clusters = await candidates(session, request);
  const cluster = chosen(clusters, request);
  if (cluster) return nextStep(request.guide, request.answers, cluster);
  if (clusters.length === 0) {
    return {
      kind: 'obstacle',
      message: 'Open a folder first: the files of the cluster are made in it.',
    };
  }
  const choices = clusters.map(({ root }) => ({
    value: root,
    label: root.slice(root.lastIndexOf('/') + 1),
    detail: root,
  }));
  return {
    kind: 'ask',
    question: { id: WHICH_CLUSTER, title: 'Cluster', prompt: 'Which cluster is it for?', choices },
  };
};

/** A command that answers with what is wrong with an answer, or null. */
export const checkAnswer: CommandOf = async (session, request, id, value): Promise<string | null> => {
  if (!isRequest(request) || typeof id !== 'string' || typeof value !== 'string') return null;
  const cluster = chosen(await candidates(session, request), request);
  return (cluster && check(request.guide, request.answers, cluster, id, value)) ?? null;
};

/** A command that answers with the files that a guide makes, as an edit that a person has to confirm. */
export const finishGuide: CommandOf = async (session, request): Promise<GuideResult | null> => {
  const cluster = isRequest(request) && chosen(await candidates(session, request), request);
  const plan = cluster ? planOf(request.guide, request.answers, cluster) : undefined;
  if (!cluster || !plan) return null;
  const change = changeOfPlan(plan, (path) => uriIn(session, cluster, path));
  // Whatever file a person looks at: everything is shown before it is written.
  const edit = toWorkspaceEdit(session, change, '', plan.label, 'Made from your answers.');
  if (!edit) return null;
  const [shows] = [...change.edits.keys()].map(({ uri }) => uri).concat(change.creates.map(({ uri }) => uri));
  return {
    label: plan.label,
    edit,
    creates: change.creates.map(({ uri }) => uri),
    secrets: change.creates.filter(({ secret }) => secret).map(({ uri }) => uri),
    ...(shows !== undefined && { shows }),
  };
};

/** The clusters a guide can be for: a new one wants a folder without files. */
async function candidates(session: Session, { guide }: GuideRequest): Promise<readonly Cluster[]> {
  const all = [...(await session.workspace()).clusters];
  const suitable = all.filter(({ documents }) => documents.size > 0 === (guide !== 'cluster'));
  return suitable.length > 0 ? suitable : all;
}

function chosen(clusters: readonly Cluster[], { answers }: GuideRequest): Cluster | undefined {
  return clusters.length === 1 ? clusters[0] : clusters.find(({ root }) => root === answers[WHICH_CLUSTER]);
}

/** The URI of a path below the root of a cluster, with all that the URI of its folder has beside the path. */
function uriIn(session: Session, { root }: Cluster, path: string): string {
  const folder = session.folders
    .map((one) => URI.parse(one))
    .find((one) => `${root}/`.startsWith(one.path.endsWith('/') ? one.path : `${one.path}/`));
  return (folder ?? URI.file(root)).with({ path: `${root}/${path}` }).toString();
}

function isRequest(value: unknown): value is GuideRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'guide' in value &&
    isGuideName(value.guide) &&
    'answers' in value &&
    typeof value.answers === 'object' &&
    value.answers !== null &&
    Object.values(value.answers).every((answer) => typeof answer === 'string')
  );
}
