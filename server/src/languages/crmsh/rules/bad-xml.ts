import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import type { CrmshNode } from '../tree.ts';

/** The elements that crmsh takes (constants.py, cib_cli_map). */
const ELEMENTS = new Set([
  'node',
  'primitive',
  'group',
  'clone',
  'master',
  'bundle',
  'rsc_location',
  'rsc_colocation',
  'rsc_order',
  'rsc_ticket',
  'template',
  'cluster_property_set',
  'rsc_defaults',
  'op_defaults',
  'acl_target',
  'acl_group',
  'acl_user',
  'acl_role',
  'fencing-topology',
  'tag',
  'alert',
]);

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-xml',
  severity: 'error',
  docs: {
    title: 'An xml statement that crmsh cannot read',
    what: 'After `xml` stands one element of the CIB, such as <primitive ...>, with everything in it closed.',
    why: 'crmsh refuses it: `Cannot parse XML data`, or `Element not recognized`.',
    mend: 'Close what is open. Over several lines each line but the last needs a backslash.',
    source: 'crmsh 4.4.1, parse.py, parse_xml',
  },
  examples: {
    bad: [
      'xml <rsc_order id="o" score="INFINITY">\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ crmsh/bad-xml: not closed\n',
      'xml <resource id="x"/>\n#   ^^^^^^^^^^^^^^^^^^ crmsh/bad-xml: "resource"\n',
    ],
    good: ['xml <primitive id="x" class="ocf" provider="pacemaker" type="Dummy"/>\n'],
  },
  nodes: {
    xml({ words, span: whole }, context) {
      const [first] = words;
      if (!first) return;
      const at: Span = { start: first.span.start, end: whole.end };
      const text = context.text(at).replace(/\\+[ \t]*\r?\n/g, '');
      const message = problem(text);
      if (message) context.report({ at, message });
    },
  },
});

function problem(text: string): string | undefined {
  const open: string[] = [];
  let root: string | undefined;
  const tag =
    /<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<|[^<]+/g;
  for (const [piece, close, name, attributes = '', empty] of text.matchAll(tag)) {
    if (piece.startsWith('<!--')) continue;
    if (name === undefined) {
      if (piece === '<')
        return 'crmsh cannot read this XML: a tag is not closed, or an attribute lacks its quotes.';
      if (open.length === 0 && piece.trim() !== '')
        return 'crmsh cannot read this XML: there is text outside of the element.';
      continue;
    }
    if (open.length === 0 && root !== undefined)
      return 'crmsh takes one element after "xml"; write the next one in a statement of its own.';
    const names = [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(([, one]) => one);
    const twice = names.find((one, index) => names.indexOf(one) !== index);
    if (twice !== undefined)
      return `crmsh cannot read this XML: <${name}> has the attribute "${twice}" twice.`;
    root ??= name;
    if (close) {
      const last = open.pop();
      if (last !== name)
        return `crmsh cannot read this XML: </${name}> closes ${last ? `<${last}>` : 'nothing'}.`;
    } else if (!empty) open.push(name);
  }
  if (root !== undefined && !ELEMENTS.has(root)) {
    return `crmsh does not take an element "${root}" here: it knows primitive, group, clone, the rsc_ constraints and the like.`;
  }
  const last = open.at(-1);
  return last === undefined
    ? undefined
    : `<${last}> is not closed, and crmsh refuses it with "Cannot parse XML data". If it goes on in the next line, this line needs a backslash at its end.`;
}
