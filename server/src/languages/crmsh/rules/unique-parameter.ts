import { defineRule } from '../../../core/rule.ts';
import type { Agent } from '../agents.ts';
import { agentOfResource, resourceOf } from '../resources.ts';
import type { CrmshNode } from '../tree.ts';

/** Of addresses crmsh/shared-value says more. */
const TOLD_ELSEWHERE = /^IPaddr2?$/;

export default defineRule<CrmshNode>({
  code: 'crmsh/unique-parameter',
  severity: 'error',
  docs: {
    title: 'Two resources with one value that must be unique',
    what: 'The agent marks this parameter as unique: no two resources of this agent may have the same value for it. Both may also have it from one rsc_template.',
    why: 'crmsh refuses the second resource: `violate uniqueness for parameter`. Where it gets in nevertheless, both resources drive the same DRBD resource, process or volume group: what one starts, the other stops or calls failed.',
    mend: 'Give the second one a value of its own, or take it out and let both services depend on the first.',
    source: 'crmsh 4.4.1, cibconfig.py, _check_unique_clash; metadata of resource-agents 4.12',
  },
  examples: {
    bad: [
      'primitive drbd_a ocf:linbit:drbd params drbd_resource=r0\nms ms_a drbd_a meta notify=true\nprimitive drbd_b ocf:linbit:drbd params drbd_resource=r0\n#                                                     ^^ crmsh/unique-parameter: drbd_a\nms ms_b drbd_b meta notify=true\n',
      'rsc_template site apache params configfile=/etc/apache2/site.conf op monitor interval=20s\nprimitive a @site\nprimitive b @site\n#            ^^^^ crmsh/unique-parameter: from its template\n',
    ],
    good: [
      'primitive drbd_a ocf:linbit:drbd params drbd_resource=r0\nms ms_a drbd_a meta notify=true\nprimitive drbd_b ocf:linbit:drbd params drbd_resource=r1\nms ms_b drbd_b meta notify=true\n',
      'rsc_template site apache params configfile=/etc/apache2/site.conf op monitor interval=20s\nprimitive a @site\nprimitive b @site params configfile=/etc/apache2/other.conf\n',
    ],
  },
  declares: {
    'unique-value'(fact, context) {
      const resource = resourceOf(fact.data.resource, context);
      if (resource?.type !== 'primitive') return;
      const name = fact.key.slice(0, fact.key.indexOf('='));
      const agent = agentOfResource(resource, context);
      if (!isUnique(agent, name)) return;
      const first = context.declarations('unique-value', fact.key)[0];
      const other = first && first !== fact ? first : undefined;
      if (!other || other.data.resource === fact.data.resource) return;
      const otherAgent = agentOfResource(resourceOf(other.data.resource, context), context);
      if (otherAgent?.spec !== agent.spec) return;
      context.report({
        at: fact,
        message: `"${other.data.resource}" has ${fact.key} already, and ${agent.spec} wants it to be unique: crmsh refuses this one ("violate uniqueness"). Give it a value of its own.`,
        related: [{ at: other, message: `"${other.data.resource}" has this value.` }],
      });
    },
  },
  nodes: {
    template(statement, context) {
      const { id } = statement;
      const template = id && resourceOf(id.text, context);
      const agent = template && agentOfResource(template, context);
      if (!id || !agent) return;
      const primitives = context
        .references('crm-resource', id.text)
        .filter(({ data }) => data.by === 'template');
      for (const [name, value] of Object.entries(template.params)) {
        if (!isUnique(agent, name)) continue;
        const [first, ...rest] = primitives.filter(
          ({ data }) => !(name in (resourceOf(data.id, context)?.params ?? {})),
        );
        if (!first) continue;
        for (const one of rest) {
          context.report({
            at: one,
            message: `"${one.data.id}" has ${name}=${value} from its template, and so has "${first.data.id}"; but ${agent.spec} wants it to be unique, and crmsh refuses this one ("violate uniqueness"). Give it a value of its own.`,
            related: [{ at: first, message: `"${first.data.id}" is made of the same template.` }],
          });
        }
      }
    },
  },
});

function isUnique(agent: Agent | undefined, name: string): agent is Agent {
  if (!agent || agent.spec.startsWith('stonith:') || (name === 'ip' && TOLD_ELSEWHERE.test(typeOf(agent))))
    return false;
  return agent.parameters.get(name)?.isUnique ?? false;
}

function typeOf({ spec }: Agent): string {
  return spec.slice(spec.lastIndexOf(':') + 1);
}
