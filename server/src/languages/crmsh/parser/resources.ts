import type { IToken } from 'chevrotain';
import * as T from '../tokens.ts';
import type {
  Agent,
  AgentResource,
  AttributeList,
  BundleStatement,
  CloneStatement,
  GroupStatement,
  NodeStatement,
  Pair,
  Section,
  Word,
} from '../tree.ts';
import { around, part, payloadOf, spanOf, wordOf } from '../words.ts';
import { AttributeParser, noParts } from './attributes.ts';
import { afterEquals } from './forms.ts';

/** node, primitive, rsc_template, group, clone, ms, master and bundle. */
export abstract class ResourceParser extends AttributeParser {
  /** `node [id: | $id=id] name[:type] [description=] [attributes ...] [utilization ...]` */
  protected node = this.RULE('node', (): NodeStatement => {
    const keyword = this.CONSUME(T.Node);
    const parts = noParts();
    const id = this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(T.ScoreWord) }, { ALT: () => this.CONSUME(T.IdWord) }]),
    );
    const name = this.OPTION2(() => this.CONSUME(T.NameWord));
    this.OPTION3(() => this.CONSUME(T.DescriptionWord));
    this.SUBRULE(this.sections, { ARGS: ['attributes', [T.Attributes, T.Utilization], parts] });
    this.SUBRULE(this.leftover, { ARGS: ['node'] });
    return this.ACTION(() => {
      if (!name) this.incomplete('node', 'the name of the node, as uname -n prints it', id ?? keyword);
      const text = name ? payloadOf(name).text : '';
      const colon = text.indexOf(':');
      const words = {
        id:
          id &&
          (payloadOf(id).text.startsWith('$') ? afterEquals(id) : part(id, 0, payloadOf(id).text.length - 1)),
        name: name && (colon < 0 ? wordOf(name) : part(name, 0, colon)),
        type: name && colon >= 0 ? part(name, colon + 1) : undefined,
      };
      return {
        kind: 'node',
        span: around(spanOf(keyword), words.id, words.name, words.type, parts.lists),
        keyword: keywordOf(keyword),
        ...words,
        lists: parts.lists,
      };
    });
  });

  /** `primitive id (agent | @template) [description=] arguments`; `rsc_template` is the same without `@`. */
  protected primitive = this.RULE('primitive', (): AgentResource => {
    const keyword = this.OR([
      { ALT: () => this.CONSUME(T.Primitive) },
      { ALT: () => this.CONSUME(T.Template) },
    ]);
    const parts = noParts();
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    const type = this.OPTION2(() => this.CONSUME2(T.NameWord));
    this.OPTION3(() => this.CONSUME(T.DescriptionWord));
    this.SUBRULE(this.sectionsAndOperations, { ARGS: [parts] });
    this.SUBRULE(this.leftover, { ARGS: ['primitive'] });
    return this.ACTION(() => {
      const name = keywordOf(keyword);
      if (!type) {
        const agent =
          name.text === 'rsc_template' ? 'an id and an agent' : 'an id and an agent (or @template)';
        this.incomplete(name.text, `${agent}, as in ${name.text} vip ocf:heartbeat:IPaddr2`, id ?? keyword);
      }
      if (type && name.text === 'rsc_template' && payloadOf(type).text.startsWith('@')) {
        this.fault('unexpected-word', type, 'rsc_template');
      }
      const template = type && payloadOf(type).text.startsWith('@') ? part(type, 1) : undefined;
      const agent = type && !template ? agentOf(type) : undefined;
      return {
        kind: name.text === 'rsc_template' ? 'template' : 'primitive',
        span: around(
          name.span,
          id && wordOf(id),
          type && { span: spanOf(type) },
          parts.lists,
          parts.operations,
        ),
        keyword: name,
        id: id && wordOf(id),
        agent,
        template,
        lists: parts.lists,
        operations: parts.operations,
      };
    });
  });

  /** `group id member+ [description=] arguments` */
  protected group = this.RULE('group', (): GroupStatement => {
    const keyword = this.CONSUME(T.Group);
    const parts = noParts();
    const members: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    this.MANY(() => {
      const member = this.CONSUME2(T.NameWord);
      this.ACTION(() => {
        members.push(wordOf(member));
      });
    });
    this.OPTION2(() => this.CONSUME(T.DescriptionWord));
    this.SUBRULE(this.sections, { ARGS: ['params', [T.Params, T.Meta], parts] });
    this.SUBRULE(this.leftover, { ARGS: ['group'] });
    return this.ACTION(() => {
      if (members.length === 0) {
        this.incomplete('group', 'an id and its members in start order', id ?? keyword);
      }
      return {
        kind: 'group',
        span: around(spanOf(keyword), id && wordOf(id), members, parts.lists),
        keyword: keywordOf(keyword),
        id: id && wordOf(id),
        members,
        lists: parts.lists,
      };
    });
  });

  /** `clone id resource [description=] arguments`, with promotable copies as `ms` or `master`. */
  protected clone = this.RULE('clone', (): CloneStatement => {
    const keyword = this.CONSUME(T.Clone);
    const parts = noParts();
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    const child = this.OPTION2(() => this.CONSUME2(T.NameWord));
    this.OPTION3(() => this.CONSUME(T.DescriptionWord));
    this.SUBRULE(this.sections, { ARGS: ['params', [T.Params, T.Meta], parts] });
    this.SUBRULE(this.leftover, { ARGS: ['clone'] });
    return this.ACTION(() => {
      const name = keywordOf(keyword);
      if (!child) this.incomplete(name.text, 'an id and the resource to clone', id ?? keyword);
      return {
        kind: 'clone',
        span: around(name.span, id && wordOf(id), child && wordOf(child), parts.lists),
        keyword: name,
        id: id && wordOf(id),
        child: child && wordOf(child),
        lists: parts.lists,
      };
    });
  });

  /**
   * `bundle id [description=] (docker | podman | rkt) pairs [network pairs (port-mapping pairs)*]
   * [storage (storage-mapping pairs)+] [meta ...] [primitive id]`
   */
  protected bundle = this.RULE('bundle', (): BundleStatement => {
    const keyword = this.CONSUME(T.Bundle);
    const lists: AttributeList[] = [];
    const contained: Word[] = [];
    const containers: Word[] = [];
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    this.OPTION2(() => this.CONSUME(T.DescriptionWord));
    this.MANY({
      GATE: () => !this.next(T.Params) && !this.next(T.Utilization) && !this.next(T.Attributes),
      DEF: () => this.SUBRULE(this.bundlePart, { ARGS: [lists, containers, contained] }),
    });
    this.SUBRULE(this.leftover, { ARGS: ['bundle'] });
    return this.ACTION(() => {
      if (!id || (containers.length === 0 && lists.length === 0)) {
        this.incomplete(
          'bundle',
          'an id and a container, as in podman image=registry.example/web',
          id ?? keyword,
        );
      }
      return {
        kind: 'bundle',
        span: around(spanOf(keyword), id && wordOf(id), lists, contained),
        keyword: keywordOf(keyword),
        id: id && wordOf(id),
        container: containers[0],
        primitive: contained[0],
        lists,
      };
    });
  });

  private bundlePart = this.RULE(
    'bundlePart',
    (lists: AttributeList[] = [], containers: Word[] = [], contained: Word[] = []): void => {
      this.OR([
        { ALT: () => this.SUBRULE(this.bundleSection, { ARGS: [lists, containers] }) },
        { ALT: () => this.SUBRULE(this.section, { ARGS: [{ lists, operations: [] }] }) },
        { ALT: () => this.SUBRULE(this.contained, { ARGS: [contained] }) },
      ]);
    },
  );

  private bundleSection = this.RULE(
    'bundleSection',
    (into: AttributeList[] = [], containers: Word[] = []): void => {
      const keyword = this.OR([
        { ALT: () => this.CONSUME(T.Container) },
        { ALT: () => this.CONSUME(T.Network) },
        { ALT: () => this.CONSUME(T.PortMapping) },
        { ALT: () => this.CONSUME(T.Storage) },
        { ALT: () => this.CONSUME(T.StorageMapping) },
      ]);
      const pairs: Pair[] = [];
      this.SUBRULE(this.pairs, { ARGS: [pairs] });
      this.ACTION(() => {
        const word = wordOf(keyword);
        const isContainer = keyword.tokenType === T.Container;
        if (isContainer && containers.length > 0) this.fault('unexpected-word', keyword, 'bundle');
        else if (!isContainer && into.length === 0) this.fault('unexpected-word', keyword, 'bundle');
        if (isContainer) containers.push(word);
        into.push({
          kind: 'attributes',
          span: around(word.span, pairs),
          section: isContainer ? 'container' : (word.text.toLowerCase() as Section),
          keyword: word,
          id: undefined,
          idReference: undefined,
          score: undefined,
          rules: [],
          pairs,
        });
      });
    },
  );

  private contained = this.RULE('contained', (into: Word[] = []): void => {
    const keyword = this.CONSUME(T.Contained);
    const id = this.OPTION(() => this.CONSUME(T.NameWord));
    this.ACTION(() => {
      if (id) into.push(wordOf(id));
      if (id?.tokenType === T.ColonWord || id?.tokenType === T.ScoreWord)
        this.fault('unexpected-word', id, 'bundle');
      if (!id) this.incomplete('bundle', 'the id of a primitive', keyword);
    });
  });
}

/** The first word of a statement, in lower case as crmsh takes it. */
export function keywordOf(token: IToken): Word {
  const word = wordOf(token);
  return { text: word.text.toLowerCase(), span: word.span };
}

/** `class:provider:type`, `class:type` or `type`. */
function agentOf(token: IToken): Agent {
  const { text } = payloadOf(token);
  const first = text.indexOf(':');
  const second = first < 0 ? -1 : text.indexOf(':', first + 1);
  return {
    text,
    span: wordOf(token).span,
    class: first < 0 ? undefined : part(token, 0, first),
    provider: second < 0 ? undefined : part(token, first + 1, second),
    type: part(token, (second < 0 ? first : second) + 1),
  };
}
