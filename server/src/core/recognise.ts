import picomatch from 'picomatch';
import type { Language, LanguageId } from './language.ts';

/** What the settings say about files: glob → language id, or `off` for "not ours". */
export type Associations = Readonly<Record<string, LanguageId | 'off'>>;

/** What a file is taken for, and why; shown in the status item. */
export interface Recognised {
  readonly language: Language | undefined;
  readonly reason: 'setting' | 'cluster-file' | 'name' | 'path' | 'content' | 'editor' | 'included';
}

/** Larger scripts than this (in bytes or characters) are not configuration. */
export const LARGEST_SCRIPT = 1_000_000;

/** Knows files by setting, by name, by place and, for scripts, by content. Never by a bare `*.conf`. */
export class Recogniser {
  readonly #languages: readonly Language[];
  readonly #associations: readonly {
    readonly matches: (path: string) => boolean;
    readonly id: LanguageId | 'off';
  }[];

  readonly #said: (path: string) => LanguageId | false | undefined;

  /** `said` is what ha-cluster.json takes a file for; a person's own settings count more. */
  constructor(
    languages: readonly Language[],
    associations: Associations = {},
    said: (path: string) => LanguageId | false | undefined = () => undefined,
  ) {
    this.#languages = languages;
    this.#said = said;
    this.#associations = Object.entries(associations).map(([glob, id]) => ({
      matches: picomatch(glob.startsWith('**/') ? glob : `**/${glob.replace(/^\//, '')}`, { dot: true }),
      id,
    }));
  }

  /**
   * Recognises a file.
   *
   * @param path with `/`
   * @param text the content, asked for only when name and place make the file a candidate
   * @param editorLanguage the language the editor gave the document, if it is open
   */
  recognise(path: string, text: () => string, editorLanguage?: string): Recognised | undefined {
    const plain = path.replace(/^\//, '');
    for (const { matches, id } of this.#associations) {
      if (matches(plain))
        return { language: this.#languages.find((one) => one.id === id), reason: 'setting' };
    }
    const said = this.#said(path);
    if (said !== undefined) {
      return { language: this.#languages.find((one) => one.id === said), reason: 'cluster-file' };
    }
    const chosen = this.#languages.find((one) => one.id === editorLanguage);
    if (chosen) {
      // An editor knows most files by the same names: only where it differs was it someone's choice.
      const own = this.recognise(path, text);
      return own?.language === chosen ? own : { language: chosen, reason: 'editor' };
    }
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const language of this.#languages) {
      if (language.recognition.names?.includes(name)) return { language, reason: 'name' };
    }
    for (const language of this.#languages) {
      if (language.recognition.paths?.some((one) => one.test(path))) return { language, reason: 'path' };
    }
    for (const language of this.#languages) {
      const { content } = language.recognition;
      if (!content) continue;
      if (!content.paths.some((one) => one.test(path)) && editorLanguage !== 'shellscript') continue;
      const script = text();
      if (script.length <= LARGEST_SCRIPT && content.test(script)) return { language, reason: 'content' };
    }
    return undefined;
  }

  /**
   * What a path alone promises: `named` files are ours, `sniffed` ones have to be read first to know, the rest
   * need not be read at all.
   */
  promise(path: string): 'named' | 'sniffed' | undefined {
    if (this.recognise(path, () => '')) return 'named';
    const candidate = this.#languages.some((one) =>
      one.recognition.content?.paths.some((it) => it.test(path)),
    );
    return candidate ? 'sniffed' : undefined;
  }
}
