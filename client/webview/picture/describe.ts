import type { Picture, PictureResource, PictureThing } from '../../../server/src/protocol.ts';
import type { Shape } from './scene.ts';

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A cluster in one sentence. */
export function summaryOf({ label, nodes, drbd, resources, constraints, targets }: Picture): string {
  const parts = [
    counted(nodes.length, 'node'),
    drbd.length > 0 && counted(drbd.length, 'DRBD resource'),
    counted(resources.length, 'resource'),
    counted(constraints.length, 'constraint'),
    targets.length > 0 && counted(targets.length, 'iSCSI target'),
  ];
  return `Cluster ${label}: ${parts.filter(Boolean).join(', ')}`;
}

const problemsOf = ({ problems }: PictureThing) =>
  problems
    .filter(({ severity }) => severity !== 'hint')
    .map(({ severity, message }) => `${severity}: ${message}`);

/** What a screen reader says of a shape, and what one reads who points at it. */
export function saidOf({ said, thing, again }: Shape): string {
  return withProblems(said, again ? [] : problemsOf(thing));
}

/** Problems are whole sentences, things are not. */
function withProblems(said: string, problems: readonly string[]): string {
  return problems.length > 0 ? `${said}. ${problems.join(' ')}` : said;
}

export interface Paragraph {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The whole picture in words, for who cannot see it. */
export function wordsOf(picture: Picture): readonly Paragraph[] {
  const names = new Map(picture.nodes.map(({ id, label }) => [id, label]));
  const line = (thing: PictureThing, text: string) => withProblems(text, problemsOf(thing));
  const resource = (one: PictureResource, inside: string): readonly string[] => {
    const type = one.type === 'clone' && one.promotable ? 'promotable clone' : one.type;
    const what = one.detail && one.type === 'primitive' ? ` (${one.detail})` : '';
    const order =
      one.type === 'group' ? `, starts ${one.members.map(({ label }) => label).join(', then ')}` : '';
    return [
      line(one, `${type} ${one.label}${what}${inside}${order}`),
      ...one.members.flatMap((member) => resource(member, ` in ${one.label}`)),
    ];
  };
  const paragraphs: readonly Paragraph[] = [
    {
      heading: 'Nodes',
      lines: picture.nodes.map((node) =>
        line(node, [node.label, ...node.addresses, ...(node.listed ? [] : ['named, not listed'])].join(', ')),
      ),
    },
    {
      heading: 'DRBD resources',
      lines: picture.drbd.flatMap((drbd) => [
        line(drbd, `${drbd.label} on ${drbd.nodes.map((node) => names.get(node) ?? node).join(', ')}`),
        ...drbd.volumes.map((volume) => {
          const disks = volume.disks.map(({ node, path }) => `${path} on ${names.get(node) ?? node}`);
          return line(volume, `${volume.label} of ${drbd.label}: ${disks.join(', ')}`);
        }),
      ]),
    },
    { heading: 'Resources', lines: picture.resources.flatMap((one) => resource(one, '')) },
    {
      heading: 'Constraints',
      lines: picture.constraints.map((one) => line(one, `${one.type} ${one.label}: ${one.detail}`)),
    },
    {
      heading: 'iSCSI targets',
      lines: picture.targets.flatMap((target) => [
        line(target, target.label),
        ...target.luns.map((lun) => line(lun, `${lun.detail ?? 'LUN'} of ${target.label}: ${lun.label}`)),
      ]),
    },
  ];
  return paragraphs.filter(({ lines }) => lines.length > 0);
}
