import type { Range } from './span.ts';
import { type Edit, TextBuffer } from './text-buffer.ts';

/** A change as an editor tells it: what stood in the range is now the text; without a range, all of it. */
export interface EditorChange {
  readonly range?: Range;
  readonly text: string;
}

/** The text of a document in an editor, and how it was edited since somebody last took it over. */
export class EditorText {
  #text: TextBuffer;
  /** Nothing when the text is another one altogether. */
  #edits: Edit[] | undefined = [];

  constructor(text: string) {
    this.#text = new TextBuffer(text);
  }

  change(changes: readonly EditorChange[]): void {
    for (const { range, text } of changes) {
      if (!range) {
        this.#text = new TextBuffer(text);
        this.#edits = undefined;
        continue;
      }
      const a = this.#text.offset(range.start);
      const b = this.#text.offset(range.end);
      const edit = { from: Math.min(a, b), to: Math.max(a, b), text };
      this.#text.replace(edit);
      this.#edits?.push(edit);
    }
  }

  toString(): string {
    return this.#text.toString();
  }

  /** Hands over the whole text, with every edit in it. */
  take(): string {
    this.#edits = [];
    return this.toString();
  }

  /** Hands over the edits since the text was last taken; nothing when it has to be taken whole. */
  takeEdits(): readonly Edit[] | undefined {
    const edits = this.#edits;
    this.#edits = [];
    return edits;
  }
}
