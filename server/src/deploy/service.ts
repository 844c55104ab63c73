import type { Cluster } from '../core/cluster.ts';
import { decode } from '../core/text.ts';
import { activate, activationReport } from './activate.ts';
import { apply } from './apply.ts';
import { type Ask, openAskChannel } from './ask.ts';
import { drift } from './drift.ts';
import { asFailure, DeployFailure, type FailureKind } from './failure.ts';
import { history, type PastDeployment } from './history.ts';
import { importCluster } from './import.ts';
import { makePlan, readSource } from './make-plan.ts';
import type { SshSettings } from './node-access.ts';
import { nodesOf } from './nodes.ts';
import { isEmpty, type Plan } from './plan.ts';
import type { Progress } from './progress.ts';
import { planRollback, rollback, settleNodes } from './rollback.ts';
import { planSummary } from './summary.ts';
import { type DriftView, driftView, type ImportView, type PlanView, viewOf } from './view.ts';

/** What a deployment came to: never thrown over a protocol. */
export type DeployAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: FailureKind; readonly message: string };

/** What a person is asked before a deployment is taken back. */
export interface ConfirmRequest {
  readonly summary: string;
  /** Whether there is anything that running programs would have to take over. */
  readonly canActivate: boolean;
}

export type Confirmation = 'no' | 'files' | 'activate';

/** What everything that goes to nodes needs. */
export interface DeployContext {
  /** The ssh program; a person's own setting, never a workspace's. */
  readonly program: string;
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** Deployment, as the language server offers it to every editor. */
export const deployService = {
  nodes: (cluster: Cluster): DeployAnswer<readonly string[]> => {
    try {
      return { kind: 'done', value: nodesOf(cluster).map(({ name }) => name) };
    } catch (error) {
      return refusal(error);
    }
  },

  plan: async (
    cluster: Cluster,
    request: { readonly only?: readonly string[]; readonly filesOnly?: boolean },
    context: DeployContext,
  ): Promise<DeployAnswer<PlanView>> =>
    withSsh(context, async (ssh) => {
      await requireSaved(cluster);
      return viewOf(await makePlan(cluster, { ssh, signal: context.signal, ...request }));
    }),

  /** Returns what was done, in sentences. */
  apply: async (
    plan: Plan,
    isActivated: boolean,
    context: DeployContext,
  ): Promise<DeployAnswer<readonly string[]>> =>
    withSsh(context, async (ssh) => {
      const { signal, progress } = context;
      const told: string[] = [];
      if (plan.files.length > 0) {
        const contentOf = async ({ source }: { readonly source: string }) => readSource(plan.root, source);
        const { notes } = await apply(plan, { ssh, signal, progress, contentOf });
        told.push(...notes, ...plan.files.map((file) => `${file.node}: ${file.path} is replaced.`));
      }
      if (!isActivated || isEmpty(plan)) return told;
      told.push(...activationReport(await activate(plan, { ssh, signal, progress })));
      return told;
    }),

  /**
   * Brings what was cut off to an end; else takes a deployment back, once `confirm` has agreed to what that does.
   * Returns what was done, in sentences.
   */
  rollback: async (
    cluster: Cluster,
    id: string | undefined,
    confirm: (request: ConfirmRequest) => Promise<Confirmation>,
    context: DeployContext,
  ): Promise<DeployAnswer<readonly string[]>> =>
    withSsh(context, async (ssh) => {
      const { signal, progress } = context;
      const nodes = nodesOf(cluster);
      const settled = await settleNodes(nodes, ssh, signal);
      if (settled.length > 0 && id === undefined) return settled;
      const wayBack = await planRollback(nodes, cluster.root, ssh, id, signal);
      const { plan } = wayBack;
      const canActivate = plan.cib !== undefined || plan.activation.length > 0;
      const answer = await confirm({ summary: planSummary(plan).join('\n'), canActivate });
      if (answer === 'no') throw new DeployFailure('cancelled', 'Nothing was taken back.');
      const { notes } = await rollback(wayBack, { ssh, signal, progress });
      const told = [
        ...settled,
        ...notes,
        `The deployment ${plan.takesBack} is taken back.`,
        ...plan.files.map(({ node, path: place }) => `${node}: ${place} is as it was before.`),
      ];
      if (answer === 'activate')
        told.push(...activationReport(await activate(plan, { ssh, signal, progress })));
      return told;
    }),

  /** Contents are in base64: they may be no text. */
  import: async (
    destinations: readonly string[],
    become: boolean,
    context: DeployContext,
  ): Promise<DeployAnswer<readonly ImportView[]>> =>
    withSsh(context, async (ssh) => {
      const { files } = await importCluster(destinations, become, ssh, context.signal);
      return files.map(({ path: place, content, secret }) => ({
        path: place,
        content: Buffer.from(content).toString('base64'),
        secret,
      }));
    }),

  drift: async (cluster: Cluster, context: DeployContext): Promise<DeployAnswer<DriftView>> =>
    withSsh(context, async (ssh) => driftView(await drift(cluster, ssh, undefined, context.signal))),

  history: async (
    cluster: Cluster,
    context: DeployContext,
  ): Promise<DeployAnswer<readonly PastDeployment[]>> =>
    withSsh(context, (ssh) => history(nodesOf(cluster), ssh, context.signal)),
};

export type DeployService = typeof deployService;

async function withSsh<T>(
  { program, ask }: DeployContext,
  work: (ssh: SshSettings) => Promise<T>,
): Promise<DeployAnswer<T>> {
  try {
    const channel = await openAskChannel(ask);
    try {
      const { environment } = channel;
      const ssh = { program, options: [], environment: environment ?? {}, mayAsk: environment !== undefined };
      return { kind: 'done', value: await work(ssh) };
    } finally {
      await channel.close();
    }
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): { readonly kind: FailureKind; readonly message: string } {
  if (error instanceof Error && error.name === 'AbortError')
    return { kind: 'cancelled', message: 'Cancelled.' };
  const { kind, message } = asFailure(error);
  return { kind, message };
}

/**
 * What is deployed is what is on disk.
 *
 * @throws DeployFailure when the editor holds another text.
 */
async function requireSaved(cluster: Cluster): Promise<void> {
  for (const { path: place, text } of cluster.documents.values()) {
    const source = place.replace(`${cluster.root}/`, '');
    const saved = decode(await readSource(cluster.root, source));
    if (saved.kind !== 'text' || saved.text !== text) {
      throw new DeployFailure('other', `${source} has changes that are not saved. Save it first.`);
    }
  }
}
