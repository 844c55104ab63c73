/** An element of SVG before it is in a page or a file. Texts in it are plain: only writers know how to escape. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

type Attribute = string | number | undefined;

/** Numbers are rounded to a tenth, which no eye sees; attributes that are undefined are left out. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, Attribute>>,
  children: readonly (Element | string | undefined)[] = [],
): Element {
  const set = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return [[name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value]];
  });
  return {
    tag,
    attributes: Object.fromEntries(set),
    children: children.filter((child) => child !== undefined),
  };
}

/** As a text in XML, whatever names are in it. */
export function toXml({ tag, attributes, children }: Element): string {
  const set = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : toXml(child)));
  return inner.length > 0 ? `<${tag}${set.join('')}>${inner.join('')}</${tag}>` : `<${tag}${set.join('')}/>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // XML 1.0 has no way to write these, not even as references (section 2.2, Char).
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
      .replace(/[<>&"'\t\n\r]/g, (character) => ENTITIES[character] ?? character)
  );
}
