import { describe, expect, it } from 'vitest';
import type { AgentFile } from '../../../server/src/core/cluster-view.ts';
import { agentsIn, specOf } from '../../../server/src/languages/crmsh/agent-metadata.ts';
import { makeCluster, reported, uriOf } from '../../support/analyse.ts';

const QUEUE = `<?xml version="1.0"?>
<!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
<!-- <parameter name="commented" required="1"/> -->
<resource-agent name="queue" version="1.0">
<shortdesc lang="en">A queue</shortdesc>
<parameters>
<parameter name="spool" unique="1" required="1">
<longdesc lang="en">Where & how <![CDATA[<parameter name="no"/>]]></longdesc>
<shortdesc lang="en">Spool directory</shortdesc>
<content type="string"/>
</parameter>
<parameter name="mode"><content type="select" default="fifo"><option value="fifo"/><option value='lifo'/></content></parameter>
<parameter name="depth"><content type="integer" default="10"/></parameter>
<parameter name="workers"><content type="integer" default="auto"/></parameter>
</parameters>
<actions>
<action name="start" timeout="90s"/>
<action name="monitor" timeout="20s" interval="10s" role="Promoted"/>
<action name="meta-data" timeout="5s"/>
</actions>
</resource-agent>
`;

const file = (path: string, text = QUEUE): AgentFile => ({ path, text });

function said(text: string, ...agentFiles: AgentFile[]): string[] {
  const cluster = makeCluster([{ path: 'cluster.crm', text }], {}, agentFiles);
  return reported(cluster, uriOf('cluster.crm'))
    .filter(({ severity }) => severity !== 'info' && severity !== 'hint')
    .map(({ code, message }) => `${code} ${message}`);
}

describe('meta-data of agents', () => {
  it('gives parameters and actions', () => {
    const [agent] = agentsIn(file('acme/queue.xml'));
    expect(agent?.spec).toBe('ocf:acme:queue');
    expect([...(agent?.parameters.values() ?? [])]).toEqual([
      {
        name: 'spool',
        type: 'string',
        isRequired: true,
        isUnique: true,
        isDeprecated: false,
        doc: 'Spool directory',
      },
      {
        name: 'mode',
        type: 'select',
        default: 'fifo',
        isRequired: false,
        isUnique: false,
        isDeprecated: false,
        values: ['fifo', 'lifo'],
      },
      {
        name: 'depth',
        type: 'integer',
        default: '10',
        isRequired: false,
        isUnique: false,
        isDeprecated: false,
      },
      // Its own default belies the type.
      {
        name: 'workers',
        type: 'string',
        default: 'auto',
        isRequired: false,
        isUnique: false,
        isDeprecated: false,
      },
    ]);
    expect(agent?.actions).toEqual([
      { name: 'start', timeout: '90s' },
      { name: 'monitor', timeout: '20s', interval: '10s', role: 'Promoted' },
    ]);
  });

  it.each([
    ['ocf:acme:queue.xml', 'queue', 'ocf:acme:queue'],
    ['ocf_acme_queue.xml', 'queue', 'ocf:acme:queue'],
    ['acme/queue.xml', 'queue', 'ocf:acme:queue'],
    ['ocf/acme/queue.xml', 'queue', 'ocf:acme:queue'],
    ['queue.xml', 'queue', 'ocf:*:queue'],
    ['anything.xml', 'queue', 'ocf:*:queue'],
    ['fence_acme.xml', 'fence_acme', 'stonith:fence_acme'],
    ['stonith:fence_acme.xml', 'fence_acme', 'stonith:fence_acme'],
    ['stonith/power.xml', 'power', 'stonith:power'],
  ])('in %s are of %s by its full name %s', (path, type, spec) => {
    expect(specOf(path, type)).toBe(spec);
  });

  it('may be cut off anywhere', () => {
    for (let end = 0; end < QUEUE.length; end += 7)
      expect(() => agentsIn(file('x.xml', QUEUE.slice(0, end)))).not.toThrow();
    expect(agentsIn(file('x.xml', '<!--'.repeat(100_000)))).toEqual([]);
    expect(agentsIn(file('x.xml', '<resource-agent'.repeat(50_000)))).toEqual([]);
  });
});

describe('with meta-data of an agent', () => {
  it('it is known, and an agent without is not', () => {
    const text =
      'primitive q ocf:acme:queue params spool=/var/q op monitor interval=10s timeout=20s role=Promoted\n';
    expect(said(text)).toEqual([expect.stringMatching(/^crmsh\/unknown-agent .*haCluster\.agents\.folders/)]);
    expect(said(text, file('acme/queue.xml'))).toEqual([]);
    expect(said(text, file('queue.xml'))).toEqual([]);
    expect(said(text, file('other/queue.xml'))).toEqual([expect.stringContaining('crmsh/unknown-agent')]);
  });

  it('its parameters are checked', () => {
    const text =
      'primitive q queue params mode=heap dept=3 op monitor interval=10s timeout=20s role=Promoted\n';
    expect(said(text, file('acme/queue.xml')).map((line) => line.split(' ')[0])).toEqual([
      'crmsh/missing-parameter',
      'crmsh/bad-value',
      'crmsh/unknown-parameter',
    ]);
  });

  it('it goes before the one we know, which may be older', () => {
    const newer = QUEUE.replaceAll('queue', 'IPaddr2');
    const text = 'primitive q ocf:heartbeat:IPaddr2 params spool=/a op monitor interval=10s timeout=20s\n';
    expect(said(text, file('heartbeat/IPaddr2.xml', newer))).toEqual([]);
  });
});
