import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Range, Uri } from 'vscode';
import type { DriftView } from '../../../../server/src/protocol.ts';

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

  dispose(): void {
    this.#collection.dispose();
  }
}
