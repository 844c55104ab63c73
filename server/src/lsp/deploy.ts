import type { CancellationToken } from 'vscode-languageserver';
import type { Cluster } from '../core/cluster.ts';
import { describeProgress } from '../deploy/progress.ts';
import type {
  Confirmation,
  ConfirmRequest,
  DeployAnswer,
  DeployContext,
  DeployService,
} from '../deploy/service.ts';
import {
  type ApplyRequest,
  askSecretMethod,
  confirmMethod,
  type DeployCluster,
  deployCommands,
  deployProgressMethod,
  type ImportRequest,
  type PlanRequest,
  type RollbackRequest,
} from '../protocol.ts';
import type { Session } from './session.ts';

/** Works out the answer to a command that goes to nodes. */
type DeployCommand = (session: Session, request: unknown, token: CancellationToken) => Promise<unknown>;

/** The commands that go to nodes, in a server that can run ssh. */
export function deploymentCommands(service: DeployService): Readonly<Record<string, DeployCommand>> {
  const { clusters, plan, apply, rollback, drift, history, import: imported } = deployCommands;
  return {
    [clusters]: async (session): Promise<readonly DeployCluster[]> =>
      [...(await session.workspace()).clusters].map((cluster) => ({
        root: cluster.root,
        nodes: service.nodes(cluster),
      })),
    [plan]: (session, request, token) => {
      const { root, only, filesOnly } = request as PlanRequest;
      const options = { ...(only && { only }), ...(filesOnly !== undefined && { filesOnly }) };
      return inCluster(session, root, (cluster) => service.plan(cluster, options, contextOf(session, token)));
    },
    [apply]: async (session, request, token) => {
      const { plan: planned, activate } = request as ApplyRequest;
      return allowed(session) ?? service.apply(planned, activate, contextOf(session, token));
    },
    [rollback]: (session, request, token) => {
      const { root, id } = request as RollbackRequest;
      const confirm = async (asked: ConfirmRequest): Promise<Confirmation> => {
        const answer: unknown = await session.connection.sendRequest(confirmMethod, asked);
        return answer === 'files' || answer === 'activate' ? answer : 'no';
      };
      return inCluster(session, root, (cluster) =>
        service.rollback(cluster, id, confirm, contextOf(session, token)),
      );
    },
    [imported]: async (session, request, token) => {
      const { destinations, become } = request as ImportRequest;
      return allowed(session) ?? service.import(destinations, become, contextOf(session, token));
    },
    [drift]: (session, request, token) => {
      const { root } = request as RollbackRequest;
      return inCluster(session, root, (cluster) => service.drift(cluster, contextOf(session, token)));
    },
    [history]: (session, request, token) => {
      const { root } = request as RollbackRequest;
      return inCluster(session, root, (cluster) => service.history(cluster, contextOf(session, token)));
    },
  };
}

async function inCluster<T>(
  session: Session,
  root: string,
  work: (cluster: Cluster) => Promise<DeployAnswer<T>>,
): Promise<DeployAnswer<T>> {
  const refused = allowed(session);
  if (refused) return refused;
  const cluster = [...(await session.workspace()).clusters].find((one) => one.root === root);
  return cluster ? work(cluster) : { kind: 'other', message: `There is no cluster in ${root}.` };
}

function allowed({ options }: Session): { readonly kind: 'other'; readonly message: string } | undefined {
  if (options.deployment !== false) return undefined;
  return { kind: 'other', message: 'Deployment runs ssh, which needs a workspace that you trust.' };
}

function contextOf(session: Session, token: CancellationToken): DeployContext {
  const { connection } = session;
  const cancel = new AbortController();
  if (token.isCancellationRequested) cancel.abort();
  else token.onCancellationRequested(() => cancel.abort());
  return {
    program: session.settings.deploy.ssh || 'ssh',
    signal: cancel.signal,
    ask: async (prompt) => {
      const answer: unknown = await connection.sendRequest(askSecretMethod, prompt);
      return typeof answer === 'string' ? answer : undefined;
    },
    progress: (progress) =>
      void connection.sendNotification(deployProgressMethod, describeProgress(progress)),
  };
}
