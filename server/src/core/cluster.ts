import type { FindLanguage } from './block.ts';
import { type ClusterFile, NO_CLUSTER_FILE } from './cluster-file.ts';
import { ClusterModel } from './cluster-model.ts';
import type { AgentFile } from './cluster-view.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Document, type DocumentChange } from './document.ts';
import { byPlace, Engine } from './engine.ts';
import type { Replacement } from './fix.ts';
import { type Ignore, IgnoreComments, ignoreEdit, sift } from './ignore.ts';
import type { Language } from './language.ts';
import { Layout } from './layout.ts';
import { levelOf } from './level.ts';
import type { Rule } from './rule.ts';
import type { Edit } from './text-buffer.ts';

export interface ClusterParts {
  readonly findLanguage: FindLanguage;
  readonly clusterRules: readonly Rule[];
  /** Told of every language or rule that threw; the rest goes on. */
  readonly failed: (error: unknown, where: string) => void;
}

/** The documents of one cluster, the model of what they say, and the problems found in it. */
export class Cluster {
  /** The path of its root, without trailing slash. */
  readonly root: string;
  readonly model: ClusterModel;
  readonly engine: Engine;
  /** What ha-cluster.json says. */
  readonly file: ClusterFile;
  readonly layout: Layout;
  readonly #parts: ClusterParts;
  readonly #documents = new Map<string, Document>();
  readonly #ignores = new IgnoreComments();

  constructor(
    root: string,
    parts: ClusterParts,
    file: ClusterFile = NO_CLUSTER_FILE,
    agentFiles: readonly AgentFile[] = [],
  ) {
    this.root = root;
    this.#parts = parts;
    this.file = file;
    this.layout = new Layout(root, file);
    this.model = new ClusterModel(file.versions, agentFiles);
    this.engine = new Engine(this.model, parts.clusterRules, (error, rule) => parts.failed(error, rule.code));
  }

  get documents(): ReadonlyMap<string, Document> {
    return this.#documents;
  }

  /** Takes in a text; returns the documents whose problems may differ now. */
  set(uri: string, path: string, language: Language, text: string): Set<Document> {
    return this.setAll([{ uri, path, language, text }]);
  }

  /** The same for many texts at once, which costs one pass over what depends on them. */
  setAll(
    texts: readonly {
      readonly uri: string;
      readonly path: string;
      readonly language: Language;
      readonly text: string;
    }[],
  ): Set<Document> {
    const changes = new Map<Document, DocumentChange>();
    // Of one document given twice, the last text counts.
    const last = new Map(texts.map((one) => [one.uri, one]));
    for (const { uri, path, language, text } of last.values()) {
      const known = this.#documents.get(uri);
      if (known && known.language !== language) changes.set(known, this.#take(known));
      let document = this.#documents.get(uri);
      const fresh = !document;
      if (!document) {
        const failed = (error: unknown) => this.#parts.failed(error, `${language.id} parser, ${path}`);
        const home = this.layout.home(path);
        document = new Document(uri, path, language, this.#parts.findLanguage, failed, home);
        this.#documents.set(uri, document);
      }
      const change = document.update(text);
      changes.set(document, fresh ? { ...change, changed: [document.fileSlot, ...change.changed] } : change);
    }
    return this.#apply(changes);
  }

  /** Takes in edits of a document; returns the documents whose problems may differ now. */
  edit(document: Document, edits: readonly Edit[]): Set<Document> {
    return this.#apply(new Map([[document, document.edit(edits)]]));
  }

  /** Forgets a document; returns the others whose problems may differ now, and the document itself. */
  remove(uri: string): Set<Document> {
    const document = this.#documents.get(uri);
    return document ? this.#apply(new Map([[document, this.#take(document)]])) : new Set();
  }

  /** The problems of a document, in the order of the text, at the levels that ha-cluster.json gives their rules. */
  diagnostics(uri: string): Diagnostic[] {
    const document = this.#documents.get(uri);
    if (!document) return [];
    return this.#withoutIgnored(document).flatMap((diagnostic) => {
      const level = levelOf(this.file.levels, diagnostic.code);
      if (level === undefined) return [diagnostic];
      return level === 'off' ? [] : [{ ...diagnostic, severity: level }];
    });
  }

  /** The edit that puts a comment above a problem, or at the top of its file, that keeps it quiet from then on. */
  ignoreEdit(diagnostic: Diagnostic, reach: Ignore['reach']): Replacement | undefined {
    return ignoreEdit(diagnostic, reach, this.#parts.findLanguage);
  }

  #apply(changes: ReadonlyMap<Document, DocumentChange>): Set<Document> {
    this.#ignores.apply(changes);
    return this.engine.apply(changes);
  }

  /** What comments do not keep quiet, and what is to be said of the comments themselves. */
  #withoutIgnored(document: Document): readonly Diagnostic[] {
    const found = this.engine.diagnostics(document);
    const ignores = this.#ignores.of(document);
    if (ignores.length === 0) return found;
    const { loud, used } = sift(document, ignores, found);
    const said = ignores.flatMap((ignore) => this.engine.checkIgnore(ignore, used.has(ignore)));
    return [...loud, ...said].sort(byPlace);
  }

  #take(document: Document): DocumentChange {
    this.#documents.delete(document.uri);
    return { changed: [], removed: [document.fileSlot, ...document.slots] };
  }
}
