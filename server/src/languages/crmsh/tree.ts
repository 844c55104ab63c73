import type { Span } from '../../core/span.ts';

/** A word or a part of one, without quotes and escapes, with its place. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `name=value`; without value where only the name is written. */
export interface Pair {
  readonly kind: 'pair';
  readonly span: Span;
  readonly name: Word;
  readonly value: Word | undefined;
  /** Of `$id:name=value`, or of the reference `@id`. */
  readonly id: Word | undefined;
  readonly reference: boolean;
}

/** `string:attribute lt value`, `defined attribute`, `date ...`. */
export interface Expression {
  readonly kind: 'expression';
  readonly span: Span;
  readonly form: 'comparison' | 'existence' | 'date';
  /** The attribute of the node that is looked at. */
  readonly attribute: Word | undefined;
  readonly operator: Word | undefined;
  readonly value: Word | undefined;
  /** Of dates: start, end and units. */
  readonly pairs: readonly Pair[];
}

/** `rule [$id=] [role=] [score:] expression ...`. */
export interface RuleNode {
  readonly kind: 'rule';
  readonly span: Span;
  readonly id: Word | undefined;
  readonly reference: boolean;
  readonly role: Word | undefined;
  readonly score: Word | undefined;
  readonly expressions: readonly Expression[];
  /** The `and` and `or` words between the expressions. */
  readonly connectives: readonly Word[];
}

export type Section =
  | 'params'
  | 'meta'
  | 'utilization'
  | 'attributes'
  | 'op_params'
  | 'op_meta'
  | 'properties'
  | 'container'
  | 'network'
  | 'port-mapping'
  | 'storage'
  | 'storage-mapping';

/** A list of attributes: `params ip=... nic=...`. */
export interface AttributeList {
  readonly kind: 'attributes';
  readonly span: Span;
  readonly section: Section;
  /** The word that opens it; absent where crmsh takes attributes without. */
  readonly keyword: Word | undefined;
  readonly id: Word | undefined;
  readonly idReference: Word | undefined;
  readonly score: Word | undefined;
  readonly rules: readonly RuleNode[];
  readonly pairs: readonly Pair[];
}

/** `op monitor interval=10s`. */
export interface Operation {
  readonly kind: 'operation';
  readonly span: Span;
  readonly keyword: Word;
  readonly action: Word | undefined;
  readonly pairs: readonly Pair[];
  readonly lists: readonly AttributeList[];
}

/** `class:provider:type` and its parts. */
export interface Agent {
  readonly text: string;
  readonly span: Span;
  readonly class: Word | undefined;
  readonly provider: Word | undefined;
  readonly type: Word;
}

interface StatementBase {
  readonly span: Span;
  /** The first word, in lower case. */
  readonly keyword: Word;
}

export interface NodeStatement extends StatementBase {
  readonly kind: 'node';
  readonly id: Word | undefined;
  readonly name: Word | undefined;
  readonly type: Word | undefined;
  readonly lists: readonly AttributeList[];
}

interface AgentStatement extends StatementBase {
  readonly id: Word | undefined;
  readonly agent: Agent | undefined;
  /** The template behind `@`. */
  readonly template: Word | undefined;
  readonly lists: readonly AttributeList[];
  readonly operations: readonly Operation[];
}

export interface PrimitiveStatement extends AgentStatement {
  readonly kind: 'primitive';
}

/** `rsc_template`. */
export interface TemplateStatement extends AgentStatement {
  readonly kind: 'template';
}

export interface GroupStatement extends StatementBase {
  readonly kind: 'group';
  readonly id: Word | undefined;
  readonly members: readonly Word[];
  readonly lists: readonly AttributeList[];
}

/** `clone`, `ms` and `master`. */
export interface CloneStatement extends StatementBase {
  readonly kind: 'clone';
  readonly id: Word | undefined;
  readonly child: Word | undefined;
  readonly lists: readonly AttributeList[];
}

export interface BundleStatement extends StatementBase {
  readonly kind: 'bundle';
  readonly id: Word | undefined;
  readonly container: Word | undefined;
  readonly primitive: Word | undefined;
  readonly lists: readonly AttributeList[];
}

/** A resource in a constraint, with its role, action or instance number. */
export interface Member {
  readonly kind: 'member';
  readonly span: Span;
  readonly resource: Word;
  readonly qualifier: Word | undefined;
}

/** Members between brackets, or a run of members outside of them. */
export interface MemberSet {
  readonly kind: 'set';
  readonly span: Span;
  readonly bracket: '(' | '[' | '{' | undefined;
  readonly members: readonly Member[];
}

export interface LocationStatement extends StatementBase {
  readonly kind: 'location';
  readonly id: Word | undefined;
  /** The regular expression between slashes, where resources are chosen by it. */
  readonly pattern: Word | undefined;
  readonly sets: readonly MemberSet[];
  readonly options: readonly Pair[];
  readonly score: Word | undefined;
  readonly node: Word | undefined;
  readonly rules: readonly RuleNode[];
}

export interface ColocationStatement extends StatementBase {
  readonly kind: 'colocation';
  readonly id: Word | undefined;
  readonly score: Word | undefined;
  readonly sets: readonly MemberSet[];
  readonly options: readonly Pair[];
}

export interface OrderStatement extends StatementBase {
  readonly kind: 'order';
  readonly id: Word | undefined;
  /** Mandatory, Optional or Serialize, or a score. */
  readonly score: Word | undefined;
  readonly sets: readonly MemberSet[];
  readonly options: readonly Pair[];
}

export interface TicketStatement extends StatementBase {
  readonly kind: 'ticket';
  readonly id: Word | undefined;
  /** The name of the ticket. */
  readonly score: Word | undefined;
  readonly sets: readonly MemberSet[];
  readonly options: readonly Pair[];
}

export interface PropertyStatement extends StatementBase {
  readonly kind: 'property';
  readonly list: AttributeList;
}

/** `rsc_defaults` and `op_defaults`. */
export interface DefaultsStatement extends StatementBase {
  readonly kind: 'defaults';
  readonly list: AttributeList;
}

export interface FencingLevel {
  /** A node, `attr:name=value` or `pattern:regex`; absent for all nodes. */
  readonly target: Word | undefined;
  readonly devices: readonly Word[];
}

export interface FencingStatement extends StatementBase {
  readonly kind: 'fencing';
  readonly levels: readonly FencingLevel[];
}

export interface TagStatement extends StatementBase {
  readonly kind: 'tag';
  readonly id: Word | undefined;
  readonly members: readonly Word[];
}

/** `role` and `user`. */
export interface PermissionStatement extends StatementBase {
  readonly kind: 'permissions';
  readonly id: Word | undefined;
  readonly words: readonly Word[];
}

/** `acl_target` and `acl_group`. */
export interface AclStatement extends StatementBase {
  readonly kind: 'acl';
  readonly id: Word | undefined;
  readonly roles: readonly Word[];
}

export interface AlertStatement extends StatementBase {
  readonly kind: 'alert';
  readonly id: Word | undefined;
  readonly path: Word | undefined;
  readonly recipients: readonly Word[];
  readonly lists: readonly AttributeList[];
}

export interface MonitorStatement extends StatementBase {
  readonly kind: 'monitor';
  readonly resource: Word | undefined;
  readonly role: Word | undefined;
  readonly interval: Word | undefined;
  readonly timeout: Word | undefined;
}

export interface XmlStatement extends StatementBase {
  readonly kind: 'xml';
  readonly words: readonly Word[];
}

/** A command of the crm shell: show, commit, delete ... */
export interface CommandStatement extends StatementBase {
  readonly kind: 'command';
  readonly words: readonly Word[];
}

export interface UnknownStatement extends StatementBase {
  readonly kind: 'unknown';
  readonly words: readonly Word[];
}

/** Blank lines and comments at the end of a file. */
export interface EmptyStatement {
  readonly kind: 'empty';
  readonly span: Span;
}

export type SetStatement = ColocationStatement | OrderStatement | TicketStatement;
export type AgentResource = PrimitiveStatement | TemplateStatement;
export type ResourceStatement = AgentResource | GroupStatement | CloneStatement | BundleStatement;

export type Statement =
  | NodeStatement
  | PrimitiveStatement
  | TemplateStatement
  | GroupStatement
  | CloneStatement
  | BundleStatement
  | LocationStatement
  | ColocationStatement
  | OrderStatement
  | TicketStatement
  | PropertyStatement
  | DefaultsStatement
  | FencingStatement
  | TagStatement
  | PermissionStatement
  | AclStatement
  | AlertStatement
  | MonitorStatement
  | XmlStatement
  | CommandStatement
  | UnknownStatement
  | EmptyStatement;

export type CrmshNode =
  | Statement
  | AttributeList
  | Operation
  | Pair
  | RuleNode
  | Expression
  | MemberSet
  | Member;

/** The direct children of a node, in text order. */
export function children(node: CrmshNode): readonly CrmshNode[] {
  switch (node.kind) {
    case 'primitive':
    case 'template':
      return inOrder([...node.lists, ...node.operations]);
    case 'node':
    case 'group':
    case 'clone':
    case 'bundle':
    case 'alert':
      return node.lists;
    case 'location':
      return inOrder([...node.sets, ...node.options, ...node.rules]);
    case 'colocation':
    case 'order':
    case 'ticket':
      return inOrder([...node.sets, ...node.options]);
    case 'property':
    case 'defaults':
      return [node.list];
    case 'attributes':
      return inOrder([...node.rules, ...node.pairs]);
    case 'operation':
      return inOrder([...node.pairs, ...node.lists]);
    case 'rule':
      return node.expressions;
    case 'expression':
      return node.pairs;
    case 'set':
      return node.members;
    default:
      return [];
  }
}

function inOrder(nodes: readonly CrmshNode[]): readonly CrmshNode[] {
  return [...nodes].sort((a, b) => a.span.start - b.span.start);
}

/** The members of a constraint in text order, sets or not. */
export function membersOf(statement: SetStatement | LocationStatement): readonly Member[] {
  return statement.sets.flatMap(({ members }) => members);
}

/** The two-resource form `a b`; with brackets, or with one or three names and more, it is a list of sets. */
export function isSimple(statement: SetStatement): boolean {
  const [only] = statement.sets;
  return (
    statement.sets.length === 1 &&
    only?.bracket === undefined &&
    only?.members.length === (statement.kind === 'ticket' ? 1 : 2)
  );
}

/** The pairs of all lists of a section, in text order; a later list adds to an earlier one. */
export function pairsOf(
  statement: { readonly lists: readonly AttributeList[] },
  section: Section,
): readonly Pair[] {
  return statement.lists.flatMap((list) => (list.section === section ? list.pairs : []));
}

export function pairNamed(pairs: readonly Pair[], name: string): Pair | undefined {
  return pairs.find((pair) => pair.name.text === name && !pair.reference);
}
