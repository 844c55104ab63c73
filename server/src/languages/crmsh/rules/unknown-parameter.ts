import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { type Agent, fencingParameters, metaAttribute, operationAttribute } from '../catalog.ts';
import { agentOf } from '../resources.ts';
import { isTorn } from '../torn-pair.ts';
import { type AgentResource, type CrmshNode, type Pair, pairsOf } from '../tree.ts';

/** Written by `crm resource trace`. */
const TRACING = new Set(['trace_ra', 'trace_file', 'trace_dir']);

export default defineRule<CrmshNode>({
  code: 'crmsh/unknown-parameter',
  severity: 'error',
  docs: {
    title: 'A parameter that the agent does not have',
    what: 'Each agent lists its parameters in its metadata; this name is not among them.',
    why: 'crmsh refuses the primitive: `parameter "..." is not known`. If it is set nevertheless, the agent ignores it and works with its default.',
    mend: 'Correct the name. Meta attributes such as target-role belong after `meta`, intervals and timeouts after `op`.',
    source: 'crmsh 4.4.1, ra.py, sanity_check_params; metadata of resource-agents 4.12',
  },
  examples: {
    bad: [
      'primitive st stonith:fence_ipmilan params ip=192.0.2.9 pcmk_hostmap=alice:1\n#                                                      ^^^^^^^^^^^^ crmsh/unknown-parameter: "pcmk_host_map"\n',
      'primitive vip IPaddr2 params ip=192.0.2.80 netmask=24\n#                                          ^^^^^^^ crmsh/unknown-parameter: cidr_netmask\n',
      'primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4 target-role=Started\n#                                                                           ^^^^^^^^^^^ crmsh/unknown-parameter: meta\n',
    ],
    good: [
      'primitive vip IPaddr2 params ip=192.0.2.80 cidr_netmask=24 meta target-role=Started\nprimitive mine ocf:example:mine params whatever=1\n',
    ],
  },
  nodes: {
    primitive: (statement, context) => check(statement, agentOf(statement, context), context),
    template: (statement, context) => check(statement, agentOf(statement, context), context),
  },
});

function check(statement: AgentResource, agent: Agent | undefined, context: RuleContext): void {
  if (!agent) return;
  const fencing = agent.spec.startsWith('stonith:');
  for (const pair of pairsOf(statement, 'params')) {
    const { text } = pair.name;
    if (!isNamed(pair) || agent.parameters.has(text) || TRACING.has(text) || isTorn(pair, context)) continue;
    // Pacemaker has further ones for actions that are rare: only what looks like a slip is taken for one.
    if (fencing && text.startsWith('pcmk_')) {
      const meant = fencingParameters.has(text) ? undefined : nearest(text, [...fencingParameters.keys()]);
      if (meant && !/^pcmk_[a-z]+_(?:action|timeout|retries)$/.test(text)) reportSlip(pair, meant, context);
      continue;
    }
    // crmsh writes foo_bar for foo-bar where the agent has that (cibconfig.py, normalize_parameters).
    if (agent.parameters.has(text.replaceAll('-', '_'))) continue;
    report(pair, agent, context);
  }
}

/** Names without value have a rule of their own (crmsh/valueless-parameter). */
function isNamed({ name, value, reference }: Pair): boolean {
  return (
    value !== undefined && !reference && name.text !== '' && !name.text.startsWith('$') && name.text !== '...'
  );
}

function report({ name }: Pair, agent: Agent, context: RuleContext): void {
  const { text } = name;
  const section = metaAttribute(text) ? 'meta' : operationAttribute(text) ? 'op' : undefined;
  const suggestion = likely(text, agent);
  const hint = suggestion
    ? `Did you mean "${suggestion}"?`
    : section === 'meta'
      ? 'It is a meta attribute: write it after "meta".'
      : section === 'op'
        ? 'It is an attribute of operations: write it after an "op".'
        : `It has ${list([...agent.parameters.keys()])}.`;
  context.report({
    at: name.span,
    message: `${agent.spec} has no parameter "${text}", and crmsh refuses the primitive. ${hint}`,
    fixes: suggestion
      ? [{ title: `Replace with ${suggestion}`, edits: [{ at: name.span, text: suggestion }] }]
      : [],
  });
}

function reportSlip({ name }: Pair, meant: string, context: RuleContext): void {
  context.report({
    at: name.span,
    message: `Pacemaker has no parameter "${name.text}" for fencing devices, and crmsh refuses the primitive. Did you mean "${meant}"?`,
    fixes: [{ title: `Replace with ${meant}`, edits: [{ at: name.span, text: meant }] }],
  });
}

function likely(name: string, agent: Agent): string | undefined {
  const known = [...agent.parameters.keys()];
  const near = nearest(name, known);
  if (near) return near;
  const containing = known.filter((one) => one.endsWith(`_${name}`) || one.startsWith(`${name}_`));
  return containing.length === 1 ? containing[0] : undefined;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  if (names.length === 0) return 'no parameters at all';
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
