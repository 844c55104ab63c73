import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crmshObstacle } from '../support/crmsh-judge.ts';
import { converted } from './support.ts';

const NODES = ['alice', 'bob'];

/** A cluster of two nodes on both of which DRBD says that it may be promoted, which is what its agent would say. */
const CIB = `<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
  <configuration>
    <crm_config>
      <cluster_property_set id="o"><nvpair id="o1" name="stonith-enabled" value="false"/></cluster_property_set>
    </crm_config>
    <nodes>
${NODES.map(
  (name, index) => `      <node id="${index + 1}" uname="${name}">
        <instance_attributes id="a${index}">
          <nvpair id="a${index}d" name="master-drbd_db" value="10000"/>
          <nvpair id="a${index}w" name="master-drbd_www" value="10000"/>
        </instance_attributes>
      </node>`,
).join('\n')}
    </nodes>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`;

const CLUSTER = (failback: string) => `#- etc/ha.d/haresources
alice drbddisk::db Filesystem::/dev/drbd0::/srv/db::ext4 10.0.0.100/24/eth0 MailTo::root
bob 10.0.0.101/24/eth0 drbddisk::www Filesystem::/dev/drbd1::/srv/www::ext4
#- etc/ha.d/ha.cf
node alice bob
bcast eth0 eth1
auto_failback ${failback}
`;

const AT_HOME = {
  fs_srv_db: 'alice',
  ip_10_0_0_100: 'alice',
  mailto_root: 'alice',
  ip_10_0_0_101: 'bob',
  fs_srv_www: 'bob',
  ms_db: 'alice',
  ms_www: 'bob',
};
const ALL_ON_BOB = Object.fromEntries(Object.keys(AT_HOME).map((id) => [id, 'bob']));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ha-cluster-placement-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The cluster with the statements that haresources became. */
function load(failback: string): void {
  writeFileSync(path.join(folder, 'cib.xml'), CIB);
  writeFileSync(path.join(folder, 'cluster.crm'), converted(CLUSTER(failback)).text);
  execFileSync('crm', ['-D', 'plain', 'configure', 'load', 'update', 'cluster.crm'], {
    cwd: folder,
    env: { ...process.env, CIB_file: path.join(folder, 'cib.xml'), TERM: 'dumb', HOME: folder },
    stdio: 'ignore',
  });
}

/** Where Pacemaker runs what after something happened; a clone counts where it is promoted. */
function after(...happened: readonly string[]): Readonly<Record<string, string>> {
  const said = execFileSync('crm_simulate', ['-x', 'cib.xml', ...happened, '-S', '-O', 'next.xml'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  execFileSync('mv', ['next.xml', 'cib.xml'], { cwd: folder });
  const places: Record<string, string> = {};
  let clone = '';
  for (const line of said.slice(said.indexOf('Revised Cluster Status')).split('\n')) {
    const [, id, node] = /\* (\w+)\s+\(ocf:.*Started (\w+)/.exec(line) ?? [];
    if (id && node) places[id] = node;
    clone = /Clone Set: (\w+)/.exec(line)?.[1] ?? clone;
    const promoted = /Promoted: \[ (\w+) \]/.exec(line.replace(/Unpromoted:.*/, ''))?.[1];
    if (promoted) places[clone] = promoted;
  }
  return places;
}

/** A node that failed comes back with nothing running, which Pacemaker then forgets; the simulation does not. */
function forget(node: string): void {
  const file = path.join(folder, 'cib.xml');
  const state = new RegExp(`<node_state [^>]*uname="${node}"[\\s\\S]*?</node_state>`);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(state);
  writeFileSync(file, text.replace(state, ''));
}

const obstacle = crmshObstacle();
if (obstacle) it(`Pacemaker is not asked: ${obstacle}`, ({ skip }) => skip(obstacle));

describe.skipIf(obstacle !== undefined)('Pacemaker, with what haresources became', () => {
  it('runs each line on its node, takes it over, and gives it back as auto_failback on wants', () => {
    load('on');
    expect(after('--node-up=alice', '--node-up=bob')).toEqual(AT_HOME);
    expect(after('--node-fail=alice')).toEqual(ALL_ON_BOB);
    forget('alice');
    expect(after('--node-up=alice')).toEqual(AT_HOME);
  });

  it('leaves it where it is as auto_failback off wants', () => {
    load('off');
    expect(after('--node-up=alice', '--node-up=bob')).toEqual(AT_HOME);
    expect(after('--node-fail=alice')).toEqual(ALL_ON_BOB);
    forget('alice');
    expect(after('--node-up=alice')).toEqual(ALL_ON_BOB);
  });
});
