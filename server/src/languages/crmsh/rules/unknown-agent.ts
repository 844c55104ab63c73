import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { type FurtherAgents, furtherAgents } from '../agent-metadata.ts';
import { agentsOf, completeSpec, isKnownAgent, isListable, providers, resourceClasses } from '../catalog.ts';
import type { Agent, CrmshNode } from '../tree.ts';
import { isVariable } from '../values.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/unknown-agent',
  severity: 'warning',
  docs: {
    title: 'A resource agent that does not exist',
    what: 'The agent is written `class:provider:type`, or `class:type` for classes without providers, or `type` alone for the usual ones. No agent of the packages resource-agents, fence-agents, pacemaker and drbd-utils has this name, and no meta-data in the folders of the setting `haCluster.agents.folders`.',
    why: 'crmsh refuses a primitive whose agent is not installed: `got no meta-data, does this RA exist?`.',
    mend: 'Correct the name. An agent of your own, or of another package, must be installed on all nodes. To have its parameters checked and completed, save what `crm_resource --show-metadata ocf:PROVIDER:TYPE` prints as `ocf:PROVIDER:TYPE.xml` (or `PROVIDER/TYPE.xml`) in a folder, and name that folder in the setting `haCluster.agents.folders`, as "agentFolders" in ha-cluster.json, or on the command line with `--agents`.',
    source: 'crmsh 4.4.1, ra.py; agents of resource-agents 4.12, fence-agents 4.12, pacemaker 2.1.5',
  },
  examples: {
    bad: [
      'primitive vip ocf:heartbeat:IPadr2 params ip=192.0.2.80\n#             ^^^^^^^^^^^^^^^^^^^^ crmsh/unknown-agent: ocf:heartbeat:IPaddr2\n',
      'primitive disk ocf:heartbeat:drbd params drbd_resource=r0\n#              ^^^^^^^^^^^^^^^^^^ crmsh/unknown-agent: ocf:linbit:drbd\n',
      'primitive x ofc:heartbeat:IPaddr2 params ip=192.0.2.80\n#           ^^^^^^^^^^^^^^^^^^^^^ crmsh/unknown-agent: class\n',
    ],
    good: [
      'primitive vip IPaddr2 params ip=192.0.2.80\nprimitive web systemd:nginx op monitor interval=20s\nprimitive old lsb:mysql\n',
    ],
  },
  nodes: {
    primitive: ({ agent }, context) => agent && check(agent, context),
    template: ({ agent }, context) => agent && check(agent, context),
  },
});

function check(agent: Agent, context: RuleContext): void {
  const { text, span } = agent;
  const further = furtherAgents(context);
  if (isVariable(text) || text.includes('<') || text === '...' || isKnownAgent(text, further)) return;
  // A word that strayed in front of the agent: the parser reports what comes after it.
  const [next = ''] = /^\s+(\S+)/.exec(context.text({ start: span.end, end: span.end + 80 }))?.slice(1) ?? [];
  if (!agent.class && isKnownAgent(next, further)) return;
  const className = agent.class?.text ?? completeSpec(text, further).split(':')[0] ?? 'ocf';
  const fixes = (name: string | undefined) =>
    name ? [{ title: `Replace with ${name}`, edits: [{ at: span, text: name }] }] : [];
  if (text.endsWith(':')) {
    context.report({
      at: span,
      severity: 'error',
      message: `The type of the agent is missing after "${text}", and crmsh refuses the primitive. An agent is class:provider:type, as in ocf:heartbeat:IPaddr2.`,
    });
    return;
  }
  if (text.split(':').length > 3) {
    context.report({
      at: span,
      severity: 'error',
      message: `"${text}" has too many colons: an agent is class:provider:type. crmsh refuses it with "bad resource type specification".`,
    });
    return;
  }
  if (agent.class && !resourceClasses.includes(className)) {
    const meant = nearest(className, resourceClasses);
    context.report({
      at: span,
      severity: 'error',
      message: `There is no resource class "${className}", and Pacemaker refuses the primitive. The classes are ocf, stonith, systemd, service and lsb.${meant ? ` Did you mean ${text.replace(className, meant)}?` : ''}`,
      fixes: fixes(meant && text.replace(className, meant)),
    });
    return;
  }
  if (agent.class && !isListable(className)) return;
  const suggestion = proposal(agent, className, further);
  context.report({
    at: span,
    message: `No agent "${text}" is known${suggestion ? `. Did you mean ${suggestion}?` : ''}${suggestion ? ' ' : '; '}crmsh refuses a primitive whose agent is not installed ("does this RA exist?"). Of an agent of your own, name the folder with its meta-data in the setting haCluster.agents.folders.`,
    fixes: fixes(suggestion),
  });
}

function proposal(agent: Agent, className: string, further: FurtherAgents): string | undefined {
  const type = agent.type.text;
  // Removed from resource-agents; DRBD ships the agent itself.
  if (type.toLowerCase() === 'drbd') return 'ocf:linbit:drbd';
  if (!agent.class) {
    const types = ['ocf', 'stonith'].flatMap((one) =>
      one === 'ocf'
        ? providers('ocf', further).flatMap((provider) => agentsOf('ocf', provider, further))
        : agentsOf('stonith', undefined, further),
    );
    return nearest(type, types);
  }
  if (className === 'stonith') {
    const near = nearest(agent.text.slice('stonith:'.length), agentsOf('stonith', undefined, further));
    return near && `stonith:${near}`;
  }
  const provider = agent.provider?.text;
  const spec = provider === undefined ? undefined : `ocf:${provider}:${type}`;
  if (provider !== undefined && !providers('ocf', further).includes(provider)) {
    const meant = nearest(provider, providers('ocf', further));
    return meant && isKnownAgent(`ocf:${meant}:${type}`, further) ? `ocf:${meant}:${type}` : undefined;
  }
  const near = nearest(type, agentsOf('ocf', provider ?? 'heartbeat', further));
  if (near) return `ocf:${provider ?? 'heartbeat'}:${near}`;
  const elsewhere = completeSpec(type, further);
  return elsewhere !== spec && elsewhere !== type ? elsewhere : undefined;
}
