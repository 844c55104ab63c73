/** An element as it was read; `text` is all text in it. */
export interface XmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN =
  /<\/(?<close>[a-z]+)>|<(?<open>[a-zA-Z]+)(?<attributes>(?: [a-zA-Z-]+="[^"<>]*")*)(?<empty>\/)?>|(?<text>[^<>]+)/uy;
const ENTITY = /&(?:(amp|lt|gt|quot)|#(\d+));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Reads XML strictly, of what XML knows no more than a picture may use. Throws on anything else. */
export function readXml(xml: string): XmlElement {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u.test(xml))
    throw new Error('a character that XML has not');
  interface Open {
    readonly tag: string;
    readonly attributes: Record<string, string>;
    readonly children: XmlElement[];
    text: string;
  }
  const stack: Open[] = [{ tag: '', attributes: {}, children: [], text: '' }];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(xml)?.groups;
    const top = stack.at(-1);
    if (!groups || !top) throw new Error(`not XML: ${xml.slice(from, from + 80)}`);
    const { close, open, attributes = '', empty, text } = groups;
    if (open !== undefined) {
      const made: Open = { tag: open, attributes: {}, children: [], text: '' };
      for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)) {
        if (name in made.attributes) throw new Error(`${name} is set twice`);
        made.attributes[name] = plain(value);
      }
      top.children.push(made);
      if (empty === undefined) stack.push(made);
    } else if (close !== undefined) {
      if (top.tag !== close) throw new Error(`</${close}> ends <${top.tag}>`);
      stack.pop();
      const outer = stack.at(-1);
      if (outer) outer.text += top.text;
    } else if (text !== undefined) top.text += plain(text);
  }
  const [root] = stack[0]?.children ?? [];
  if (stack.length !== 1 || !root) throw new Error('not every element is closed');
  return root;
}

function plain(text: string): string {
  return text.replace(ENTITY, (whole, name?: string, code?: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    if (code !== undefined) return String.fromCodePoint(Number(code));
    throw new Error(`${whole} begins no entity`);
  });
}
