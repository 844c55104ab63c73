import type { ClusterView } from '../../core/cluster-view.ts';
import type { Declaration } from '../../core/fact.ts';
import type { DrbdOption } from './catalog.ts';
import { optionKey } from './facts.ts';
import { baseOptions, commonOptionsIn, isTemplate } from './inheritance.ts';
import { settingOf } from './option-names.ts';
import { nameOf, optionsIn } from './resource.ts';
import {
  type DrbdNode,
  type OptionPlace,
  type OptionStatement,
  type OptionsSection,
  ofKind,
  type ResourceSection,
} from './tree.ts';
import { valueWithAmount } from './wording.ts';

type OptionFact = Declaration<'drbd-option'>;

/** The nodes around one in the tree, outermost first, with itself at the end. */
export type Ancestry = readonly DrbdNode[];

/** What DRBD really uses where an option stands, in place of what, as Markdown: `In force for resource r0: ...`. */
export function inForceText(
  ancestry: Ancestry,
  node: OptionStatement,
  known: DrbdOption | undefined,
  cluster: ClusterView,
): string | undefined {
  const resource = ancestry.find((one) => one.kind === 'resource');
  const common = ancestry.find((one) => one.kind === 'common');
  const section = sectionOf(node);
  if (!section || section === 'proxy') return undefined;
  const { name } = settingOf(node);
  if (common) {
    const fact = cluster
      .declarations('drbd-option', optionKey(undefined, name))
      .find(({ slot }) => slot.block.tree === ancestry[0]);
    const whose =
      fact && isTemplate(cluster, fact.slot.document)
        ? 'the resources that have this file as their template'
        : 'every resource that does not set it itself';
    return `In force for ${whose}: ${shown(node)}${insteadOf(defaultOf(known))}.`;
  }
  const owner = nameOf(resource?.name);
  if (!resource || owner === undefined) return undefined;
  const holder = holderOf(ancestry, resource);
  const effective = sameIn(holder === resource ? resource.body : bodyOf(holder), section, name).at(-1);
  const outer = outerOf(resource, holder, owner, { section, name }, cluster) ?? defaultOf(known);
  const where = holder === resource ? `resource \`${owner}\`` : `this ${holder.kind}`;
  if (effective && effective !== node) return `In force for ${where}: ${shown(effective)}, set again below.`;
  const narrower = holder === resource ? narrowerOf(resource, { section, name }) : [];
  const except = narrower.length > 0 ? ` Except in its connections: ${narrower.join(', ')}.` : '';
  return `In force for ${where}: ${shown(node)}, set here${insteadOf(outer)}.${except}`;
}

/** What is in force in a section of a resource, with what it takes from `common`; undefined when that is nothing. */
export function sectionInForce(
  ancestry: Ancestry,
  node: OptionsSection,
  cluster: ClusterView,
): string | undefined {
  const resource = ancestry.find((one) => one.kind === 'resource');
  const owner = nameOf(resource?.name);
  if (!resource || owner === undefined || holderOf(ancestry, resource) !== resource) return undefined;
  const own = new Set(ofKind(node.body, 'option').map((option) => settingOf(option).name));
  const inherited = commonOptionsIn(cluster, owner, node.section).filter(
    (fact) => !own.has(nameIn(fact)) && !sameIn(resource.body, node.section, nameIn(fact)).length,
  );
  if (inherited.length === 0) return undefined;
  return [
    `Also in force for resource \`${owner}\`:`,
    ...inherited.map((fact) => `- \`${nameIn(fact)}\` ${said(fact)}`),
  ].join('\n');
}

/** What a resource takes from `common` in the sections that decide most, as `NAME VALUE`; a secret is not told. */
export function inheritedOptions(resource: ResourceSection, cluster: ClusterView): readonly string[] {
  const owner = nameOf(resource.name);
  if (owner === undefined) return [];
  return (['net', 'disk', 'options'] as const).flatMap((section) =>
    commonOptionsIn(cluster, owner, section)
      .filter((fact) => sameIn(resource.body, section, nameIn(fact)).length === 0)
      .map((fact) => `${nameIn(fact)} ${fact.data.value}`.trim())
      .sort((a, b) => weight(a) - weight(b)),
  );
}

/** What decides about data comes first. */
const WEIGHTY = ['protocol ', 'fencing ', 'allow-two-primaries ', 'on-io-error '];

function weight(option: string): number {
  const at = WEIGHTY.findIndex((name) => option.startsWith(name));
  return at < 0 ? WEIGHTY.length : at;
}

interface Wanted {
  readonly section: OptionPlace;
  readonly name: string;
}

/** The section of a resource that the options of an ancestry belong to: the resource, a connection, a volume, a host. */
function holderOf(ancestry: Ancestry, resource: ResourceSection): DrbdNode {
  return ancestry.findLast((one) => one.kind !== 'option' && one.kind !== 'options-section') ?? resource;
}

function bodyOf(node: DrbdNode): readonly DrbdNode[] {
  return 'body' in node ? node.body : [];
}

function sectionOf({ inside, keyword }: OptionStatement): OptionPlace | undefined {
  if (keyword.text === 'protocol') return 'net';
  switch (inside) {
    case 'net':
    case 'disk':
    case 'startup':
    case 'handlers':
    case 'options':
    case 'syncer':
    case 'proxy':
      return inside;
    default:
      return undefined;
  }
}

/** The statements of one option in the sections of a body; `protocol` may stand outside of any. */
function sameIn(body: readonly DrbdNode[], section: OptionPlace, name: string): OptionStatement[] {
  const outside = ofKind(body, 'option').filter(() => name === 'protocol');
  return [...outside, ...optionsIn(body, section)].filter((option) => settingOf(option).name === name);
}

function outerOf(
  resource: ResourceSection,
  holder: DrbdNode,
  owner: string,
  { section, name }: Wanted,
  cluster: ClusterView,
): string | undefined {
  const general = holder === resource ? undefined : sameIn(resource.body, section, name).at(-1);
  if (general) return `${shown(general)} of the resource`;
  const base = baseOptions(cluster, owner, name).at(-1);
  return base && said(base);
}

function narrowerOf(resource: ResourceSection, { section, name }: Wanted): string[] {
  return ofKind(resource.body, 'connection')
    .flatMap(({ body }) => sameIn(body, section, name).slice(-1))
    .map(shown);
}

function nameIn({ key }: OptionFact): string {
  return key.slice(key.indexOf(' ') + 1);
}

/** The value of a fact and where it is set; a secret is not told. */
function said(fact: OptionFact): string {
  const value = fact.data.value === '' ? 'the one' : `\`${fact.data.value}\``;
  return `${value} of \`common\` in ${fact.slot.document.name}`;
}

function shown(option: OptionStatement): string {
  const { name, value } = settingOf(option);
  return name === 'shared-secret' ? 'the secret' : `\`${value}\``;
}

function defaultOf(known: DrbdOption | undefined): string | undefined {
  if (known?.default === undefined) return undefined;
  const value =
    typeof known.default === 'number' ? valueWithAmount(known, known.default) : `\`${known.default}\``;
  return `the default, ${value}`;
}

function insteadOf(other: string | undefined): string {
  return other === undefined ? '' : `, in place of ${other}`;
}
