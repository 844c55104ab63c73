import type { Cluster } from '../core/cluster.ts';
import { pacemakerSwitch } from '../core/heartbeat-mode.ts';
import { nodeKey } from '../core/keys.ts';
import { versionOf } from '../languages/drbd/version.ts';
import {
  checkDisk,
  checkMinor,
  checkMountPoint,
  checkName,
  checkNodeAddress,
  checkNodeNames,
  checkPort,
  checkVirtualAddress,
} from './checks.ts';
import { type Answers, type Asked, choice, wordsOf } from './question.ts';
import type { ResourceGroupAnswers } from './resource-group.ts';
import { type Service, serviceOf, services } from './services.ts';
import { guessedAddress, memberNames, nextFree, replicationAddress, usedMinors, usedPorts } from './stock.ts';

/** DRBD's ports begin here by custom. */
const FIRST_PORT = 7788;

/** Why this cluster takes no resource group, in a sentence; undefined when it does. */
export function resourceGroupObstacle(cluster: Cluster): string | undefined {
  const files = [...cluster.documents.values()];
  const haCf = files.find(({ language }) => language.id === 'ha-cf');
  const hasHaresources = files.some(({ language }) => language.id === 'haresources');
  return haCf && hasHaresources && !pacemakerSwitch(cluster.model, haCf.directory)
    ? 'In this cluster haresources says what runs where, and Pacemaker is off: crm statements would do nothing. "HA Cluster: Convert haresources to crm Statements" shows the way there.'
    : undefined;
}

/** The questions as far as the answers lead; each answer may bring others. */
export function resourceGroupQuestions(answers: Answers, cluster: Cluster): readonly Asked[] {
  const service = serviceOf(answers['service']);
  if (!service) return [serviceQuestion()];
  const name = answers['name'] ?? '';
  const mountPoint = answers['mountPoint'] ?? service.mountPoint(name);
  return [
    serviceQuestion(),
    nameQuestion(service, cluster),
    ...(service.storage === 'none' ? [] : storageQuestions(service, answers, cluster)),
    ...(service.hasAddress ? [addressQuestion(cluster)] : []),
    ...service.questions({ name, mountPoint, answers, cluster }),
  ];
}

/** The answers once all questions have one. */
export function readResourceGroup(answers: Answers, cluster: Cluster): ResourceGroupAnswers | undefined {
  const service = serviceOf(answers['service']);
  if (!service) return undefined;
  const { name = '', disk = '', minor, port, fileSystem = '', mountPoint = '', address = '' } = answers;
  return {
    service,
    name,
    address,
    further: answers,
    ...(service.storage !== 'none' && {
      storage: {
        nodes: chosenNodes(answers, cluster).map((node) => ({
          name: node,
          address: replicationAddress(cluster, node) ?? answers[addressId(node)] ?? '',
        })),
        disk,
        minor: Number(minor),
        port: Number(port),
        fileSystem,
        mountPoint,
      },
    }),
  };
}

function serviceQuestion(): Asked {
  return choice({
    id: 'service',
    title: 'Service',
    prompt: 'What is to run in the cluster?',
    choices: services.map(({ kind, label, detail }) => ({ value: kind, label, detail })),
  });
}

function nameQuestion({ name, storage }: Service, cluster: Cluster): Asked {
  const { model } = cluster;
  const taken = (answer: string) => {
    if (storage !== 'none' && model.declarations('drbd-resource', answer).length > 0)
      return `There is a DRBD resource "${answer}" already.`;
    if (
      storage !== 'none' &&
      [...cluster.documents.values()].some(({ path }) => path.endsWith(`/${answer}.res`))
    )
      return `There is a file ${answer}.res already.`;
    const id = ['g', 'ms', 'drbd', 'fs', 'ip'].map((word) => `${word}_${answer}`).find(isId) ?? answer;
    return isId(id) ? `There is something called "${id}" in the crm statements already.` : undefined;
  };
  const isId = (id: string) => model.declarations('crm-id', id).length > 0;
  let suggestion = name;
  for (let count = 2; taken(suggestion) !== undefined; count++) suggestion = `${name}${count}`;
  return {
    id: 'name',
    title: 'Name',
    prompt: 'What is it called? The DRBD resource and the crm statements get this name.',
    suggestion,
    check: (answer) => checkName(answer) ?? taken(answer),
  };
}

function storageQuestions(service: Service, answers: Answers, cluster: Cluster): readonly Asked[] {
  const nodes = chosenNodes(answers, cluster);
  const name = answers['name'] ?? '';
  const minors = usedMinors(cluster);
  const ports = usedPorts(cluster);
  return [
    ...nodesQuestion(cluster),
    ...nodes.flatMap((node, place) => nodeAddressQuestion(node, nodes.slice(0, place), answers, cluster)),
    {
      id: 'disk',
      title: 'Disk',
      prompt:
        'Which block device of each node holds the data? It must be empty, and the same path on all of them.',
      suggestion: likelyDisk(name, cluster),
      check: (answer) => checkDisk(answer, nodes, cluster.model),
    },
    {
      id: 'minor',
      title: 'Minor number',
      prompt: 'Which DRBD device is it: 0 for /dev/drbd0, and so on?',
      suggestion: String(nextFree(minors, 0)),
      check: (answer) => checkMinor(answer, minors),
    },
    {
      id: 'port',
      title: 'Port',
      prompt: 'Over which TCP port does DRBD replicate it?',
      suggestion: String(nextFree(ports, FIRST_PORT)),
      check: (answer) => checkPort(answer, ports),
    },
    ...(service.storage === 'file system' ? fileSystemQuestions(service, name, cluster) : []),
  ];
}

/** The nodes of the cluster that keep the data; nobody is asked where there are two. */
function nodesQuestion(cluster: Cluster): readonly Asked[] {
  const known = memberNames(cluster);
  if (known.length === 2) return [];
  const mostly = versionOf(cluster.model) === '9' ? undefined : 2;
  const wrong = (names: readonly string[]) =>
    checkNodeNames(names) ??
    (mostly !== undefined && names.length > mostly
      ? `DRBD ${versionOf(cluster.model)} keeps a resource on two nodes: name two.`
      : undefined);
  const about = { id: 'nodes', title: 'Nodes' };
  if (known.length < 2) {
    return [
      {
        ...about,
        prompt: 'On which nodes? Write their names, as "uname -n" prints them, with a blank between.',
        suggestion: known.join(' '),
        check: (answer) => wrong(wordsOf(answer)),
      },
    ];
  }
  const keys = new Set(known.map(nodeKey));
  return [
    {
      ...about,
      prompt: 'Which nodes keep a copy of the data?',
      suggestion: known.slice(0, 2).join(' '),
      choices: known.map((value) => ({ value, label: value })),
      several: true,
      check: (answer) => {
        const stranger = wordsOf(answer).find((one) => !keys.has(nodeKey(one)));
        return stranger === undefined
          ? wrong(wordsOf(answer))
          : `"${stranger}" is no node of this cluster: ${known.join(', ')} are.`;
      },
    },
  ];
}

function chosenNodes(answers: Answers, cluster: Cluster): readonly string[] {
  const known = memberNames(cluster);
  return known.length === 2 ? known : wordsOf(answers['nodes']);
}

function nodeAddressQuestion(
  node: string,
  before: readonly string[],
  answers: Answers,
  cluster: Cluster,
): readonly Asked[] {
  if (replicationAddress(cluster, node) !== undefined) return [];
  const suggestion = guessedAddress(cluster, node);
  const others = before.flatMap((one) => replicationAddress(cluster, one) ?? answers[addressId(one)] ?? []);
  return [
    {
      id: addressId(node),
      title: `Address of ${node}`,
      prompt: `Which address of ${node} does DRBD replicate over? Best one of a link between the nodes alone.`,
      ...(suggestion !== undefined && { suggestion }),
      check: (answer) => checkNodeAddress(answer, others),
    },
  ];
}

function addressId(node: string): string {
  return `address of ${node}`;
}

function fileSystemQuestions(service: Service, name: string, cluster: Cluster): readonly Asked[] {
  return [
    choice({
      id: 'fileSystem',
      title: 'File system',
      prompt: 'Which file system is on it?',
      suggestion: 'ext4',
      choices: [
        { value: 'ext4', label: 'ext4' },
        { value: 'xfs', label: 'XFS' },
      ],
    }),
    {
      id: 'mountPoint',
      title: 'Mount point',
      prompt: 'Where is it mounted? The directory has to be there on all nodes.',
      suggestion: service.mountPoint(name),
      check: (answer) => checkMountPoint(answer, cluster.model),
    },
  ];
}

function addressQuestion({ model }: Cluster): Asked {
  return {
    id: 'address',
    title: 'Address',
    prompt: 'At which address do clients reach it? With the length of its network, such as 192.0.2.80/24.',
    check: (answer) => checkVirtualAddress(answer, model),
  };
}

/** A disk of the same volume group, or directory, as the others. */
function likelyDisk(name: string, { model }: Cluster): string {
  const group = model.keys('backing-group')[0] ?? 'vg0';
  return `/dev/${group}/${name}`;
}
