import type { Severity } from '../../../core/diagnostic.ts';
import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import { metaAttribute, operationAttribute } from '../catalog.ts';
import { agentOf } from '../resources.ts';
import type { AttributeList, CrmshNode, Pair } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/valueless-parameter',
  severity: 'warning',
  docs: {
    title: 'A name without a value',
    what: 'A word among the parameters or attributes has no equals sign: `params ip 192.0.2.80` in place of `params ip=192.0.2.80`.',
    why: 'crmsh reads it as an attribute with this name and without a value. The value after it becomes an attribute, too. Where the agent is known crmsh refuses that; elsewhere it goes unnoticed.',
    mend: 'Write `name=value`. For an empty value write `name=""`.',
    source: 'crmsh 4.4.1, parse.py, match_nvpairs',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip 192.0.2.80\n#                            ^^^^^^^^^^^^^ crmsh/valueless-parameter: ip=192.0.2.80\n',
      'primitive mine ocf:example:mine params verbose\n#                                      ^^^^^^^ crmsh/valueless-parameter: no value\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80 nic=""\n'],
  },
  nodes: {
    primitive(statement, context) {
      const known = agentOf(statement, context)?.parameters;
      for (const list of statement.lists) {
        const isParams = list.section === 'params' && known !== undefined;
        const isKnown = (name: string) => (isParams ? known.has(name) : isMeta(name));
        // crmsh refuses only what the agent does not know.
        check(list, isKnown, (name) => (isParams && !known.has(name) ? 'error' : 'warning'), context);
      }
    },
    template: ({ lists }, context) => checkAll(lists, 'warning', context),
    group: ({ lists }, context) => checkAll(lists, 'warning', context),
    clone: ({ lists }, context) => checkAll(lists, 'warning', context),
    // crmsh fails on these with an error of its own.
    bundle({ lists }, context) {
      for (const list of lists) {
        if (list.section === 'meta') checkAll([list], 'warning', context);
        else {
          for (const { name, value, span } of list.pairs) {
            if (!value && name.text !== '...')
              missingValue(name.text || context.text(span), span, 'error', context);
          }
        }
      }
    },
    node: ({ lists }, context) => checkAll(lists, 'warning', context),
    property: ({ list }, context) => checkAll([list], 'warning', context),
    defaults: ({ list }, context) => checkAll([list], 'warning', context),
    operation({ pairs }, context) {
      const isOwn = ({ name }: Pair) => operationAttribute(name.text.replace(/^\$/, '')) !== undefined;
      // crmsh takes it for an attribute of the agent, behind which it refuses those of the operation.
      const late = pairs.findLastIndex(isOwn);
      const without = pairs.every((pair) => pair.name.text !== 'interval');
      pairs.forEach((pair, index) => {
        const { name, value, reference, span } = pair;
        if (value || reference || name.text === '...') return;
        const severity = !isOwn(pair) && (index < late || without) ? 'error' : 'warning';
        missingValue(name.text, span, severity, context);
      });
    },
  },
});

function isMeta(name: string): boolean {
  return metaAttribute(name) !== undefined;
}

function checkAll(lists: readonly AttributeList[], severity: Severity, context: RuleContext): void {
  for (const list of lists) check(list, isMeta, () => severity, context);
}

function check(
  { pairs }: AttributeList,
  known: (name: string) => boolean,
  severity: (name: string) => Severity,
  context: RuleContext,
): void {
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index];
    if (!pair || pair.value || pair.reference || pair.name.text === '...' || pair.name.text.includes('<'))
      continue;
    // Words behind a quote that is never closed are the value it should have ended: crmsh/unbalanced-quote.
    if (opensQuote(pairs[index - 1], context)) return;
    const next = pairs[index + 1];
    if (next && !next.value && !next.reference && known(pair.name.text) && !known(next.name.text)) {
      const at = { start: pair.span.start, end: next.span.end };
      const joined = `${pair.name.text}=${context.text(next.span)}`;
      context.report({
        at,
        severity: severity(next.name.text),
        message: `"${pair.name.text}" and "${next.name.text}" are two attributes without value to crmsh, and the second is one that nobody knows. Write ${joined}.`,
        fixes: [{ title: `Write ${joined}`, edits: [{ at, text: joined }] }],
      });
      index++;
      continue;
    }
    const run = valuelessFrom(pairs, index);
    const last = run.at(-1) ?? pair;
    const [worst] = run.map(({ name }) => severity(name.text)).sort();
    if (run.length === 1) missingValue(pair.name.text, pair.span, worst ?? 'warning', context);
    else {
      context.report({
        at: { start: pair.span.start, end: last.span.end },
        ...(worst && { severity: worst }),
        message: `None of these words has a value: attributes are written name=value, and crmsh takes each for an attribute that is empty. If a statement begins here, it has lost its line.`,
      });
    }
    index += run.length - 1;
  }
}

/** Whether the value of a pair begins with a quote that is not closed. */
function opensQuote(pair: Pair | undefined, context: RuleContext): boolean {
  if (!pair?.value) return false;
  const written = context.text({ start: pair.name.span.end, end: pair.span.end });
  const quote = /^=(["'])/.exec(written)?.[1];
  return quote !== undefined && written.split(quote).length === 2;
}

/** The words without value that follow each other from there on. */
function valuelessFrom(pairs: readonly Pair[], from: number): readonly Pair[] {
  let end = from;
  while (pairs[end] && !pairs[end]?.value && !pairs[end]?.reference) end++;
  return pairs.slice(from, end);
}

function missingValue(name: string, at: Span, severity: Severity, context: RuleContext): void {
  context.report({
    at,
    severity,
    message: `"${name}" has no value: attributes are written name=value. crmsh takes it as an attribute "${name}" that is empty. Write ${name}=VALUE, or ${name}="" if it is meant to be empty.`,
  });
}
