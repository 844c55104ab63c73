import type { Reference } from '../../../core/fact.ts';
import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { parentsOf } from '../resources.ts';
import { nearestName } from '../suggest.ts';
import type { CrmshNode } from '../tree.ts';
import { isResourceName } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/undefined-resource',
  severity: 'error',
  docs: {
    title: 'A name that no resource has',
    what: 'A group, clone or constraint names a resource that none of the files of this cluster declares.',
    why: "crmsh refuses the statement: `refers to missing object`, or `references a resource which doesn't exist`. A group keeps the members that do exist, silently.",
    mend: 'Correct the name, or declare the resource. Names in constraints are those of the outermost resource: the clone or ms, or the group, and not what is inside.',
    source: 'crmsh 4.4.1, cibconfig.py; crm_verify 2.1.5',
  },
  examples: {
    bad: [
      'primitive web_ip IPaddr2 params ip=192.0.2.80\ngroup web wed_ip\n#         ^^^^^^ crmsh/undefined-resource: "web_ip"\n',
      'primitive db ocf:pacemaker:Dummy\ncolocation db_on_drbd inf: db ms_drbd:Master\n#                             ^^^^^^^ crmsh/undefined-resource: no resource "ms_drbd"\n',
      'primitive a ocf:pacemaker:Dummy\nprimitive b ocf:pacemaker:Dummy\ngroup g a, b\n#       ^^ crmsh/undefined-resource: comma\n',
    ],
    good: [
      'primitive web_ip IPaddr2 params ip=192.0.2.80\ngroup web web_ip\nlocation near web 100: alice\n',
      '# the resources stand in the live cluster\nlocation near web 100: alice\n',
    ],
  },
  refers: {
    'crm-resource'(fact, context) {
      const { key, data } = fact;
      const found = context.declarations('crm-resource', key);
      if (key.includes('<') || key === '...' || !isResourceName(key)) return;
      if (found.length > 0) {
        if (isUnusedTemplate(fact, context)) {
          context.report({
            at: fact,
            message: `"${key}" is a template that no primitive is made of: Pacemaker ignores the ${data.by} ("No resource is derived from template"), and the commit is refused. Name a resource, or make one with @${key}.`,
          });
        }
        if (data.by === 'template' && found.every((one) => one.data.type !== 'template')) {
          context.report({
            at: fact,
            message: `"${key}" is a ${found[0]?.data.keyword ?? 'resource'} and not a template, so nothing can be made of it with "@". Declare it with rsc_template.`,
          });
        }
        return;
      }
      if (data.by === 'tag' && context.declarations('crm-id', key).length > 0) return;
      if (isTag(key, context) || isToldElsewhere(fact, context)) return;
      // A file with constraints only adds to a configuration that lives in the cluster.
      const known = context.keys('crm-resource');
      if (known.length === 0) return;
      report(fact, known, context);
    },
  },
});

/** Constraints may name a tag in place of the resources it stands for. */
function isTag(id: string, context: RuleContext): boolean {
  return context.declarations('crm-id', id).some(({ data }) => data.type === 'tag');
}

/** A constraint may name a template in place of all that is made of it. */
function isUnusedTemplate({ key, data }: Reference<'crm-resource'>, context: RuleContext): boolean {
  if (data.by !== 'colocation' && data.by !== 'order' && data.by !== 'location') return false;
  const [declaration] = context.declarations('crm-resource', key);
  if (declaration?.data.type !== 'template') return false;
  return !context.references('crm-resource', key).some((one) => one.data.by === 'template');
}

/** Where the statement that should declare it, or put it into a clone, could not be read, that is what is reported. */
function isToldElsewhere({ key, data }: Reference<'crm-resource'>, context: RuleContext): boolean {
  if (['', key].some((name) => context.declarations('unread-name', name).length > 0)) return true;
  const isConstraint = ['location', 'colocation', 'order', 'ticket'].includes(data.by);
  return isConstraint && parentsOf(key, context).length > 0;
}

function report(fact: Reference<'crm-resource'>, known: readonly string[], context: RuleContext): void {
  const { key, data } = fact;
  const bare = key.replace(/[,;]+$/, '');
  if (bare !== key && known.includes(bare)) {
    context.report({
      at: fact,
      message: `The ${key.endsWith(',') ? 'comma' : 'semicolon'} is taken as part of the name "${key}", which no resource has. Names are separated by blanks: write ${bare}.`,
      fixes: [{ title: `Write ${bare}`, edits: [{ at: fact, text: bare }], certain: true }],
    });
    return;
  }
  const suggestion = nearestName(key, known);
  const meant = suggestion ? ` Did you mean "${suggestion}"?` : '';
  const by = data.by === 'template' ? 'template' : 'resource';
  context.report({
    at: fact,
    severity: data.by === 'tag' || data.by === 'fencing' ? 'warning' : 'error',
    message: `There is no ${by} "${key}" in this cluster's files. ${consequence(data.by)}${meant}`,
    fixes: suggestion
      ? [{ title: `Replace with "${suggestion}"`, edits: [{ at: fact, text: suggestion }] }]
      : [],
  });
}

function consequence(by: Reference<'crm-resource'>['data']['by']): string {
  switch (by) {
    case 'group':
      return 'crmsh reports the error, leaves the member out and creates the group without it.';
    case 'fencing':
      return 'Pacemaker cannot use this level to fence the node.';
    case 'tag':
      return 'The tag names nothing here.';
    default:
      return 'crmsh refuses the statement.';
  }
}
