import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Range, Uri } from 'vscode';
import type { DriftView, OverviewItem } from '../../../../server/src/protocol.ts';

const DIFFERENCES: Readonly<Record<DriftView['files'][number]['difference'], string>> = {
  missing: 'is missing there',
  content: 'differs from the workspace',
  'mode or owner': 'has another mode or owner there',
};

/** What nodes have that is not what the workspace says, in the Problems panel until it is looked for again. */
export class DriftProblems implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('ha-cluster-drift');

  show(root: string, { files }: DriftView): void {
    this.#collection.clear();
    const bySource = new Map<string, Diagnostic[]>();
    for (const { node, path, source, difference } of files) {
      const problem = new Diagnostic(
        new Range(0, 0, 0, 0),
        `${node}: ${path} ${DIFFERENCES[difference]}.`,
        DiagnosticSeverity.Warning,
      );
      problem.source = 'HA Cluster (nodes)';
      bySource.set(source, [...(bySource.get(source) ?? []), problem]);
    }
    for (const [source, problems] of bySource) this.#collection.set(Uri.file(`${root}/${source}`), problems);
  }

  /** The same for the tree of the cluster. */
  items(root: string, { files }: DriftView): readonly OverviewItem[] {
    const start = { line: 0, character: 0 };
    return files.map(({ node, path, source, difference }) => ({
      id: `drift ${node} ${path}`,
      kind: 'node',
      label: node,
      description: `${path} ${DIFFERENCES[difference]}`,
      place: { uri: Uri.file(`${root}/${source}`).toString(), range: { start, end: start } },
      problem: 'warning',
      children: [],
    }));
  }

  dispose(): void {
    this.#collection.dispose();
  }
}
