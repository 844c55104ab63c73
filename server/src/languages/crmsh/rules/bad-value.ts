import type { Severity } from '../../../core/diagnostic.ts';
import { defineRule, type RuleContext } from '../../../core/rule.ts';
import {
  type Agent,
  clusterProperty,
  fencingParameters,
  metaAttribute,
  operationAttribute,
} from '../catalog.ts';
import { badValue, type ValueFacts } from '../checked-values.ts';
import { agentOf } from '../resources.ts';
import { type AgentResource, type AttributeList, type CrmshNode, type Pair, pairsOf } from '../tree.ts';

/** What the schema of the CIB checks, so that the commit fails. */
const OPERATION_SCHEMA = new Set(['role', 'on-fail', 'enabled']);
/** What crm_verify calls an error; other wrong values it takes as 0 or the default, with a note in the log. */
const VERIFIED_META = new Set(['target-role', 'requires', 'multiple-active']);
/** Times that only the controller reads, and nobody verifies. */
const UNVERIFIED =
  /^(?:cluster-recheck-interval|dc-deadtime|election-timeout|shutdown-escalation|join-|crmd-|transition-delay|shutdown-lock-limit|node-pending-timeout|default-|stonith-watchdog-timeout|fencing-watchdog-timeout|priority-fencing-delay)/;

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-value',
  severity: 'error',
  docs: {
    title: 'A value of the wrong kind',
    what: 'Times, numbers, scores, booleans and fixed words each have their form; this value does not have it.',
    why: 'Where the schema or crm_verify checks it, the commit is refused. Elsewhere Pacemaker takes 0 or the default, with nothing but a line in the log: `interval=abc` means never.',
    mend: 'Write a value of the right kind. Times are numbers with ms, s, min or h; without a unit they are seconds.',
    source: 'Pacemaker 2.1.5, crm_verify; xml/*.rng; crm_get_msec, crm_str_to_boolean',
  },
  examples: {
    bad: [
      'property no-quorum-policy=ignroe\n#                         ^^^^^^ crmsh/bad-value: ignore\n',
      'primitive d ocf:pacemaker:Dummy op monitor interval=10sek\n#                                                   ^^^^^ crmsh/bad-value: unit\n',
      'primitive d ocf:pacemaker:Dummy meta target-role=started-not\n#                                                ^^^^^^^^^^^ crmsh/bad-value: one of\n',
      'rsc_defaults resource-stickiness=high\n#                                ^^^^ crmsh/bad-value: score\n',
      'primitive st stonith:fence_ipmilan params ip=192.0.2.9 power_timeout=60s\n#                                                                    ^^^ crmsh/bad-value: plain number of seconds\n',
      'rsc_template web apache params port=http\n#                                   ^^^^ crmsh/bad-value: whole number\nprimitive w @web\n',
      'primitive d ocf:pacemaker:Dummy\nclone c d meta clone-max=-2\n#                        ^^ crmsh/bad-value: less than 0\n',
    ],
    good: [
      'primitive st stonith:fence_ipmilan params ip=192.0.2.9 power_timeout=60 pcmk_reboot_timeout=60s\n',
      'property no-quorum-policy=stop stonith-timeout=60 maintenance-mode=off\nrsc_defaults resource-stickiness=INFINITY failure-timeout=10min\nprimitive d ocf:pacemaker:Dummy meta target-role=Started op monitor interval=PT10S timeout=${T}\n',
    ],
  },
  nodes: {
    primitive: resource,
    template: resource,
    group: ({ lists }, context) => metaOf(lists, context),
    clone: ({ lists }, context) => metaOf(lists, context),
    bundle: ({ lists }, context) => metaOf(lists, context),
    operation({ pairs, lists }, context) {
      for (const pair of pairs) operation(pair, context);
      for (const list of lists) {
        if (list.section === 'op_meta') for (const pair of list.pairs) operation(pair, context);
      }
    },
    property({ list }, context) {
      for (const pair of list.pairs) {
        const known = clusterProperty(pair.name.text);
        if (known) check(pair, known, UNVERIFIED.test(known.name) ? 'warning' : 'error', context);
      }
    },
    defaults({ keyword, list }, context) {
      for (const pair of list.pairs) {
        const known =
          keyword.text === 'op_defaults' ? operationAttribute(pair.name.text) : metaAttribute(pair.name.text);
        if (known) check(pair, known, 'warning', context);
      }
    },
  },
});

function resource(statement: AgentResource, context: RuleContext): void {
  metaOf(statement.lists, context);
  const agent = agentOf(statement, context);
  if (agent) for (const pair of pairsOf(statement, 'params')) parameter(pair, agent, context);
}

function metaOf(lists: readonly AttributeList[], context: RuleContext): void {
  for (const list of lists) meta(list, context);
}

function meta({ section, pairs }: AttributeList, context: RuleContext): void {
  if (section !== 'meta') return;
  for (const pair of pairs) {
    const known = metaAttribute(pair.name.text);
    if (known) check(pair, known, VERIFIED_META.has(known.name) ? 'error' : 'warning', context);
  }
}

function operation(pair: Pair, context: RuleContext): void {
  const known = operationAttribute(pair.name.text);
  if (known) check(pair, known, OPERATION_SCHEMA.has(known.name) ? 'error' : 'warning', context);
}

/** crmsh does not check parameters; the agents do, on start. Only where their own type leaves no doubt. */
function parameter(pair: Pair, agent: Agent, context: RuleContext): void {
  const { name, value } = pair;
  const isFencing = agent.spec.startsWith('stonith:');
  const own = agent.parameters.get(name.text);
  const known = own ?? (isFencing ? fencingParameters.get(name.text) : undefined);
  if (!known || !value || UNRELIABLE.test(agent.spec)) return;
  if (!own || known.type === 'boolean' || (known.type === 'select' && known.values)) {
    check(pair, known, 'warning', context);
  } else if (known.type === 'integer' || known.type === 'second') {
    // What the fence agents take for a number is what Python does (fencing.py, _get_opts_with_invalid_types).
    if (agent.spec.startsWith('stonith:fence_')) {
      check(pair, { type: known.type === 'second' ? 'plain-seconds' : 'integer' }, 'warning', context);
    } else if (!/^[+-]?\d/.test(value.text)) check(pair, { type: 'integer' }, 'warning', context);
  }
}

/** Its metadata calls even the list of hosts a number. */
const UNRELIABLE = /^ocf:(?:heartbeat|pacemaker):pingd$/;

function check({ name, value }: Pair, facts: ValueFacts, severity: Severity, context: RuleContext): void {
  // A semicolon too many is told as that.
  if (!value || value.text.endsWith(';') || (value.text === '' && severity === 'warning')) return;
  const wrong = badValue(value.text, facts);
  if (!wrong) return;
  const { because, meant } = wrong;
  const after =
    severity === 'error'
      ? 'Pacemaker refuses the configuration.'
      : 'Nothing refuses it, but it does not do what it says.';
  context.report({
    at: value.span,
    severity,
    message: `"${value.text}" is no value for ${name.text}: ${because}. ${after}${meant ? ` Did you mean "${meant}"?` : ''}`,
    fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: value.span, text: meant }] }] : [],
  });
}
