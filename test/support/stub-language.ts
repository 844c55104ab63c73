import type { Language, LanguageId } from '../../server/src/core/language.ts';
import { lineEnd } from '../../server/src/core/lines.ts';
import { defineRule, type Rule } from '../../server/src/core/rule.ts';
import type { Span } from '../../server/src/core/span.ts';

/** `node NAME`, `use NAME`, `include PATTERN`, `run TEXT`: a word and what it is about. */
export interface StubNode {
  readonly kind: 'statement' | 'nothing';
  readonly span: Span;
  readonly verb: string;
  readonly name: string;
  readonly nameSpan: Span;
}

/**
 * A language for tests of core. A statement goes on in lines that begin with a blank, so that where a block ends is
 * only known after a look at the next line; `boom` makes the parser throw; `run` holds text of the language itself.
 */
export function stubLanguage(parts: Partial<Language<StubNode>> & { readonly rules?: readonly Rule[] } = {}) {
  const language: Language<StubNode> = {
    id: 'drbd' satisfies LanguageId,
    name: 'Stub',
    recognition: { names: ['stub.conf'], paths: [/\.stub$/] },
    blockEnd: (text, start) => {
      let end = lineEnd(text, start);
      while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end = lineEnd(text, end);
      return end;
    },
    parse: (text) => {
      const [, verb = '', gap = '', name = ''] = /^(\S*)(\s*)(\S*)/.exec(text) ?? [];
      if (verb === 'boom') throw new Error('the stub parser cannot do this');
      const start = verb.length + gap.length;
      return {
        tree: {
          kind: verb ? 'statement' : 'nothing',
          span: { start: 0, end: text.trimEnd().length },
          verb,
          name,
          nameSpan: { start, end: start + name.length },
        },
        faults: verb === 'fault' ? [{ kind: 'broken', span: { start, end: start + name.length } }] : [],
      };
    },
    children: () => [],
    facts: ({ verb, name, nameSpan }, collect) => {
      if (verb === 'node' && name) collect.declare('node', name, nameSpan, { name });
      if (verb === 'use' && name) collect.refer('node', name, nameSpan, { name, by: 'drbd' });
    },
    includes: ({ verb, name, nameSpan }) => (verb === 'include' ? [{ pattern: name, span: nameSpan }] : []),
    embedded: ({ verb, name, nameSpan }) =>
      verb === 'run'
        ? [
            {
              language: 'drbd',
              text: name.replaceAll(':', ' '),
              segments: [{ inner: 0, outer: nameSpan.start, length: name.length }],
            },
          ]
        : [],
    rules: [],
    ...parts,
  };
  return language;
}

const docs = { title: 'Stub', what: 'Stub.', why: 'Stub.', mend: 'Stub.' };
const examples = { bad: [], good: [] };

/** Says of every `use` whose node nobody declares that it is undefined. */
export const undefinedNode = defineRule<StubNode>({
  code: 'drbd/undefined-node',
  severity: 'error',
  docs,
  examples,
  refers: {
    node(reference, context) {
      if (context.declarations('node', reference.key).length > 0) return;
      context.report({ at: reference, message: `There is no node "${reference.key}".` });
    },
  },
});

/** Says of every node that is declared twice where the other one is. */
export const doubleNode = defineRule<StubNode>({
  code: 'drbd/double-node',
  severity: 'warning',
  docs,
  examples,
  declares: {
    node(node, context) {
      const other = context.declarations('node', node.key).find((one) => one !== node);
      if (!other) return;
      context.report({
        at: node,
        message: `There is another node "${node.key}".`,
        related: [{ at: other, message: 'The other one.' }],
        fixes: [{ title: 'Call it other', edits: [{ at: node, text: 'other' }] }],
      });
    },
  },
});

/** Says how many statements the file has, at its start. */
export const statementCount = defineRule<StubNode>({
  code: 'drbd/statement-count',
  severity: 'hint',
  docs,
  examples,
  document({ blocks, start }, context) {
    const count = blocks.filter(({ tree }) => tree.kind === 'statement').length;
    context.report({ at: start, message: `${count} statements.` });
  },
});

/** Words the parser's fault. */
export const broken = defineRule<StubNode>({
  code: 'drbd/broken',
  severity: 'error',
  docs,
  examples,
  faults: {
    broken(fault, context) {
      context.report({ at: fault.span, message: `"${context.text(fault.span)}" is broken.` });
    },
  },
});

/** A rule with a mistake: it throws at every statement `throw`. */
export const throwing = defineRule<StubNode>({
  code: 'drbd/throwing',
  severity: 'error',
  docs,
  examples,
  nodes: {
    statement({ verb, span }, context) {
      if (verb === 'throw') throw new Error('the rule cannot do this');
      if (verb === 'odd') context.report({ at: span, message: 'Odd.' });
    },
  },
});
