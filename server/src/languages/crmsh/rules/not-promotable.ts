import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import { stepsIn } from '../constraints.ts';
import { isDrbdClone, parentsOf, resourceOf } from '../resources.ts';
import { type CrmshNode, isSimple, type Member, membersOf, pairNamed, type Word } from '../tree.ts';
import { isVariable, roleOf } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/not-promotable',
  severity: 'warning',
  docs: {
    title: 'A constraint about the promotion of what cannot be promoted',
    what: 'Only promotable clones have a promoted role. The resource is a primitive, a group, or a clone without promotable=true, and the constraint names its role Promoted (Master) or Unpromoted (Slave), or its action promote or demote.',
    why: 'Pacemaker says nothing and ignores the constraint: a colocation does not keep the two together. An order that waits for such a promotion waits for ever: what comes after it never starts.',
    mend: 'Take the role out; write start for promote and stop for demote. If the resource is meant to be promoted, put it into a clone with promotable=true and name that.',
    source: 'crm_simulate 2.1.5: "due to unrunnable ... promote (blocked)"; pcmk__apply_coloc_to_weights',
  },
  examples: {
    bad: [
      'primitive ip IPaddr2 params ip=192.0.2.80\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_ip inf: web ip:Master\n#                                  ^^^^^^ crmsh/not-promotable: ignores\n',
      'primitive ip IPaddr2 params ip=192.0.2.80\nprimitive web ocf:pacemaker:Dummy\norder web_after_ip Mandatory: ip:promote web:start\n#                                ^^^^^^^ crmsh/not-promotable: never starts\n',
      'primitive a ocf:pacemaker:Stateful\nclone c_a a meta interleave=true\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_a inf: web c_a:Promoted\n#                                  ^^^^^^^^ crmsh/not-promotable: promotable=true\n',
      'primitive ip IPaddr2 params ip=192.0.2.80\nlocation l ip rule role=Promoted 100: #uname eq alice\n#                       ^^^^^^^^ crmsh/not-promotable: never counts\n',
    ],
    good: [
      'primitive ip IPaddr2 params ip=192.0.2.80\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_ip inf: web ip\norder web_after_ip Mandatory: ip:start web:start\n',
      'primitive a ocf:pacemaker:Stateful\nclone c_a a meta promotable=true\nprimitive web ocf:pacemaker:Dummy\ncolocation web_with_a inf: web c_a:Promoted\n',
    ],
  },
  nodes: {
    colocation(statement, context) {
      for (const member of membersOf(statement)) checkMember(member, 'colocation', context);
    },
    ticket(statement, context) {
      for (const member of membersOf(statement)) checkMember(member, 'rsc_ticket', context);
    },
    location(statement, context) {
      const members = membersOf(statement);
      const roles = [
        pairNamed(statement.options, 'role')?.value,
        ...statement.rules.map(({ role }) => role),
      ].filter((role) => role !== undefined);
      const [first] = members;
      if (members.length === 1 && first) {
        for (const role of roles) checkRole(first.resource.text, role, 'location', context);
      }
      for (const member of members) checkMember(member, 'location', context);
    },
    order(statement, context) {
      const simple = isSimple(statement);
      const firsts = new Set(stepsIn(statement).map(({ before }) => before));
      for (const member of membersOf(statement)) {
        const { resource, qualifier } = member;
        const action = qualifier?.text.toLowerCase();
        if (!qualifier || (action !== 'promote' && action !== 'demote')) continue;
        if (!cannotBePromoted(resource.text, context)) continue;
        const wanted = action === 'promote' ? 'start' : 'stop';
        const blocks = firsts.has(member);
        // The second of two names takes over the action of the first: that is told here too.
        const [, second] = membersOf(statement);
        const heir = simple && blocks && second && !second.qualifier;
        context.report({
          at: qualifier.span,
          severity: blocks && !heir ? 'error' : 'warning',
          message: `"${resource.text}" cannot be promoted${explanation(resource.text, context)}, so that ${heir ? 'this order has no effect' : blocks ? `what comes after it in this order never ${action === 'promote' ? 'starts' : 'stops in order'}` : `this order has no effect on "${resource.text}"`}. Write ${resource.text}:${wanted}.`,
          fixes: [{ title: `Replace with ${wanted}`, edits: [{ at: qualifier.span, text: wanted }] }],
        });
      }
    },
  },
});

function checkMember({ resource, qualifier }: Member, keyword: string, context: RuleContext): void {
  if (qualifier) checkRole(resource.text, qualifier, keyword, context, resource.span.end);
}

/** `from`: where the text begins that has to go with the role. */
function checkRole(resource: string, role: Word, keyword: string, context: RuleContext, from?: number): void {
  const canonical = roleOf(role.text);
  if (canonical !== 'Promoted' && canonical !== 'Unpromoted') return;
  if (!cannotBePromoted(resource, context)) return;
  context.report({
    at: role.span,
    message: `"${resource}" has no role ${role.text}: it cannot be promoted${explanation(resource, context)}. ${keyword === 'colocation' ? 'Pacemaker ignores the colocation without a word, and does not keep the resources together' : `This ${keyword} never counts`}. Take the role out.`,
    fixes:
      from === undefined
        ? []
        : [{ title: 'Take the role out', edits: [{ at: span(from, role.span.end), text: '' }] }],
  });
}

function explanation(resource: string, context: RuleContext): string {
  const type = resourceOf(resource, context)?.type;
  return type === 'clone' ? ' (its clone lacks promotable=true)' : type ? ` (it is a ${type})` : '';
}

function cannotBePromoted(id: string, context: RuleContext): boolean {
  const resource = resourceOf(id, context);
  if (!resource || resource.promotable) return false;
  if (resource.type === 'bundle' || resource.type === 'template') return false;
  if (Object.values(resource.meta).some(isVariable)) return false;
  // What is inside of a clone must not be named at all; that a DRBD clone is not promotable is told at the clone.
  if (parentsOf(id, context).some(({ data }) => data.by !== 'group')) return false;
  return !(resource.type === 'clone' && isDrbdClone(resource, context));
}
