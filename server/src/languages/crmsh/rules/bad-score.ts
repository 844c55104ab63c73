import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { CrmshNode, Word } from '../tree.ts';
import { isVariable, KIND_WORDS, scoreNumber } from '../values.ts';

const SCORE_WORDS = ['inf', '-inf', 'infinity', '-infinity', 'mandatory', 'advisory'] as const;

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-score',
  severity: 'error',
  docs: {
    title: 'A score or kind that does not exist',
    what: 'A score is a whole number, `inf` or `-inf` (INFINITY), `mandatory` or `advisory`. An order has a kind: Mandatory, Optional or Serialize; or a score, where 0 means Optional.',
    why: 'crmsh takes any other word for the name of a node attribute whose value is the score; the schema allows that only in rules, so that the commit is refused. An order is refused at once: `Invalid kind`.',
    mend: 'Write `inf:` for "must", a number for "should".',
    source: 'crmsh 4.4.1, parse.py, validate_score; xml/constraints.rng',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation c infinit: a b\n#            ^^^^^^^ crmsh/bad-score: inf\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\norder o Mandatry: a b\n#       ^^^^^^^^ crmsh/bad-score: Mandatory\n',
      'primitive a ocf:pacemaker:Dummy\nlocation l a rule -infinty: #uname eq alice\n#                 ^^^^^^^^ crmsh/bad-score: -inf\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation c -inf: a b\norder o serialize: a b\nlocation l a rule my-attribute: defined my-attribute\n',
    ],
  },
  nodes: {
    colocation: ({ score }, context) => checkScore(score, context),
    location: ({ score }, context) => checkScore(score, context),
    rule({ score }, context) {
      if (!score || scoreNumber(score.text) !== undefined || isVariable(score.text)) return;
      // A rule may take its score from an attribute of the node; only what is nearly a score is not meant so.
      const meant = nearest(score.text, SCORE_WORDS);
      if (meant === undefined || score.text.includes('<')) return;
      report(
        score,
        `"${score.text}" is no score: crmsh takes it for the name of a node attribute. No node has that attribute, and the rule counts for nothing.`,
        SCORE_WORDS,
        context,
      );
    },
    order({ score }, context) {
      if (!score || scoreNumber(score.text) !== undefined || isVariable(score.text)) return;
      if (KIND_WORDS.some((kind) => kind.toLowerCase() === score.text.toLowerCase())) return;
      report(
        score,
        `There is no kind of order "${score.text}": it is Mandatory, Optional or Serialize. crmsh refuses it.`,
        [...KIND_WORDS, 'inf'],
        context,
      );
    },
  },
});

function checkScore(score: Word | undefined, context: RuleContext): void {
  if (!score || score.text === '' || scoreNumber(score.text) !== undefined || isVariable(score.text)) return;
  if (score.text.includes('<')) return;
  report(
    score,
    `"${score.text}" is no score: crmsh takes it for the name of a node attribute, and the commit is refused. Write inf, -inf or a whole number.`,
    SCORE_WORDS,
    context,
  );
}

function report(score: Word, message: string, known: readonly string[], context: RuleContext): void {
  const near = nearest(score.text, known);
  const suggestion = near?.replace('infinity', 'inf');
  context.report({
    at: score.span,
    message: suggestion ? `${message} Did you mean ${suggestion}?` : message,
    fixes: suggestion
      ? [{ title: `Replace with ${suggestion}`, edits: [{ at: score.span, text: suggestion }] }]
      : [],
  });
}
