/**
 * Expands VS Code snippets: tab stops, placeholders (nested ones too), choices, mirrors and escapes.
 * What a user gets who accepts every default. Variables and transformations are refused: our snippets use
 * none, and an unescaped `$role` would otherwise lose its dollar sign unseen.
 */

type SnippetNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly number: number; readonly content: readonly SnippetNode[] | undefined };

export interface ExpandedSnippet {
  readonly text: string;
  /** The tab stops in the order in which they stand in the text, each once. */
  readonly stopsInText: readonly number[];
}

const escapable = new Set(['$', '}', '\\']);

class SnippetParser {
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads nodes up to the end, or up to the brace that closes a placeholder. */
  nodes(insidePlaceholder: boolean): readonly SnippetNode[] {
    const nodes: SnippetNode[] = [];
    let text = '';
    while (this.#position < this.#source.length) {
      const character = this.#source.charAt(this.#position);
      if (insidePlaceholder && character === '}') break;
      this.#position += 1;
      if (character === '\\' && escapable.has(this.#source.charAt(this.#position))) {
        text += this.#source.charAt(this.#position);
        this.#position += 1;
      } else if (character === '$') {
        nodes.push({ kind: 'text', text });
        text = '';
        nodes.push(this.#stop());
      } else {
        text += character;
      }
    }
    nodes.push({ kind: 'text', text });
    return nodes;
  }

  #take(expression: RegExp): string | undefined {
    const match = new RegExp(expression.source, 'y');
    match.lastIndex = this.#position;
    const found = match.exec(this.#source)?.[0];
    this.#position += found?.length ?? 0;
    return found;
  }

  #expect(text: string): void {
    if (!this.#source.startsWith(text, this.#position)) this.#fail(`"${text}" expected`);
    this.#position += text.length;
  }

  #fail(problem: string): never {
    throw new Error(
      `${problem} at ${JSON.stringify(this.#source.slice(this.#position - 1, this.#position + 20))}`,
    );
  }

  #stop(): SnippetNode {
    const braced = this.#take(/\{/) !== undefined;
    const digits = this.#take(/\d+/) ?? this.#fail('a tab stop number expected');
    const number = Number(digits);
    if (!braced || this.#take(/\}/) !== undefined) return { kind: 'stop', number, content: undefined };
    const content = this.#take(/:/) === undefined ? this.#choices() : this.nodes(true);
    this.#expect('}');
    return { kind: 'stop', number, content };
  }

  /** The first of `|one,two|`. */
  #choices(): readonly SnippetNode[] {
    this.#expect('|');
    const choices = this.#take(/(?:\\[,|\\]|[^|\\])+/) ?? this.#fail('a choice expected');
    this.#expect('|');
    const first = choices.split(/(?<!\\),/)[0] ?? '';
    return [{ kind: 'text', text: first.replaceAll(/\\([,|\\])/g, '$1') }];
  }
}

/** The text that a snippet inserts when every default and every first choice is taken; a tab is four blanks. */
export function expandSnippet(source: string): ExpandedSnippet {
  const nodes = new SnippetParser(source).nodes(false);
  const contents = new Map<number, readonly SnippetNode[]>();
  const stopsInText: number[] = [];
  const visit = (list: readonly SnippetNode[]): void => {
    for (const node of list) {
      if (node.kind === 'text') continue;
      if (!stopsInText.includes(node.number)) stopsInText.push(node.number);
      if (node.content === undefined) continue;
      if (contents.has(node.number)) throw new Error(`Tab stop ${node.number} has two defaults`);
      contents.set(node.number, node.content);
      visit(node.content);
    }
  };
  visit(nodes);
  const render = (list: readonly SnippetNode[]): string =>
    list.map((node) => (node.kind === 'text' ? node.text : render(contents.get(node.number) ?? []))).join('');
  return { text: render(nodes).replaceAll('\t', '    '), stopsInText };
}
