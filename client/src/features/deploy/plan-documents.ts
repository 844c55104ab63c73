import { commands, type Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { DriftView, PlanView } from '../../../../server/src/protocol.ts';

const SCHEME = 'ha-cluster-plan';

/** Label, left side and right side, as the command `vscode.changes` takes them; what is new has no left side. */
type Resource = [Uri, Uri | undefined, Uri];

/** What a plan changes, as documents that can be looked at side by side, and nothing else. */
export class PlanDocuments implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
  });

  /** Opens all differences of a plan in one editor. */
  async show({ plan, files, cib }: PlanView): Promise<void> {
    this.#texts.clear();
    const resources: Resource[] = [];
    for (const { node, path, texts } of files) {
      const shown = texts ?? {
        before: '',
        after: 'Only its owner may read this file: its content is not shown.\n',
      };
      resources.push(this.#pair(plan.id, `${node}${path}`, shown));
    }
    if (cib) resources.push(this.#pair(plan.id, `${plan.cib?.node ?? ''}/CIB.crm`, cib));
    await commands.executeCommand('vscode.changes', `Deployment plan ${plan.id}`, resources);
  }

  /** Opens what nodes have beside what the workspace says. */
  async showDrift(root: string, { files }: DriftView): Promise<void> {
    this.#texts.clear();
    const resources = files.flatMap(({ node, path, source, difference, text }): Resource[] => {
      if (difference !== 'content' || text === undefined) return [];
      const here = Uri.file(`${root}/${source}`);
      return [[here, this.#uri(`${node}${path}`, 'node', text), here]];
    });
    if (resources.length > 0) {
      await commands.executeCommand('vscode.changes', 'Nodes and Workspace', resources);
    }
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  #pair(
    id: string,
    place: string,
    { before, after }: { readonly before: string; readonly after: string },
  ): Resource {
    const then = this.#uri(place, `${id} then`, after);
    return [then, before === '' ? undefined : this.#uri(place, `${id} now`, before), then];
  }

  #uri(place: string, query: string, text: string): Uri {
    const made = Uri.from({ scheme: SCHEME, path: `/${place}`, query });
    this.#texts.set(made.toString(), text);
    this.#changed.fire(made);
    return made;
  }
}
