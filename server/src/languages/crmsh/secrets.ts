import { isSecretName } from '../../core/secrets.ts';
import type { Span } from '../../core/span.ts';
import { type CrmshNode, children, type Word } from './tree.ts';

/** The values of parameters and attributes whose names say that they are secrets. */
export function secrets(tree: CrmshNode): readonly Span[] {
  const found: Span[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'pair' && node.value && isSecretName(node.name.text)) found.push(node.value.span);
    if (node.kind === 'xml') found.push(...inXml(node.words));
    if (node.kind === 'command' || node.kind === 'unknown') found.push(...behindName(node.words));
    rest.push(...children(node));
  }
  return found;
}

/** `resource param fence set passwd hunter2`; `passwd=hunter2` is one word. */
function behindName(words: readonly Word[]): readonly Span[] {
  const name = words.findIndex(({ text }) => isSecretName(text.replace(/=.*$/s, '')));
  const word = words[name];
  if (!word) return [];
  const equals = word.text.indexOf('=');
  const own = equals < 0 ? [] : [{ start: word.span.start + equals + 1, end: word.span.end }];
  return [...own, ...words.slice(name + 1).map(({ span }) => span)];
}

/** `<nvpair name="passwd" value="hunter2"/>`, with its attributes in any order. */
function inXml(words: readonly Word[]): readonly Span[] {
  const found: Span[] = [];
  let values: Span[] = [];
  let attribute = '';
  let isSecret = false;
  const end = () => {
    if (isSecret) found.push(...values);
    values = [];
    isSecret = false;
  };
  for (const { text, span } of words) {
    if (text.includes('<')) end();
    const [all = '', name] = /^(?:.*<)?([\w-]*)=/s.exec(text) ?? [];
    attribute = name ?? attribute;
    if (attribute === 'name' && isSecretName(text.replace(/^.*=|["'/>]/gs, ''))) isSecret = true;
    if (attribute === 'value') values.push({ start: span.start + all.length, end: span.end });
  }
  end();
  return found;
}
