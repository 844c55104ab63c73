import type { OutlineItem } from '../../core/language.ts';
import { type CrmshNode, membersOf, type Statement, type Word } from './tree.ts';

/** Resources and constraints, as people look for them. */
export function outline(tree: CrmshNode): readonly OutlineItem[] {
  const statement = tree as Statement;
  switch (statement.kind) {
    case 'primitive':
    case 'template':
      return item(
        statement,
        statement.id,
        'resource',
        statement.agent?.text ?? `@${statement.template?.text ?? ''}`,
      );
    case 'group':
      return item(statement, statement.id, 'resource', words(statement.members));
    case 'clone':
      return item(
        statement,
        statement.id,
        'resource',
        `${statement.keyword.text} ${statement.child?.text ?? ''}`,
      );
    case 'bundle':
      return item(statement, statement.id, 'resource', statement.container?.text ?? '');
    case 'node':
      return item(statement, statement.name, 'node', '');
    case 'colocation':
    case 'order':
    case 'ticket':
      return item(
        statement,
        statement.id,
        'constraint',
        `${statement.keyword.text} ${membersOf(statement)
          .map(({ resource, qualifier }) => resource.text + (qualifier ? `:${qualifier.text}` : ''))
          .join(' ')}`,
      );
    case 'location': {
      const subject =
        statement.pattern?.text ??
        membersOf(statement)
          .map(({ resource }) => resource.text)
          .join(' ');
      const where = statement.node ? `${statement.score?.text ?? ''}: ${statement.node.text}` : 'rule';
      return item(statement, statement.id, 'constraint', `location ${subject} ${where}`);
    }
    case 'property':
    case 'defaults':
      return item(
        statement,
        statement.keyword,
        'option',
        statement.list.pairs.map(({ name }) => name.text).join(' '),
      );
    case 'fencing':
      return item(statement, statement.keyword, 'option', '');
    case 'tag':
      return item(statement, statement.id, 'key', words(statement.members));
    case 'permissions':
    case 'acl':
    case 'alert':
      return item(statement, statement.id, 'key', statement.keyword.text);
    default:
      return [];
  }
}

function item(
  { span }: Statement,
  name: Word | undefined,
  kind: OutlineItem['kind'],
  detail: string,
): readonly OutlineItem[] {
  return name ? [{ name: name.text, ...(detail && { detail }), kind, span, nameSpan: name.span }] : [];
}

function words(all: readonly Word[]): string {
  return all.map(({ text }) => text).join(' ');
}
