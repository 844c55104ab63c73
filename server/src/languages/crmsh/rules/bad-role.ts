import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import {
  type CrmshNode,
  isSimple,
  type LocationStatement,
  pairNamed,
  type SetStatement,
  type Word,
} from '../tree.ts';
import { isAction, isVariable, ROLE_WORDS, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-role',
  severity: 'error',
  docs: {
    title: 'A role that does not exist, or an action in place of a role',
    what: 'In colocations, locations and tickets a resource can have a role after its colon: Started, Stopped, Promoted, Unpromoted (Master, Slave). Actions such as start and promote belong to orders.',
    why: 'crmsh refuses the constraint: `Invalid role`.',
    mend: 'Write a role.',
    source: 'crmsh 4.4.1, parse.py, classify_role',
  },
  examples: {
    bad: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Stateful\nms ms_b b\ncolocation c inf: a ms_b:Mastr\n#                        ^^^^^ crmsh/bad-role: Master\norder o Mandatory: ms_b:promote a:start\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation c inf: a:start b\n#                   ^^^^^ crmsh/bad-role: action\n',
      'primitive a ocf:pacemaker:Dummy\nlocation l a role=Boss 100: alice\n#                 ^^^^ crmsh/bad-role: no role\n',
    ],
    good: [
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ncolocation c inf: a:Started b\n',
    ],
  },
  nodes: {
    colocation: (statement, context) => checkMembers(statement, context),
    ticket: (statement, context) => checkMembers(statement, context),
    location(statement, context) {
      checkRole(pairNamed(statement.options, 'role')?.value, context);
      if (statement.sets.some(({ bracket }) => bracket)) checkMembers(statement, context);
    },
    rule: ({ role }, context) => checkRole(role, context),
    monitor: ({ role }, context) => checkRole(role, context),
  },
});

function checkMembers(statement: SetStatement | LocationStatement, context: RuleContext): void {
  const simple = statement.kind !== 'location' && isSimple(statement);
  for (const { members } of statement.sets) {
    for (const { resource, qualifier, span } of members) {
      if (qualifier?.text === '' && !simple) {
        context.report({
          at: span,
          message: `After "${resource.text}:" a role is missing, and crmsh refuses the ${statement.keyword.text} with "Invalid role". Take the colon out; if this is meant as a score, there is one already.`,
        });
      } else if (qualifier && /^\d+$/.test(qualifier.text)) {
        context.report({
          at: qualifier.span,
          message: `"${resource.text}:${qualifier.text}" names one instance of a clone; Pacemaker has dropped that, and the commit is refused. Name the clone without a number.`,
        });
      } else if (qualifier) checkRole(qualifier, context);
    }
  }
}

function checkRole(word: Word | undefined, context: RuleContext): void {
  if (!word || word.text === '' || roleOf(word.text) || isVariable(word.text)) return;
  const suggestion = nearest(word.text, ROLE_WORDS);
  const message = isAction(word.text)
    ? `"${word.text}" is an action, and those belong to orders; a role says in which state the resource counts. ${word.text.toLowerCase() === 'promote' ? 'Write Promoted (Master before Pacemaker 2.1).' : 'Write Started, or take it out.'}`
    : `There is no role "${word.text}", and crmsh refuses the statement. The roles are ${ROLE_WORDS.join(', ')}.${suggestion ? ` Did you mean ${suggestion}?` : ''}`;
  context.report({
    at: word.span,
    message,
    fixes: suggestion
      ? [{ title: `Replace with ${suggestion}`, edits: [{ at: word.span, text: suggestion }] }]
      : [],
  });
}
