import type { Cluster } from '../core/cluster.ts';
import { checkAddress, checkNodeAddress, checkNodeNames, checkPath } from './checks.ts';
import type { ClusterNode, Fencing, NewClusterAnswers } from './new-cluster.ts';
import { relative } from './places.ts';
import { type Answers, type Asked, choice, wordsOf } from './question.ts';

/** Why no cluster can be made here, in a sentence; undefined when one can. */
export function newClusterObstacle(cluster: Cluster): string | undefined {
  const [file] = cluster.documents.values();
  return (
    file &&
    `This folder holds a cluster already (${relative(cluster, file.path)}). Open an empty folder for a new one, or add to this one with "HA Cluster: New Resource Group...".`
  );
}

/** The questions as far as the answers lead. */
export function newClusterQuestions(answers: Answers, cluster: Cluster): readonly Asked[] {
  const nodes = wordsOf(answers['nodes']);
  const onHeartbeat = answers['membership'] === 'heartbeat';
  return [
    nameQuestion(cluster),
    {
      id: 'nodes',
      title: 'Nodes',
      prompt: 'Which machines? Write their names, as "uname -n" prints them, with a blank between.',
      check: (answer) => checkNodeNames(wordsOf(answer)),
    },
    choice({
      id: 'membership',
      title: 'Membership',
      prompt: 'By what do the nodes know of each other?',
      suggestion: 'corosync',
      choices: [
        {
          value: 'corosync',
          label: 'corosync 3',
          detail: 'With Pacemaker 2: what every distribution of today has',
        },
        { value: 'heartbeat', label: 'Heartbeat 3', detail: 'With Pacemaker 1.1: for clusters of that time' },
      ],
    }),
    ...addressQuestions(nodes, 0, answers),
    ...(onHeartbeat ? [interfaceQuestion(0, answers)] : []),
    choice({
      id: 'networks',
      title: 'Second network',
      prompt: 'Do the nodes have a second network between them?',
      suggestion: '2',
      choices: [
        { value: '2', label: 'Yes', detail: 'When one network fails, the nodes still hear each other' },
        { value: '1', label: 'No', detail: 'When it fails, each node believes the others dead' },
      ],
    }),
    ...(answers['networks'] === '2'
      ? [...addressQuestions(nodes, 1, answers), ...(onHeartbeat ? [interfaceQuestion(1, answers)] : [])]
      : []),
    choice({
      id: 'drbd',
      title: 'DRBD',
      prompt: 'Which version of DRBD replicates the data?',
      suggestion: '9',
      choices: [
        { value: '9', label: 'DRBD 9' },
        { value: '8.4', label: 'DRBD 8.4' },
        { value: 'none', label: 'None' },
      ],
    }),
    choice({
      id: 'fencing',
      title: 'Fencing',
      prompt:
        'How is a node switched off that no longer answers? Without it, two nodes may write to the same data.',
      suggestion: 'bmc',
      choices: [
        { value: 'bmc', label: 'IPMI', detail: 'Every node has a management board: iLO, iDRAC, BMC' },
        { value: 'sbd', label: 'SBD', detail: 'All nodes reach a small shared disk, and have a watchdog' },
      ],
    }),
    ...fencingQuestions(nodes, answers, onHeartbeat),
  ];
}

/** The answers once all questions have one. */
export function readNewCluster(answers: Answers): NewClusterAnswers {
  const links = Array.from({ length: Number(answers['networks']) }, (_, link) => link);
  const nodes = wordsOf(answers['nodes']).map((name): ClusterNode => {
    const bmc = answers[bmcId(name)];
    return {
      name,
      addresses: links.map((link) => answers[addressId(name, link)] ?? ''),
      ...(bmc !== undefined && { bmc }),
    };
  });
  const { name = '', membership, drbd } = answers;
  return {
    name,
    nodes,
    membership:
      membership === 'heartbeat'
        ? { kind: 'heartbeat', interfaces: links.map((link) => answers[interfaceId(link)] ?? '') }
        : { kind: 'corosync' },
    drbd: drbd === '9' || drbd === '8.4' ? drbd : undefined,
    fencing: readFencing(answers),
  };
}

function readFencing({ fencing, disk = '', user = '', passwordFile = '' }: Answers): Fencing {
  return fencing === 'sbd' ? { kind: 'sbd', disk } : { kind: 'bmc', user, passwordFile };
}

function nameQuestion({ root }: Cluster): Asked {
  const folder = root
    .slice(root.lastIndexOf('/') + 1)
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return {
    id: 'name',
    title: 'Name',
    prompt: 'What is the cluster called?',
    suggestion: isClusterName(folder) ? folder : 'cluster',
    check: (answer) =>
      isClusterName(answer)
        ? undefined
        : 'Write a name of letters, digits, hyphens and underscores, of at most 64 characters.',
  };
}

function isClusterName(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

function addressQuestions(nodes: readonly string[], link: 0 | 1, answers: Answers): readonly Asked[] {
  const network = link === 0 ? 'the network of the cluster' : 'the second network';
  // An address belongs to one node and one network.
  const before: string[] = [];
  for (const earlier of link === 1 ? nodes : []) before.push(answers[addressId(earlier, 0)] ?? '');
  return nodes.map((node) => {
    const id = addressId(node, link);
    const others = [...before];
    before.push(answers[id] ?? '');
    return {
      id,
      title: `Address of ${node}`,
      prompt: `Which address has ${node} in ${network}?`,
      check: (answer) => checkNodeAddress(answer, others),
    };
  });
}

function interfaceQuestion(link: 0 | 1, answers: Answers): Asked {
  const first = link === 1 ? answers[interfaceId(0)] : undefined;
  return {
    id: interfaceId(link),
    title: 'Interface',
    prompt: `Which network interface of the nodes is in ${link === 0 ? 'that network' : 'the second network'}?`,
    suggestion: `eth${link}`,
    check: (answer) => {
      if (!/^[\w.-]{1,15}$/.test(answer))
        return 'Write the name of an interface as "ip link" shows it, such as eth0.';
      return answer === first ? `${answer} is the interface of the first network.` : undefined;
    },
  };
}

function fencingQuestions(
  nodes: readonly string[],
  answers: Answers,
  onHeartbeat: boolean,
): readonly Asked[] {
  if (answers['fencing'] === 'sbd') {
    return [
      {
        id: 'disk',
        title: 'Shared disk',
        prompt: 'Which disk do all nodes share for SBD? Name it by a link that is the same everywhere.',
        suggestion: '/dev/disk/by-partlabel/sbd',
        check: (answer) =>
          answer.startsWith('/dev/')
            ? checkPath(answer)
            : 'Write the path of a disk, such as /dev/disk/by-id/...',
      },
    ];
  }
  if (answers['fencing'] !== 'bmc') return [];
  return [
    ...nodes.map((node, place): Asked => {
      const others = nodes.slice(0, place).flatMap((one) => answers[bmcId(one)] ?? []);
      return {
        id: bmcId(node),
        title: `Management board of ${node}`,
        prompt: `Which address has the management board of ${node}?`,
        check: (answer) =>
          checkAddress(answer) ??
          (others.includes(answer) ? `${answer} is the board of another node: each has its own.` : undefined),
      };
    }),
    {
      id: 'user',
      title: 'User',
      prompt: 'As which user do the nodes switch each other off?',
      suggestion: 'fence',
      check: (answer) =>
        /^[\w.@-]{1,32}$/.test(answer) ? undefined : 'Write the name of a user of the management boards.',
    },
    {
      id: 'passwordFile',
      title: 'Password',
      prompt: onHeartbeat
        ? 'In which file of the nodes is the password?'
        : 'Which script on the nodes prints the password?',
      suggestion: onHeartbeat ? '/etc/ha.d/ipmi-password' : '/etc/corosync/ipmi-password',
      check: checkPath,
    },
  ];
}

function addressId(node: string, link: number): string {
  return `address ${link} of ${node}`;
}

function interfaceId(link: number): string {
  return `interface ${link}`;
}

function bmcId(node: string): string {
  return `board of ${node}`;
}
