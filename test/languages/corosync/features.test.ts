import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/core/features.ts';
import { dialect } from '../../../server/src/languages/corosync/version.ts';
import { analyse, makeCluster } from '../../support/analyse.ts';
import { accepted, completionsAt, hoverAt, labelsAt } from '../../support/cursor.ts';
import { documentOf, PATH } from './print.ts';

const labels = (source: string) => labelsAt(source, PATH);

const NODES = `nodelist {
  node {
    name: alpha
    nodeid: 1
    ring0_addr: 10.0.0.1
  }
  node {
    name: beta
    nodeid: 2
    ring0_addr: 10.0.0.2
  }
}
`;
const WHOLE = `totem {\n  version: 2\n  cluster_name: web\n}\n${NODES}quorum {\n  provider: corosync_votequorum\n  two_node: 1\n}\n`;

describe('completion', () => {
  it('offers sections at the top, those that are always there first', () => {
    expect(labels('<|>').slice(0, 3)).toEqual(['totem', 'nodelist', 'quorum']);
    expect(labels('<|>')).not.toContain('service');
    expect(accepted('tot<|>', PATH, 'totem')).toContain('version: 2');
  });

  it('offers the keys and sections of a section, without what is there', () => {
    const offered = labels('totem {\n  version: 2\n  <|>\n}\n');
    expect(offered).toEqual(expect.arrayContaining(['token', 'transport', 'interface']));
    expect(offered).not.toContain('version');
    expect(offered).not.toContain('two_node');
    expect(offered).not.toContain('rrp_mode');
  });

  it('offers the next link only', () => {
    const offered = labels('nodelist {\n  node {\n    ring0_addr: 10.0.0.1\n    <|>\n  }\n}\n');
    expect(offered).toContain('ring1_addr');
    expect(offered).not.toContain('ring2_addr');
  });

  it('follows the version in force', () => {
    const offered = labelsAt('totem {\n  <|>\n}\n', PATH, { corosync: '2.4' });
    expect(offered).toContain('rrp_mode');
    expect(offered).not.toContain('link_mode');
    expect(labelsAt('totem {\n  transport: <|>\n}\n', PATH, { corosync: '2.4' })).not.toContain('knet');
  });

  it('offers the words of a key, and the free number of a node', () => {
    expect(labels('totem {\n  transport: <|>\n}\n')).toEqual(['knet', 'udpu', 'udp']);
    expect(labels('quorum {\n  two_node: <|>\n}\n')).toEqual(['0', '1']);
    expect(labels(`${NODES.replace(/\}\n$/, '')}  node {\n    nodeid: <|>\n  }\n}\n`)).toEqual(['3']);
    expect(accepted('totem {\n  transport: ud<|>\n}\n', PATH, 'udpu')).toBe(
      'totem {\n  transport: udpu\n}\n',
    );
  });

  it('knows the nodes of other files', () => {
    const source = `#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\n#- ${PATH}\nnodelist {\n  node {\n    name: <|>\n  }\n}\n`;
    expect(labels(source)).toEqual(['alice', 'bob']);
  });

  it('knows the section by the braces that were lost, and stays away from comments', () => {
    expect(labels('totem {\n  version: 2\n  interface {\n    <|>\n')).toContain('mcastport');
    expect(labels('totem {\n  # <|>\n}\n')).toEqual([]);
    expect(labels('foo {\n  <|>\n}\n')).toEqual([]);
  });

  it('adds no second colon', () => {
    const [first] = completionsAt('totem {\n  toke<|>: 3000\n}\n', PATH).filter(
      ({ label }) => label === 'token',
    );
    expect(first?.insert ?? first?.label).toBe('token');
  });
});

describe('hover', () => {
  const text = (source: string) => JSON.stringify(hoverAt(source, PATH));

  it('says what sections and keys are for, and times in words', () => {
    expect(text('to<|>tem {\n}\n')).toContain('How the nodes talk');
    expect(text('totem {\n  tok<|>en: 3000\n}\n')).toContain('Default: 3000');
    expect(text('totem {\n  token: 30<|>00\n}\n')).toContain('3 s');
  });

  it('shows no secret', () => {
    expect(hoverAt('totem {\n  key: abc<|>def\n}\n', PATH)).toBeUndefined();
  });
});

describe('the outline', () => {
  it('names nodes and keeps the secret out', () => {
    const items = outline(documentOf(`totem {\n  key: secret\n}\n${NODES}`));
    expect(items.map(({ name }) => name)).toEqual(['totem', 'nodelist']);
    expect(items[0]?.children).toBeUndefined();
    expect(items[1]?.children?.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'node alpha',
      'node beta',
    ]);
  });
});

describe('the version', () => {
  const of = (text: string, versions = {}) => dialect(makeCluster([{ path: PATH, text }], versions).model);

  it('is what ha-cluster.json says', () => {
    expect(of(WHOLE, { corosync: '2.4.6' })).toBe('corosync 2 (set in ha-cluster.json)');
  });

  it('is inferred from what is used', () => {
    expect(of('totem {\n  version: 2\n  transport: knet\n}\n')).toContain(
      'corosync 3 (inferred from transport knet',
    );
    expect(
      of('totem {\n  rrp_mode: passive\n  secauth: off\n}\nquorum {\n  expected_votes: 2\n}\n'),
    ).toContain('corosync 2');
    expect(
      of('totem {\n  secauth: off\n}\nservice {\n  name: pacemaker\n}\namf {\n  mode: disabled\n}\n'),
    ).toContain('corosync 1');
    expect(of('')).toBe('corosync 3');
  });
});

describe('other files of the cluster', () => {
  const CRM = 'cluster.crm';
  const codes = (crm: string) =>
    analyse([
      { path: PATH, text: WHOLE },
      { path: CRM, text: crm },
    ]).map(({ code, path }) => `${path} ${code}`);

  it('know the nodes by name', () => {
    const crm = (node: string) =>
      `primitive d ocf:pacemaker:Dummy op monitor interval=10s\nlocation l d 100: ${node}\n`;
    expect(codes(crm('betta'))).toContain(`${CRM} cluster/node-name-mismatch`);
    expect(codes(crm('beta'))).not.toContain(`${CRM} cluster/node-name-mismatch`);
  });

  it('leave the addresses of the nodes alone', () => {
    const crm = (ip: string) => `primitive ip IPaddr2 params ip=${ip} op monitor interval=10s\n`;
    expect(codes(crm('10.0.0.2'))).toContain(`${CRM} cluster/virtual-ip-in-use`);
    expect(codes(crm('10.0.0.3'))).not.toContain(`${CRM} cluster/virtual-ip-in-use`);
  });

  it('see the port of a link in another section', () => {
    const text = `totem {\n  version: 2\n  interface {\n    linknumber: 0\n    mcastport: 5500\n  }\n}\n${NODES}`;
    const { model } = makeCluster([{ path: PATH, text }]);
    const found = model.declared('address').map(({ key, data, slot, span }) => {
      const at = slot.document.text.slice(slot.start + span.start, slot.start + span.end);
      return `${key} ${data.host} ${at}`;
    });
    expect(found).toEqual(['10.0.0.1:5500 alpha 10.0.0.1', '10.0.0.2:5500 beta 10.0.0.2']);
  });
});
