import {
  type CancellationToken,
  commands,
  type Disposable,
  ProgressLocation,
  type QuickPickItem,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type ApplyRequest,
  type DeployAnswer,
  type DeployCluster,
  type DriftView,
  deployCommand,
  deployCommands,
  type ImportRequest,
  type ImportView,
  type PastDeployment,
  type PlanRequest,
  type PlanView,
  type RollbackRequest,
  restrictFilesCommand,
} from '../../../../server/src/protocol.ts';
import type { Session } from '../../session.ts';
import { DriftProblems } from './drift.ts';
import { PlanDocuments } from './plan-documents.ts';

/** The commands that carry files to nodes. All work is the server's: here it is only asked for and shown. */
export function deployFeatures(session: Session): readonly Disposable[] {
  const output = window.createOutputChannel('HA Cluster Deployment');
  const documents = new PlanDocuments();
  const problems = new DriftProblems();
  const features = new DeployFeatures(session, documents, problems, (lines) => {
    for (const line of lines) output.appendLine(line);
    output.show(true);
  });
  return [
    output,
    documents,
    problems,
    commands.registerCommand(deployCommand, (root?: unknown) => features.deploy(root)),
    commands.registerCommand('haCluster.rollback', () => features.rollback()),
    commands.registerCommand('haCluster.deploymentHistory', () => features.history()),
    commands.registerCommand('haCluster.importFromNode', () => features.importFromNode()),
    commands.registerCommand('haCluster.drift', () => features.drift()),
  ];
}

class DeployFeatures {
  readonly #session: Session;
  readonly #documents: PlanDocuments;
  readonly #problems: DriftProblems;
  readonly #tell: (lines: readonly string[]) => void;

  constructor(
    session: Session,
    documents: PlanDocuments,
    problems: DriftProblems,
    tell: (lines: readonly string[]) => void,
  ) {
    this.#session = session;
    this.#documents = documents;
    this.#problems = problems;
    this.#tell = tell;
  }

  /** `root` is the path of a cluster's root, when one was chosen already. */
  async deploy(root?: unknown): Promise<void> {
    if (!(await this.#saved())) return;
    const cluster = await this.#pickCluster(root);
    const only = cluster && (await pickNodes(cluster));
    if (!cluster || !only) return;
    const view = await this.#ask<PlanView>('Planning the deployment', deployCommands.plan, {
      root: cluster.root,
      only,
    } satisfies PlanRequest);
    if (!view) return;
    this.#tell([`Plan ${view.plan.id}`, view.summary]);
    const { plan } = view;
    if (plan.files.length === 0 && !plan.cib) {
      void window.showInformationMessage('Nothing to deploy: the nodes have what is here.');
      return;
    }
    await this.#documents.show(view);
    const activate = await this.#confirm(view);
    if (activate === undefined) return;
    const told = await this.#ask<readonly string[]>('Deploying', deployCommands.apply, {
      plan,
      activate,
    } satisfies ApplyRequest);
    if (!told) return;
    this.#tell(told);
    void window.showInformationMessage(
      `${count(plan.files.length, 'file')} deployed to ${only.join(', ')}. "HA Cluster: Roll Back Last Deployment" takes this back.`,
    );
  }

  async rollback(id?: string): Promise<void> {
    const cluster = await this.#pickCluster();
    if (!cluster) return;
    const request: RollbackRequest = { root: cluster.root, ...(id !== undefined && { id }) };
    const told = await this.#ask<readonly string[]>('Taking back', deployCommands.rollback, request);
    if (!told) return;
    this.#tell(told);
    void window.showInformationMessage(told[0] ?? 'Nothing was changed.');
  }

  async history(): Promise<void> {
    const cluster = await this.#pickCluster();
    if (!cluster) return;
    const past = await this.#ask<readonly PastDeployment[]>('Asking the nodes', deployCommands.history, {
      root: cluster.root,
    } satisfies RollbackRequest);
    if (!past) return;
    if (past.length === 0) {
      void window.showInformationMessage('The nodes know of no deployment.');
      return;
    }
    const chosen = await window.showQuickPick(
      past.map((one) => ({
        label: new Date(one.at).toLocaleString(),
        description: `${one.outcome}, by ${one.by}`,
        detail: one.files.map(({ node, path }) => `${node}: ${path}`).join(', '),
        past: one,
      })),
      { title: 'Deployments: Choose One to Take It Back', matchOnDetail: true },
    );
    if (chosen) await this.rollback(chosen.past.id);
  }

  async drift(): Promise<void> {
    const cluster = await this.#pickCluster();
    if (!cluster) return;
    const drift = await this.#ask<DriftView>('Comparing the nodes with the workspace', deployCommands.drift, {
      root: cluster.root,
    } satisfies RollbackRequest);
    if (!drift) return;
    this.#problems.show(cluster.root, drift);
    this.#session.setDrift(cluster.root, this.#problems.items(cluster.root, drift));
    const { files, interrupted } = drift;
    if (files.length === 0 && interrupted.length === 0) {
      void window.showInformationMessage('The nodes have what is here.');
    } else {
      for (const sentence of interrupted) this.#tell([`Cut off: ${sentence}`]);
      await commands.executeCommand('workbench.panel.markers.view.focus');
      const show = 'Show Differences';
      const choice = await window.showWarningMessage(
        `${count(files.length, 'file')} on the nodes ${files.length === 1 ? 'is' : 'are'} not what is here.`,
        show,
      );
      if (choice === show) await this.#documents.showDrift(cluster.root, drift);
    }
  }

  /** Reads a cluster from its nodes into the open folder. No file there is overwritten. */
  async importFromNode(): Promise<void> {
    const [folder] = workspace.workspaceFolders ?? [];
    if (!folder) {
      void window.showWarningMessage('Open the folder first that the files shall go to.');
      return;
    }
    const typed = await window.showInputBox({
      title: 'HA Cluster: Import from Node',
      prompt: 'All nodes of the cluster, as ssh takes them: aliases, or user@host, with blanks between.',
      placeHolder: 'root@alice root@gertrude',
      ignoreFocusOut: true,
    });
    const destinations = typed?.split(/[\s,]+/).filter(Boolean) ?? [];
    if (destinations.length === 0) return;
    const files = await this.#ask<readonly ImportView[]>('Reading the nodes', deployCommands.import, {
      destinations,
      become: false,
    } satisfies ImportRequest);
    if (files) await this.#write(folder.uri, files);
  }

  async #write(root: Uri, files: readonly ImportView[]): Promise<void> {
    const targets = files.map((file) => ({ ...file, uri: Uri.joinPath(root, file.path) }));
    for (const { uri, path } of targets) {
      const isThere = await workspace.fs.stat(uri).then(
        () => true,
        () => false,
      );
      if (isThere) {
        void window.showErrorMessage(`${path} exists already in ${root.fsPath}: nothing was imported.`);
        return;
      }
    }
    for (const { uri, content } of targets) await workspace.fs.writeFile(uri, Buffer.from(content, 'base64'));
    const secrets = targets.filter(({ secret }) => secret).map(({ uri }) => uri.toString());
    await commands.executeCommand(restrictFilesCommand, ...secrets);
    this.#tell(['Imported:', ...files.map(({ path }) => `  ${path}`)]);
    void window.showInformationMessage(`${count(files.length, 'file')} imported from the nodes.`);
  }

  /** Deployed is what is on disk. What is not of the workspace, such as VS Code's settings, is not deployed at all. */
  async #saved(): Promise<boolean> {
    const dirty = workspace.textDocuments.filter(
      ({ isDirty, uri }) => isDirty && workspace.getWorkspaceFolder(uri) !== undefined,
    );
    if (dirty.length === 0) return true;
    const names = dirty.map(({ uri }) => workspace.asRelativePath(uri)).join(', ');
    const save = 'Save All';
    const choice = await window.showWarningMessage(
      `${count(dirty.length, 'file')} ${dirty.length === 1 ? 'has' : 'have'} changes that are not saved.`,
      { modal: true, detail: `What is deployed is what is on disk: ${names}.` },
      save,
    );
    if (choice !== save) return false;
    const saved = await Promise.all(dirty.map((document) => document.save()));
    return saved.every(Boolean);
  }

  async #pickCluster(
    root?: unknown,
  ): Promise<(DeployCluster & { readonly nodeNames: readonly string[] }) | undefined> {
    const clusters = await this.#session.execute<readonly DeployCluster[]>(deployCommands.clusters);
    if (!clusters || clusters.length === 0) {
      void window.showWarningMessage('There is no cluster in this workspace.');
      return undefined;
    }
    const [first] = clusters;
    const named = clusters.find((cluster) => cluster.root === root);
    const chosen =
      named ??
      (clusters.length === 1 && first
        ? first
        : (
            await window.showQuickPick(
              clusters.map((cluster) => ({ label: cluster.root, cluster })),
              { title: 'HA Cluster: Which Cluster?' },
            )
          )?.cluster);
    if (!chosen) return undefined;
    if (chosen.nodes.kind !== 'done') {
      void window.showErrorMessage(chosen.nodes.message);
      return undefined;
    }
    return { ...chosen, nodeNames: chosen.nodes.value };
  }

  /** Whether to activate; undefined when the person does not want the plan. */
  async #confirm({ plan, summary }: PlanView): Promise<boolean | undefined> {
    const go = 'Deploy...';
    const seen = await window.showInformationMessage(
      `The plan for ${plan.nodes.map(({ name }) => name).join(', ')} is open: ${count(plan.files.length, 'file')} to replace${plan.cib ? ', and the CIB to change' : ''}.`,
      go,
      'Discard',
    );
    if (seen !== go) return undefined;
    const only = 'Deploy';
    const both = 'Deploy and Activate';
    const canActivate = plan.activation.length > 0 || plan.cib !== undefined;
    const choice = await window.showWarningMessage(
      `Deploy to ${plan.nodes.map(({ name }) => name).join(', ')}?`,
      { modal: true, detail: summary },
      ...(plan.files.length > 0 ? [only] : []),
      ...(canActivate ? [both] : []),
    );
    return choice === both ? true : choice === only ? false : undefined;
  }

  /** Asks the server, with progress and a way to cancel; a failure is told. */
  async #ask<T>(title: string, command: string, request: unknown): Promise<T | undefined> {
    const answer = await window.withProgress(
      { location: ProgressLocation.Notification, title: `HA Cluster: ${title}`, cancellable: true },
      async (progress, token: CancellationToken) => {
        const steps = this.#session.onDeployProgress((message) => progress.report({ message }));
        try {
          return await this.#session.execute<DeployAnswer<T>>(command, request, token);
        } finally {
          steps.dispose();
        }
      },
    );
    if (answer?.kind === 'done') return answer.value;
    if (answer) {
      this.#tell([answer.message]);
      if (answer.kind !== 'cancelled') void window.showErrorMessage(answer.message);
    }
    return undefined;
  }
}

async function pickNodes({
  nodeNames,
}: {
  readonly nodeNames: readonly string[];
}): Promise<readonly string[] | undefined> {
  const items: QuickPickItem[] = nodeNames.map((label) => ({ label, picked: true }));
  const chosen = await window.showQuickPick(items, {
    title: 'HA Cluster: Deploy to Which Nodes?',
    canPickMany: true,
  });
  return chosen && chosen.length > 0 ? chosen.map(({ label }) => label) : undefined;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
