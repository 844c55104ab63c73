import { describe, expect, it } from 'vitest';
import {
  agent,
  agentsOf,
  clusterProperties,
  clusterProperty,
  completeSpec,
  fencingParameters,
  isKnownAgent,
  metaAttributes,
  metaAttributesOf,
  missingParameters,
  operationAttributes,
  providers,
} from '../../../server/src/languages/crmsh/catalog.ts';
import agentDocs from '../../../server/src/languages/crmsh/data/agent-docs.json' with { type: 'json' };
import propertyDocs from '../../../server/src/languages/crmsh/data/property-docs.json' with { type: 'json' };

function known(spec: string) {
  const found = agent(spec);
  if (found === undefined) throw new Error(`no agent ${spec}`);
  return found;
}

const missing = (spec: string, ...given: string[]) =>
  missingParameters(known(spec), new Set(given)).map(({ name }) => name);

describe('names of agents', () => {
  it.each([
    ['IPaddr2', 'ocf:heartbeat:IPaddr2'],
    ['ocf:IPaddr2', 'ocf:heartbeat:IPaddr2'],
    ['ping', 'ocf:pacemaker:ping'],
    ['Dummy', 'ocf:heartbeat:Dummy'],
    ['drbd', 'ocf:linbit:drbd'],
    ['fence_ipmilan', 'stonith:fence_ipmilan'],
    ['stonith:external/ipmi', 'stonith:external/ipmi'],
    ['lsb:apache2', 'lsb:apache2'],
    ['NoSuchAgent', 'NoSuchAgent'],
  ])('%s is %s', (given, full) => {
    expect(completeSpec(given)).toBe(full);
  });

  it('an agent that could not be asked is known all the same', () => {
    expect(isKnownAgent('stonith:drac3')).toBe(true);
    expect(agent('stonith:drac3')).toBeUndefined();
    expect(isKnownAgent('ocf:heartbeat:IPadr2')).toBe(false);
  });

  it('are listed by class and provider', () => {
    expect(providers('ocf')).toEqual(['heartbeat', 'linbit', 'pacemaker']);
    expect(providers('stonith')).toEqual([]);
    expect(agentsOf('ocf', 'linbit')).toEqual(['drbd', 'drbd-attr']);
    expect(agentsOf('stonith')).toContain('external/ipmi');
    expect(agentsOf('heartbeat')).toContain('drbddisk');
    expect(agentsOf('systemd')).toEqual([]);
  });
});

describe('what agents say of themselves', () => {
  it('parameters', () => {
    expect(known('IPaddr2').parameters.get('ip')).toMatchObject({ isRequired: true, isUnique: true });
    expect(known('fence_ipmilan').parameters.get('auth')?.values).toEqual(['md5', 'password', 'none']);
  });

  it('a declared type that its own default belies is not repeated', () => {
    expect(known('ping').parameters.get('dampen')).toMatchObject({ type: 'string', default: '5s' });
  });

  it('operations with roles', () => {
    const monitors = known('ocf:linbit:drbd').actions.filter(({ name }) => name === 'monitor');
    expect(monitors).toEqual([
      { name: 'monitor', timeout: '20', interval: '20', role: 'Slave' },
      { name: 'monitor', timeout: '20', interval: '10', role: 'Master' },
    ]);
  });

  it('required parameters; of a new and an old name one will do', () => {
    expect(missing('Filesystem', 'device')).toEqual(['directory', 'fstype']);
    expect(missing('fence_apc')).toEqual(['ip', 'username']);
    expect(missing('fence_apc', 'ipaddr', 'username')).toEqual([]);
  });
});

describe('words', () => {
  it('explain every property and fencing parameter, and nothing else', () => {
    expect(Object.keys(propertyDocs.properties).sort()).toEqual([...clusterProperties.keys()].sort());
    expect(Object.keys(propertyDocs.fencingParameters).sort()).toEqual([...fencingParameters.keys()].sort());
  });

  it('explain only agents and parameters that exist', () => {
    const wrong = Object.entries(agentDocs).flatMap(([spec, about]) => {
      const parameters = 'parameters' in about ? Object.keys(about.parameters) : [];
      return parameters.filter((name) => !known(spec).parameters.has(name)).map((name) => `${spec} ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('come with the agent', () => {
    expect(known('ocf:linbit:drbd').doc).toContain('promotable');
    expect(known('Filesystem').parameters.get('device')?.doc).toContain('/dev/drbd');
  });
});

describe('properties and attributes', () => {
  it('old names lead to new ones', () => {
    expect(clusterProperty('stonith-enabled')?.renamedTo).toBe('fencing-enabled');
    expect(clusterProperty('fencing-enabled')).toMatchObject({ type: 'boolean', since: '3.0.2' });
    expect(clusterProperty('default-resource-stickiness')).toMatchObject({
      until: '2.0.0',
      replacedBy: 'rsc_defaults resource-stickiness',
    });
  });

  it.each([
    ['meta attributes', metaAttributes],
    ['operation attributes', operationAttributes],
    ['properties', [...clusterProperties.values()]],
  ] as const)('%s: a select has values and its default is one of them', (_, attributes) => {
    const selects = attributes.filter(({ type }) => type === 'select');
    expect(selects.length).toBeGreaterThan(0);
    for (const { name, default: byDefault, values = [] } of selects) {
      expect(values, name).not.toEqual([]);
      if (byDefault !== undefined) expect(values, name).toContain(byDefault);
    }
  });

  it('clone attributes are not offered for a primitive', () => {
    const names = metaAttributesOf('primitive').map(({ name }) => name);
    expect(names).toContain('target-role');
    expect(names).not.toContain('clone-max');
  });
});
