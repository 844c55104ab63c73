// A small reader for the XML that cluster tools print about themselves: elements, attributes, text and CDATA. It is
// lenient (agents print stray `&` and text around the root) because the catalog scripts must take what there is.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(raw) {
  return raw.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return entities[name] ?? whole;
  });
}

const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>|<[?!][^>]*>|<\/(?<closed>[\w:-]+)\s*>|<(?<opened>[\w:-]+)(?<attributes>(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?<empty>\/)?>/g;

/** The document as an element named '' whose children are elements `{ name, attributes, children }` and strings. */
export function parseXml(source) {
  const root = { name: '', attributes: {}, children: [] };
  const open = [root];
  let end = 0;
  for (const match of source.matchAll(markup)) {
    const { cdata, closed, opened, attributes, empty } = match.groups;
    const parent = open.at(-1);
    if (match.index > end) parent.children.push(unescaped(source.slice(end, match.index)));
    end = match.index + match[0].length;
    if (cdata !== undefined) parent.children.push(cdata);
    else if (closed !== undefined) {
      const depth = open.findLastIndex((element) => element.name === closed);
      if (depth > 0) open.length = depth;
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: parseAttributes(attributes), children: [] };
      parent.children.push(element);
      if (empty === undefined) open.push(element);
    }
  }
  return root;
}

function parseAttributes(source) {
  const attributes = {};
  for (const [, name, quoted] of source.matchAll(/([\w:-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    attributes[name] = unescaped(quoted.slice(1, -1));
  }
  return attributes;
}

/** All descendants of that name, in document order. */
export function elements(element, name) {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child, ...elements(child, name)] : elements(child, name);
  });
}

export function text(element) {
  return element.children
    .map((child) => (typeof child === 'string' ? child : text(child)))
    .join('')
    .trim();
}
