// Writes server/src/languages/crmsh/data/agents.json: the parameters and actions of every OCF and fencing agent, as
// the agents describe themselves. Only names and values are taken, none of the descriptions.
//
// Most parameters are shared by many agents, so the file lists the distinct descriptions of each parameter name once
// and an agent names its own: `ip` is the first description of ip, `ip#2` the third. An action is the words
// `name timeout interval role depth`, `-` for what is not said.
import { readdir } from 'node:fs/promises';
import { ask, isProgram, mapConcurrently, run, runAsProgram } from './support.mjs';
import { elements, parseXml, text } from './xml.mjs';

// Actions that the cluster software uses among itself; nobody writes an `op` for them.
const internalActions = new Set(['meta-data', 'metadata', 'validate-all', 'manpage', 'usage', 'help']);

const lines = (output) => output.split('\n').filter((line) => line !== '');

async function installedAgents() {
  const providers = lines(await ask('crm_resource', ['--list-ocf-providers']));
  const classes = [...providers.map((provider) => `ocf:${provider}`), 'stonith'];
  const names = await mapConcurrently(classes, async (spec) =>
    lines(await ask('crm_resource', ['--list-agents', spec])).map((name) => `${spec}:${name}`),
  );
  return names.flat().sort();
}

const forms = { boolean: /^(true|false|yes|no|on|off|y|n|0|1)$/i, integer: /^[+-]?(\d+|inf(inity)?)$/i };

/** The declared type, unless the agent's own default does not fit it: then nothing can be said of other values. */
function trustedType(type, byDefault) {
  const isBelied = byDefault && forms[type] !== undefined && !forms[type].test(byDefault);
  return type === 'string' || isBelied ? undefined : type;
}

function describeParameter(parameter) {
  const [content] = elements(parameter, 'content');
  const { type = 'string', default: byDefault } = content?.attributes ?? {};
  const { required, unique, 'unique-group': uniqueGroup, deprecated, obsoletes } = parameter.attributes;
  const values = elements(parameter, 'option').map((option) => option.attributes.value ?? text(option));
  return {
    type: trustedType(type, byDefault),
    default: byDefault || undefined,
    required: required === '1' || undefined,
    unique: unique === '1' || uniqueGroup !== undefined || undefined,
    deprecated: deprecated === '1' || undefined,
    replaces: obsoletes,
    values: values.length > 0 ? values : undefined,
  };
}

function describeAction({ attributes }) {
  const { name, timeout, interval, role, depth } = attributes;
  const words = [name, timeout, interval, role, depth].map((word) => word?.replaceAll(/\s/g, '') || '-');
  return words.join(' ').replace(/( -)+$/, '');
}

/** What an agent says of itself; undefined when it cannot be asked, because what it drives is not installed. */
async function describe(spec) {
  const { status, stdout } = await run('crm_resource', ['--show-metadata', spec]);
  if (status !== 0) return undefined;
  const metadata = parseXml(stdout);
  const parameters = elements(metadata, 'parameter').map((parameter) => ({
    name: parameter.attributes.name,
    facts: describeParameter(parameter),
  }));
  const actions = elements(metadata, 'action')
    .filter((action) => !internalActions.has(action.attributes.name))
    .map(describeAction);
  return { parameters, actions: [...new Set(actions)] };
}

async function collect() {
  const specs = await installedAgents();
  const descriptions = await mapConcurrently(specs, describe);
  const variants = new Map();
  const refer = ({ name, facts }) => {
    const known = variants.get(name) ?? [];
    variants.set(name, known);
    const form = JSON.stringify(facts);
    let index = known.findIndex((each) => JSON.stringify(each) === form);
    if (index < 0) index = known.push(facts) - 1;
    return index === 0 ? name : `${name}#${index}`;
  };
  const agents = {};
  specs.forEach((spec, index) => {
    const description = descriptions[index];
    agents[spec] =
      description === undefined
        ? {}
        : { parameters: description.parameters.map(refer).join(' '), actions: description.actions };
  });
  const scripts = (await readdir('/etc/ha.d/resource.d')).filter((name) => !name.includes('-')).sort();
  return { parameters: Object.fromEntries([...variants].sort()), agents, heartbeatScripts: scripts };
}

export const catalog = {
  path: 'server/src/languages/crmsh/data/agents.json',
  depth: 2,
  packages: [
    'resource-agents',
    'fence-agents',
    'fence-virt',
    'sbd',
    'pacemaker',
    'cluster-glue',
    'drbd-utils',
    'heartbeat',
  ],
  collect,
};

if (isProgram(import.meta.url)) await runAsProgram(catalog);
