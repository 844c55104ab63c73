/** The statements and the usual commands of `crm configure`, for completion and hover. */
export interface StatementDoc {
  readonly name: string;
  readonly form: string;
  readonly doc: string;
  /** In the syntax of VS Code; statements without are commands, or too rare. */
  readonly snippet?: string;
  readonly isOld?: true;
}

export const statementDocs: readonly StatementDoc[] = [
  {
    name: 'primitive',
    form: 'primitive ID AGENT [params ...] [meta ...] [op ACTION ...]',
    doc: 'One resource: a service, an address, a file system. The agent knows how to start, stop and watch it.',
    snippet: 'primitive ${1:id} ',
  },
  {
    name: 'group',
    form: 'group ID MEMBER... [meta ...]',
    doc: 'Primitives that run together on one node. They start in this order and stop in the reverse one.',
    snippet: 'group ${1:id} ',
  },
  {
    name: 'clone',
    form: 'clone ID RESOURCE [meta ...]',
    doc: 'Copies of a primitive or group on several nodes. With `meta promotable=true` some of them can be promoted, as DRBD needs it.',
    snippet: 'clone ${1:id} ',
  },
  {
    name: 'ms',
    form: 'ms ID RESOURCE [meta ...]',
    doc: 'The old word for a promotable clone: copies of which some are promoted (Master). Deprecated since Pacemaker 2.0; write `clone ... meta promotable=true`.',
    snippet: 'ms ${1:id} ',
    isOld: true,
  },
  {
    name: 'master',
    form: 'master ID RESOURCE [meta ...]',
    doc: 'The same as `ms`.',
    snippet: 'master ${1:id} ',
    isOld: true,
  },
  {
    name: 'bundle',
    form: 'bundle ID docker|podman image=... [network ...] [storage ...] [primitive ID]',
    doc: 'Containers that the cluster starts, with their addresses and storage, and a resource that runs inside.',
    snippet: 'bundle ${1:id} podman image=${2:image} ',
  },
  {
    name: 'colocation',
    form: 'colocation ID SCORE: RESOURCE[:ROLE] WITH[:ROLE]',
    doc: 'Where: the first resource is placed with the second. The second is placed first and does not look at the first. `inf:` means must, `-inf:` never together, a number is a wish.',
    snippet: 'colocation ${1:id} ${2:inf}: ',
  },
  {
    name: 'collocation',
    form: 'collocation ID SCORE: ...',
    doc: 'The same as `colocation`.',
    snippet: 'collocation ${1:id} ${2:inf}: ',
    isOld: true,
  },
  {
    name: 'order',
    form: 'order ID KIND: FIRST[:ACTION] THEN[:ACTION]',
    doc: 'When: the first resource starts before the second, and stops after it. Says nothing about where.',
    snippet: 'order ${1:id} ${2:Mandatory}: ',
  },
  {
    name: 'location',
    form: 'location ID RESOURCE SCORE: NODE | rule ...',
    doc: 'How much a resource wants to run on a node. The node with the highest sum of scores wins; `-inf:` keeps it away.',
    snippet: 'location ${1:id} ',
  },
  {
    name: 'property',
    form: 'property NAME=VALUE...',
    doc: 'Settings of the whole cluster: fencing, quorum, maintenance.',
    snippet: 'property ',
  },
  {
    name: 'rsc_defaults',
    form: 'rsc_defaults NAME=VALUE...',
    doc: 'Meta attributes for all resources that do not set them.',
    snippet: 'rsc_defaults ',
  },
  {
    name: 'op_defaults',
    form: 'op_defaults NAME=VALUE...',
    doc: 'Attributes for all operations that do not set them, above all the timeout.',
    snippet: 'op_defaults ',
  },
  {
    name: 'node',
    form: 'node [ID:] NAME [attributes ...] [utilization ...]',
    doc: 'A node, by the name that `uname -n` prints on it. The cluster makes these itself; attributes such as standby can be set here.',
    snippet: 'node ',
  },
  {
    name: 'rsc_template',
    form: 'rsc_template ID AGENT [params ...] [op ...]',
    doc: 'What several primitives have in common. A primitive takes it with `@ID` in place of the agent.',
    snippet: 'rsc_template ${1:id} ',
  },
  {
    name: 'fencing_topology',
    form: 'fencing_topology NODE: DEVICE[,DEVICE] ... ',
    doc: 'The fencing devices for each node, in the order in which they are tried. Devices joined by a comma are used together.',
    snippet: 'fencing_topology ',
  },
  {
    name: 'tag',
    form: 'tag ID RESOURCE...',
    doc: 'A name for several resources, to use in commands and constraints.',
    snippet: 'tag ${1:id} ',
  },
  {
    name: 'monitor',
    form: 'monitor RESOURCE[:ROLE] INTERVAL[:TIMEOUT]',
    doc: 'Adds a monitor operation to a primitive that is declared already.',
    snippet: 'monitor ',
  },
  {
    name: 'rsc_ticket',
    form: 'rsc_ticket ID TICKET: RESOURCE[:ROLE] [loss-policy=...]',
    doc: 'Of clusters at several sites: the resource runs only where the site holds the ticket.',
    snippet: 'rsc_ticket ${1:id} ${2:ticket}: ',
  },
  {
    name: 'alert',
    form: 'alert ID PATH [attributes ...] [to RECIPIENT]',
    doc: 'A program that Pacemaker calls when nodes, resources or fencing change state.',
    snippet: 'alert ${1:id} ${2:/usr/share/pacemaker/alerts/alert_smtp.sh} ',
  },
  {
    name: 'role',
    form: 'role ID read|write|deny WHAT...',
    doc: 'A list of permissions for users who are not root.',
    snippet: 'role ${1:id} ',
  },
  {
    name: 'acl_target',
    form: 'acl_target USER ROLE...',
    doc: 'Gives a user its roles.',
    snippet: 'acl_target ${1:user} ',
  },
  {
    name: 'acl_group',
    form: 'acl_group GROUP ROLE...',
    doc: 'Gives a group of users its roles.',
    snippet: 'acl_group ${1:group} ',
  },
  {
    name: 'user',
    form: 'user ID role:ID | RULE...',
    doc: 'Permissions of a user before Pacemaker 1.1.12.',
    snippet: 'user ${1:id} ',
    isOld: true,
  },
  {
    name: 'xml',
    form: 'xml <ELEMENT ...>',
    doc: 'An element of the CIB as XML, where crmsh has no words for it.',
  },
  {
    name: 'commit',
    form: 'commit',
    doc: 'Hands the changes to the cluster. For scripts of `crm -f` and here-documents; `load` refuses it.',
  },
  { name: 'verify', form: 'verify', doc: 'Checks the configuration without handing it over.' },
  { name: 'show', form: 'show [ID...]', doc: 'Prints the configuration, or some of it.' },
  { name: 'delete', form: 'delete ID...', doc: 'Removes resources or constraints.' },
  {
    name: 'modgroup',
    form: 'modgroup GROUP add|remove MEMBER',
    doc: 'Adds a member to a group, or takes one out.',
  },
];

const byName = new Map(statementDocs.map((one) => [one.name, one]));

export function statementDoc(keyword: string): StatementDoc | undefined {
  return byName.get(keyword === 'fencing-topology' ? 'fencing_topology' : keyword);
}

/** The words that open parts of statements. */
export const sectionDocs: Readonly<Record<string, string>> = {
  params: 'Parameters of the agent: what it starts, and where.',
  meta: 'How the cluster treats the resource: target-role, stickiness, and for clones their number and roles.',
  op: 'An operation: how often to monitor, how long a start or stop may take.',
  operations: 'An id for the list of operations, so that others can refer to it.',
  utilization: 'How much of a node the resource takes, or the node has; for placement-strategy.',
  attributes: 'Attributes of the node that rules can test, and standby and maintenance.',
  op_params: 'Parameters for this operation alone.',
  op_meta: 'Meta attributes for this operation alone.',
  rule: 'A condition on attributes of the node or on the date, with a score.',
  network: 'Addresses and ports of the containers.',
  storage: 'Directories that the containers see.',
  'port-mapping': 'A port of the host that leads into the containers.',
  'storage-mapping': 'One directory for the containers: source-dir=... target-dir=...',
  select: 'Which events the alert is for.',
  to: 'Whom the alert is for; handed to the program.',
};
