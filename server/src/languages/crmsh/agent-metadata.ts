import type { AgentFile, ClusterView } from '../../core/cluster-view.ts';
import type { Agent, AgentAction, AgentParameter } from './agents.ts';
import { badValue } from './checked-values.ts';

/**
 * Agents that the cluster's folders of meta-data describe, by full name. The provider is `*` where neither the file
 * name nor its folder says it: then the agent answers to any.
 */
export type FurtherAgents = ReadonlyMap<string, Agent>;

const known = new WeakMap<readonly AgentFile[], FurtherAgents>();

/** The agents that are not of the usual packages: those whose meta-data the cluster brings along. */
export function furtherAgents({ agentFiles }: ClusterView): FurtherAgents {
  let agents = known.get(agentFiles);
  if (!agents) {
    agents = new Map(agentFiles.flatMap(agentsIn).map((agent) => [agent.spec, agent]));
    known.set(agentFiles, agents);
  }
  return agents;
}

/** Actions that the cluster software uses among itself; nobody writes an `op` for them. */
const INTERNAL_ACTIONS = new Set(['meta-data', 'metadata', 'validate-all', 'manpage', 'usage', 'help']);

/** The agents of one file: what `crm_resource --show-metadata` prints, or an agent itself with `meta-data`. */
export function agentsIn({ path, text }: AgentFile): readonly Agent[] {
  const agents: Agent[] = [];
  let parameters: Draft[] = [];
  let actions: AgentAction[] = [];
  let type: string | undefined;
  let parameter: Draft | undefined;
  let lastText = '';
  for (const tag of tags(text)) {
    const { name, attributes, isEnd } = tag;
    if (name === 'resource-agent') {
      if (type !== undefined) agents.push(made(specOf(path, type), parameters, actions));
      parameters = [];
      actions = [];
      type = isEnd ? undefined : (attributes['name'] ?? '');
    } else if (name === 'parameter' && !isEnd) {
      parameter = { attributes, values: [] };
      if (attributes['name']) parameters.push(parameter);
    } else if (name === 'content' && parameter && !isEnd) parameter.content = attributes;
    else if (name === 'option' && parameter && !isEnd) parameter.values.push(attributes['value'] ?? '');
    else if (name === 'shortdesc' && parameter && isEnd) parameter.doc ??= lastText;
    else if (name === 'parameters' && isEnd) parameter = undefined;
    else if (name === 'action' && !isEnd && !INTERNAL_ACTIONS.has(attributes['name'] ?? '')) {
      const { name: action = '', timeout, interval, role, depth } = attributes;
      actions.push({
        name: action,
        ...(timeout !== undefined && { timeout }),
        ...(interval !== undefined && { interval }),
        ...(role !== undefined && { role }),
        ...(depth !== undefined && { depth }),
      });
    }
    lastText = tag.textAfter;
  }
  if (type !== undefined) agents.push(made(specOf(path, type), parameters, actions));
  return agents;
}

interface Draft {
  readonly attributes: Readonly<Record<string, string>>;
  content?: Readonly<Record<string, string>>;
  doc?: string;
  readonly values: string[];
}

function made(spec: string, drafts: readonly Draft[], actions: readonly AgentAction[]): Agent {
  const replacedBy = new Map(
    drafts.map(({ attributes }) => [attributes['obsoletes'], attributes['name']] as const),
  );
  const parameters = drafts.map(({ attributes, content = {}, doc, values }): AgentParameter => {
    const { name = '', obsoletes } = attributes;
    const newer = replacedBy.get(name);
    const { default: byDefault } = content;
    return {
      name,
      type: trustedType(content['type'] ?? 'string', byDefault),
      ...(byDefault ? { default: byDefault } : {}),
      isRequired: attributes['required'] === '1',
      isUnique: attributes['unique'] === '1' || attributes['unique-group'] !== undefined,
      isDeprecated: attributes['deprecated'] === '1',
      ...(obsoletes !== undefined && { replaces: obsoletes }),
      ...(newer !== undefined && { replacedBy: newer }),
      ...(values.length > 0 && { values }),
      ...(doc ? { doc } : {}),
    };
  });
  return { spec, parameters: new Map(parameters.map((each) => [each.name, each])), actions };
}

/** The declared type, unless the agent's own default does not fit it: then nothing can be said of other values. */
function trustedType(type: string, byDefault: string | undefined): string {
  return byDefault && badValue(byDefault, { type }) ? 'string' : type;
}

/**
 * The full name of an agent. Its meta-data has only the type; class and provider are in the name of the file
 * (`ocf:acme:queue.xml`, `ocf_acme_queue.xml` as the man pages are called) or of its folder (`acme/queue.xml`).
 *
 * @param path relative to the folder that the setting names
 */
export function specOf(path: string, type: string): string {
  const parts = path.replace(/\.xml$/i, '').split('/');
  const file = parts.at(-1) ?? '';
  const folder = parts.at(-2);
  const named = /^(ocf|stonith)[:_.-](.+)$/i.exec(file.endsWith(type) ? file.slice(0, -type.length) : '');
  const resourceClass =
    named?.[1]?.toLowerCase() ?? (/^(?:fence_|external\/)/.test(type) ? 'stonith' : undefined);
  if (resourceClass === 'stonith' || file.toLowerCase().startsWith('stonith') || folder === 'stonith') {
    return `stonith:${type}`;
  }
  const provider = named?.[2]?.replace(/[:_.-]$/, '') ?? (folder === 'ocf' ? undefined : folder);
  return `ocf:${provider ?? '*'}:${type}`;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isEnd: boolean;
  /** The text up to the next tag. */
  readonly textAfter: string;
}

const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const TAG_NAME = /\/?[A-Za-z][\w:-]*/y;

/**
 * The tags of a text, in order. Lenient, because agents print text around their XML and forget to escape `&`; an
 * element without content gives its start only.
 */
function* tags(text: string): Generator<Tag> {
  let at = text.indexOf('<');
  while (at >= 0) {
    const [opening, closing] = text.startsWith('<!--', at)
      ? ['<!--', '-->']
      : text.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>']
        : ['<', '>'];
    const end = text.indexOf(closing, at + opening.length);
    if (end < 0) return;
    const next = text.indexOf('<', end);
    TAG_NAME.lastIndex = at + 1;
    const name = opening === '<' ? TAG_NAME.exec(text)?.[0] : undefined;
    if (name !== undefined) {
      const attributes: Record<string, string> = {};
      for (const [, key = '', double, single] of text.slice(TAG_NAME.lastIndex, end).matchAll(ATTRIBUTE)) {
        attributes[key] = unescaped(double ?? single ?? '');
      }
      yield {
        name: name.replace('/', ''),
        attributes,
        isEnd: name.startsWith('/'),
        textAfter: unescaped(text.slice(end + 1, next < 0 ? undefined : next).trim()),
      };
    }
    at = next;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(raw: string): string {
  return raw.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}
