import type { FurtherAgents } from './agent-metadata.ts';
import docs from './data/agent-docs.json' with { type: 'json' };
import generated from './data/agents.json' with { type: 'json' };

export interface AgentParameter {
  readonly name: string;
  /**
   * What the agent declares: `string`, `boolean`, `integer`, `second`, `select` and a few others. No tool checks
   * values against it, and some agents declare a type that is narrower than what they take.
   */
  readonly type: string;
  readonly default?: string;
  readonly isRequired: boolean;
  /** No two resources of this agent may have the same value. */
  readonly isUnique: boolean;
  readonly isDeprecated: boolean;
  /** The older name for the same thing, which the agent still takes. */
  readonly replaces?: string;
  /** The newer name for the same thing. */
  readonly replacedBy?: string;
  /** The only values the agent takes. */
  readonly values?: readonly string[];
  readonly doc?: string;
}

export interface AgentAction {
  readonly name: string;
  readonly timeout?: string;
  readonly interval?: string;
  readonly role?: string;
  readonly depth?: string;
}

export interface Agent {
  /** Class, provider where the class has them, and type: `ocf:heartbeat:IPaddr2`, `stonith:external/ipmi`. */
  readonly spec: string;
  readonly parameters: ReadonlyMap<string, AgentParameter>;
  /** The same action can appear several times, with another role or depth each. */
  readonly actions: readonly AgentAction[];
  /** What it is for, in our words; only the agents in common use have it. */
  readonly doc?: string;
}

/** The form of data/agents.json, which scripts/catalog/agents.mjs writes and explains. */
interface Catalog {
  readonly parameters: Readonly<Record<string, readonly ParameterEntry[]>>;
  /** Empty when the agent could not be asked. */
  readonly agents: Readonly<
    Record<string, { readonly parameters?: string; readonly actions?: readonly string[] }>
  >;
  readonly heartbeatScripts: readonly string[];
}

interface ParameterEntry {
  readonly type?: string;
  readonly default?: string;
  readonly required?: true;
  readonly unique?: true;
  readonly deprecated?: true;
  readonly replaces?: string;
  readonly values?: readonly string[];
}

interface AgentDocs {
  readonly doc: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

// The compiler sees a file of thousands of literals; its form is held by test/conformance/catalog.test.ts.
const catalog = generated as unknown as Catalog;
const agentDocs = docs as unknown as Readonly<Record<string, AgentDocs>>;

/** The resource classes of Pacemaker; `heartbeat` and `upstart` are those of old clusters. */
export const resourceClasses: readonly string[] = [
  'ocf',
  'stonith',
  'systemd',
  'service',
  'lsb',
  'heartbeat',
  'upstart',
  'nagios',
];

/**
 * Whether the agents of a class come with the cluster software. The others are whatever is installed on the nodes:
 * there, an unknown name is no error.
 */
export function isListable(resourceClass: string): boolean {
  return resourceClass === 'ocf' || resourceClass === 'stonith';
}

const specs = Object.keys(catalog.agents);
const parsed = new Map<string, Agent>();

const NONE: FurtherAgents = new Map();

/** The providers of a class; only ocf has them. */
export function providers(resourceClass: string, further = NONE): readonly string[] {
  if (resourceClass !== 'ocf') return [];
  const all = [...specs, ...further.keys()].flatMap((spec) => /^ocf:([^:*]+):/.exec(spec)?.[1] ?? []);
  return [...new Set(all)];
}

/** The types of all known agents of a class and provider: `IPaddr2`, `fence_ipmilan`, `external/ipmi`. */
export function agentsOf(resourceClass: string, provider?: string, further = NONE): readonly string[] {
  if (resourceClass === 'heartbeat') return catalog.heartbeatScripts;
  const prefix = provider === undefined ? `${resourceClass}:` : `${resourceClass}:${provider}:`;
  const all = new Set([...specs, ...further.keys()].filter((spec) => spec.startsWith(prefix)));
  return [...all].map((spec) => spec.slice(spec.lastIndexOf(':') + 1));
}

/**
 * The full name that crmsh makes of an incomplete one: `fence_*` is a fencing agent, all else is ocf, of the provider
 * heartbeat, pacemaker, or the first that has it (disambiguate_ra_type in crmsh/ra.py). A name no agent answers to
 * stays as it is.
 */
export function completeSpec(spec: string, further = NONE): string {
  const known = completed.get(further) ?? new Map<string, string>();
  completed.set(further, known);
  const fullSpec = known.get(spec) ?? completeAnew(spec, further);
  known.set(spec, fullSpec);
  return fullSpec;
}

/** Every rule asks for the agent of every primitive, and few agents make many primitives. */
const completed = new WeakMap<FurtherAgents, Map<string, string>>();

function completeAnew(spec: string, further: FurtherAgents): string {
  if (Object.hasOwn(catalog.agents, spec) || further.has(spec)) return spec;
  const parts = spec.split(':');
  const type = parts.at(-1) ?? spec;
  if (parts.length === 1 && type.startsWith('fence_')) return `stonith:${type}`;
  const isOcf = parts.length === 1 || (parts.length === 2 && parts[0] === 'ocf');
  if (!isOcf) return spec;
  const candidates = ['heartbeat', 'pacemaker', ...providers('ocf', further)].map(
    (each) => `ocf:${each}:${type}`,
  );
  return (
    candidates.find((candidate) => Object.hasOwn(catalog.agents, candidate) || further.has(candidate)) ?? spec
  );
}

/** Of the further agents that whose file does not say its provider answers to every one. */
function furtherAgent(fullSpec: string, further: FurtherAgents): Agent | undefined {
  const exact = further.get(fullSpec);
  if (exact || Object.hasOwn(catalog.agents, fullSpec)) return exact;
  const isOcf = !fullSpec.includes(':') || fullSpec.startsWith('ocf:');
  return isOcf ? further.get(`ocf:*:${fullSpec.slice(fullSpec.lastIndexOf(':') + 1)}`) : undefined;
}

/** The agent of that name, complete or not; undefined when it is not known. Further agents go before ours. */
export function agent(spec: string, further = NONE): Agent | undefined {
  const fullSpec = completeSpec(spec, further);
  const own = furtherAgent(fullSpec, further);
  if (own) return { ...own, spec: fullSpec };
  const entry = catalog.agents[fullSpec];
  if (entry?.parameters === undefined) return undefined;
  const known = parsed.get(fullSpec);
  if (known !== undefined) return known;
  const made: Agent = {
    spec: fullSpec,
    parameters: parseParameters(entry.parameters, agentDocs[fullSpec]?.parameters ?? {}),
    actions: (entry.actions ?? []).map(parseAction),
    ...(agentDocs[fullSpec] !== undefined && { doc: agentDocs[fullSpec].doc }),
  };
  parsed.set(fullSpec, made);
  return made;
}

/**
 * The names of parameters that some agent wants to be unique; of fencing devices they are not counted, whose agents
 * call even passwords so.
 */
export const uniqueParameters: ReadonlySet<string> = new Set(
  specs.flatMap((spec) =>
    spec.startsWith('ocf:')
      ? [...(agent(spec)?.parameters.values() ?? [])].flatMap(({ name, isUnique }) =>
          isUnique ? [name] : [],
        )
      : [],
  ),
);

/** Whether an agent of that name exists, also when nothing more is known about it. */
export function isKnownAgent(spec: string, further = NONE): boolean {
  const fullSpec = completeSpec(spec, further);
  return Object.hasOwn(catalog.agents, fullSpec) || furtherAgent(fullSpec, further) !== undefined;
}

// Pacemaker itself tells a fencing device what to do and to whom.
const givenByPacemaker = new Set(['action', 'port', 'plug', 'nodename']);

/**
 * The required parameters that are not among the names given. Of a parameter and the one it replaces either will do,
 * and only the newer is named.
 */
export function missingParameters(of: Agent, given: ReadonlySet<string>): readonly AgentParameter[] {
  const isFencing = of.spec.startsWith('stonith:');
  return [...of.parameters.values()].filter(
    (parameter) =>
      parameter.isRequired &&
      parameter.replacedBy === undefined &&
      !given.has(parameter.name) &&
      !(parameter.replaces !== undefined && given.has(parameter.replaces)) &&
      !(isFencing && givenByPacemaker.has(parameter.name)),
  );
}

function parseParameters(
  names: string,
  parameterDocs: Readonly<Record<string, string>>,
): ReadonlyMap<string, AgentParameter> {
  const entries = names
    .split(' ')
    .filter((reference) => reference !== '')
    .map((reference): [string, ParameterEntry] => {
      const [name = '', variant = '0'] = reference.split('#');
      return [name, catalog.parameters[name]?.[Number(variant)] ?? {}];
    });
  const replacedBy = new Map(
    entries.flatMap(([name, { replaces }]) => (replaces === undefined ? [] : [[replaces, name] as const])),
  );
  return new Map(
    entries.map(([name, { type, required, unique, deprecated, ...rest }]) => {
      const newerName = replacedBy.get(name);
      const doc = parameterDocs[name];
      const parameter: AgentParameter = {
        name,
        type: type ?? 'string',
        isRequired: required ?? false,
        isUnique: unique ?? false,
        isDeprecated: deprecated ?? false,
        ...rest,
        ...(newerName !== undefined && { replacedBy: newerName }),
        ...(doc !== undefined && { doc }),
      };
      return [name, parameter];
    }),
  );
}

function parseAction(source: string): AgentAction {
  const [name = '', timeout, interval, role, depth] = source
    .split(' ')
    .map((word) => (word === '-' ? undefined : word));
  return {
    name,
    ...(timeout !== undefined && { timeout }),
    ...(interval !== undefined && { interval }),
    ...(role !== undefined && { role }),
    ...(depth !== undefined && { depth }),
  };
}
