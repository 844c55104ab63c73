import type { Service } from './machine.ts';
import { eventually } from './processes.ts';
import type { TestNode } from './test-node.ts';

/** What a service needs before its first start, how it starts at boot, and when the nodes have found each other. */
interface ServiceSetup {
  readonly files: (
    nodes: readonly TestNode[],
  ) => readonly (readonly [path: string, text: string, mode?: string])[];
  readonly start: (node: TestNode) => Promise<void>;
  /** Whether `node` sees all of `peers` (itself among them). */
  readonly sees: (node: TestNode, peers: readonly TestNode[]) => Promise<boolean>;
}

/** The address that the clusters take over from each other. */
export const FLOATING_ADDRESS = '10.77.0.100';

/** Patient with its peers: on a busy machine a node is silent for a second now and then. */
const corosyncConf = (nodes: readonly TestNode[]): string => `totem {
    version: 2
    cluster_name: web-db
    transport: knet
    crypto_cipher: none
    crypto_hash: none
    token: 3000
}
nodelist {
${nodes
  .map(
    ({ name, address }, index) => `    node {
        ring0_addr: ${address}
        name: ${name}
        nodeid: ${index + 1}
    }
`,
  )
  .join('')}}
quorum {
    provider: corosync_votequorum
    two_node: ${nodes.length === 2 ? 1 : 0}
}
logging {
    to_logfile: yes
    logfile: /var/log/corosync/corosync.log
    to_syslog: no
    to_stderr: no
    timestamp: on
}
`;

/** No fencing, as there is no power switch; a short dc-deadtime, which a new cluster waits for before it elects. */
const CIB = `<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="cib-bootstrap-options-stonith-enabled" name="stonith-enabled" value="false"/>
        <nvpair id="cib-bootstrap-options-dc-deadtime" name="dc-deadtime" value="2s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`;

const haCf = (nodes: readonly TestNode[]): string => `keepalive 500ms
deadtime 6
warntime 3
initdead 12
udpport 694
bcast eth0
auto_failback on
logfile /var/log/ha-log
${nodes.map(({ name }) => `node ${name}\n`).join('')}`;

const answers = (node: TestNode, command: readonly string[]): Promise<boolean> =>
  node.exec(command).then(({ code }) => code === 0);

const whenAnswers = (node: TestNode, command: readonly string[]): Promise<true> =>
  eventually(
    `${command[0]} of ${node.name} answers`,
    async () => (await answers(node, command)) || undefined,
  );

const SETUPS: Readonly<Record<Service, ServiceSetup>> = {
  corosync: {
    files: (nodes) => [
      ['/etc/corosync/corosync.conf', corosyncConf(nodes)],
      ['/var/lib/pacemaker/cib/cib.xml', CIB, '600 hacluster:haclient'],
    ],
    start: async (node) => {
      await node.startDaemon('corosync -f', '/var/log/corosync/printed.log');
      await whenAnswers(node, ['corosync-cfgtool', '-s']);
      await node.startDaemon(
        'env PCMK_logfile=/var/log/pacemaker/pacemaker.log pacemakerd',
        '/var/log/pacemaker/printed.log',
      );
      await whenAnswers(node, ['crm_mon', '-1']);
    },
    sees: async (node, peers) => {
      const { stdout } = await node.exec(['crm_mon', '-1', '--output-as=xml']);
      const online = stdout.split('\n').filter((line) => line.includes(' online="true"'));
      return peers.every(({ name }) => online.some((line) => line.includes(`<node name="${name}" `)));
    },
  },
  heartbeat: {
    files: (nodes) => [
      ['/etc/ha.d/ha.cf', haCf(nodes)],
      ['/etc/ha.d/authkeys', 'auth 1\n1 sha1 aSecretOfTheTests\n', '600'],
      ['/etc/ha.d/haresources', `${nodes[0]?.name} IPaddr2::${FLOATING_ADDRESS}/24/eth0\n`],
    ],
    start: async (node) => {
      await node.startDaemon('/usr/libexec/heartbeat/heartbeat', '/var/log/heartbeat-printed.log');
      await whenAnswers(node, ['cl_status', 'hbstatus']);
    },
    sees: async (node, peers) => {
      const said = await Promise.all(peers.map(({ name }) => node.exec(['cl_status', 'nodestatus', name])));
      return said.every(({ stdout }) => stdout.trim() === 'active');
    },
  },
  tgtd: {
    files: () => [],
    start: async (node) => {
      await node.startDaemon('tgtd -f', '/var/log/tgtd.log');
      await whenAnswers(node, ['tgtadm', '--mode', 'system', '--op', 'show']);
    },
    sees: async () => true,
  },
};

/** Writes the configuration that services begin with. */
export async function configureServices(
  services: readonly Service[],
  node: TestNode,
  nodes: readonly TestNode[],
): Promise<void> {
  for (const [path, text, access = '644'] of services.flatMap((service) => SETUPS[service].files(nodes))) {
    const [mode = '644', owner = 'root:root'] = access.split(' ');
    await node.write(path, text, { mode, owner });
  }
}

/** Starts services with the configuration that the node has; resolves when they answer. */
export async function startServices(services: readonly Service[], node: TestNode): Promise<void> {
  for (const service of services) await SETUPS[service].start(node);
}

/** Resolves when each of the nodes sees all of them. */
export async function whenTogether(services: readonly Service[], nodes: readonly TestNode[]): Promise<void> {
  for (const service of services) {
    for (const node of nodes) {
      await eventually(
        `${node.name} sees ${nodes.map(({ name }) => name).join(', ')} with ${service}`,
        async () => (await SETUPS[service].sees(node, nodes)) || undefined,
      );
    }
  }
}
