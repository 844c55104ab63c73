// Writes server/src/languages/crmsh/data/properties.json: the cluster properties and the parameters that every fencing
// device has, as the daemons of Pacemaker describe them.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as sources from './property-sources.mjs';
import { ask, isProgram, runAsProgram } from './support.mjs';
import { elements, parseXml, text } from './xml.mjs';

async function metadata(daemon) {
  for (const directory of ['/usr/lib/pacemaker', '/usr/libexec/pacemaker']) {
    const program = join(directory, daemon);
    const exists = await access(program).then(
      () => true,
      () => false,
    );
    if (exists) return parseXml(await ask(program, ['metadata']));
  }
  throw new Error(`${daemon} is not where Pacemaker keeps its daemons`);
}

function describe(parameter) {
  const { name } = parameter.attributes;
  const [content] = elements(parameter, 'content');
  const values = elements(parameter, 'option').map((option) => option.attributes.value);
  const [description] = elements(parameter, 'shortdesc');
  return {
    type: content.attributes.type,
    default: content.attributes.default || undefined,
    values: values.length > 0 ? values : undefined,
    isDeprecated: text(description).includes('*** Deprecated ***') || undefined,
    isInformational: sources.informational.includes(name) || undefined,
    since: sources.since[name],
    until: sources.until[name],
    ...sources.corrections[name],
  };
}

async function describeAll(daemons) {
  const found = {};
  for (const daemon of daemons) {
    for (const parameter of elements(await metadata(daemon), 'parameter')) {
      found[parameter.attributes.name] = describe(parameter);
    }
  }
  return found;
}

async function collect() {
  const installed = await describeAll(['pacemaker-schedulerd', 'pacemaker-controld', 'pacemaker-based']);
  const properties = { ...sources.newerProperties, ...installed };
  for (const [old, name] of Object.entries(sources.renamed.names)) {
    const facts = properties[old] ?? properties[name];
    properties[name] = { ...facts, since: sources.renamed.since };
    properties[old] = { ...facts, renamedTo: name };
  }
  for (const [name, facts] of Object.entries(sources.removed)) {
    properties[name] ??= { ...facts, isInformational: sources.informational.includes(name) || undefined };
  }
  return {
    properties: Object.fromEntries(Object.entries(properties).sort()),
    fencingParameters: await describeAll(['pacemaker-fenced']),
  };
}

export const catalog = {
  path: 'server/src/languages/crmsh/data/properties.json',
  depth: 2,
  packages: ['pacemaker'],
  collect,
};

if (isProgram(import.meta.url)) await runAsProgram(catalog);
