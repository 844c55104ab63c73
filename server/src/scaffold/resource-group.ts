import { crmWords, drbdStatements, primitiveStatement } from '../convert/crm-resource.ts';
import { crmComment, Ids, statement } from '../convert/crm-statement.ts';
import type { Cluster } from '../core/cluster.ts';
import { pacemakerRelease } from '../languages/crmsh/versions.ts';
import { versionOf } from '../languages/drbd/version.ts';
import { DRBD_CONF, globalCommonFile, type NodeAddress, resourceFile } from './drbd-files.ts';
import { crmDocument, resourcePlace } from './places.ts';
import type { Plan, PlannedFile } from './plan.ts';
import type { Answers } from './question.ts';
import type { Service } from './services.ts';

export interface ResourceGroupAnswers {
  readonly service: Service;
  readonly name: string;
  /** Absent for a service that keeps no data. */
  readonly storage?: {
    readonly nodes: readonly NodeAddress[];
    readonly disk: string;
    readonly minor: number;
    readonly port: number;
    readonly fileSystem: string;
    readonly mountPoint: string;
  };
  readonly address: string;
  /** The answers to the service's own questions. */
  readonly further: Answers;
}

/** The DRBD resource and the crm statements of a service, and the files they belong to. */
export function resourceGroup(answers: ResourceGroupAnswers, cluster: Cluster, secret: string): Plan {
  const statements = `${crmStatements(answers, cluster).join('\n')}\n`;
  const crm = crmDocument(cluster);
  const storage = storageFiles(answers, cluster, secret);
  return {
    label: `New resource group ${answers.name}`,
    creates: [...storage.creates, ...(crm ? [] : [{ path: 'cluster.crm', text: statements }])],
    appends: [...storage.appends, ...(crm ? [{ document: crm, text: statements }] : [])],
  };
}

function storageFiles(
  { name, storage }: ResourceGroupAnswers,
  cluster: Cluster,
  secret: string,
): Pick<Plan, 'creates' | 'appends'> {
  if (!storage) return { creates: [], appends: [] };
  const version = versionOf(cluster.model);
  const text = resourceFile({ ...storage, name, secret }, version, cluster.model);
  const place = resourcePlace(
    cluster,
    name,
    storage.nodes.map((node) => node.name),
  );
  switch (place.kind) {
    case 'append':
      return { creates: [], appends: [{ document: place.document, text }] };
    case 'files':
      return { creates: place.paths.map((path): PlannedFile => ({ path, text })), appends: [] };
    case 'first':
      return {
        creates: [
          { path: 'etc/drbd.conf', text: DRBD_CONF },
          { path: 'etc/drbd.d/global_common.conf', text: globalCommonFile(version) },
          { path: place.path, text },
        ],
        appends: [],
      };
  }
}

function crmStatements(
  { service, name, storage, address, further }: ResourceGroupAnswers,
  cluster: Cluster,
): readonly string[] {
  const ids = new Ids(cluster.model.keys('crm-id'));
  const words = crmWords(pacemakerRelease(cluster.model));
  const setting = {
    name,
    device: storage ? `/dev/drbd${storage.minor}` : '',
    mountPoint: storage?.mountPoint ?? '',
    fileSystem: storage?.fileSystem ?? '',
    address,
    answers: further,
    cluster,
  };
  const made = service.members(setting).map((call) => primitiveStatement(call, ids));
  const members = made.map(({ id }) => id);
  const [first = ''] = members;
  const subject = members.length > 1 ? ids.make('g', name) : first;
  const drbd = storage && drbdStatements(name, storage.nodes.length, words, ids);
  return [
    ...crmComment([`${service.label}: ${name}.`, ...(service.remark ? [service.remark] : [])].join(' ')),
    ...(drbd?.lines ?? []),
    ...made.flatMap(({ lines }) => lines),
    ...(members.length > 1 ? [statement(['group', subject, ...members])] : []),
    ...(drbd
      ? [
          `colocation ${ids.make(subject, 'with', 'drbd')} inf: ${subject} ${drbd.clone}:${words.promoted}`,
          `order ${ids.make(subject, 'after', 'drbd')} Mandatory: ${drbd.clone}:promote ${subject}:start`,
        ]
      : []),
  ];
}
