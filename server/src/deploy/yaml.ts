/** What YAML holds. */
export type Yaml =
  | string
  | number
  | boolean
  | null
  | Unsafe
  | readonly Yaml[]
  | { readonly [key: string]: Yaml };

/** A string in which Ansible is to see no template, whatever stands in it. */
export interface Unsafe {
  readonly unsafe: string;
}

/** One document: lists and maps in block style; strings as JSON writes them, which YAML reads the same way. */
export function toYaml(value: Yaml): string {
  return `---\n${lines(value).join('\n')}\n`;
}

/** Words that are no strings in YAML 1.1, which Ansible reads. */
const MEANS_OTHER = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function lines(value: Yaml): readonly string[] {
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...rest] = lines(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (!isMap(value)) return [scalar(value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = /^[A-Za-z_][\w.]*$/.test(key) && !MEANS_OTHER.test(key) ? key : text(key);
    const isBlock = (isList(inner) && inner.length > 0) || (isMap(inner) && Object.keys(inner).length > 0);
    if (!isBlock) return [`${name}: ${lines(inner).join('') || scalar(inner)}`];
    return [`${name}:`, ...lines(inner).map((line) => `  ${line}`)];
  });
}

function scalar(value: Yaml): string {
  if (isList(value)) return '[]';
  if (isUnsafe(value)) return `!unsafe ${text(value.unsafe)}`;
  if (isMap(value)) return '{}';
  return typeof value === 'string' ? text(value) : JSON.stringify(value);
}

/** YAML has no place for control characters that JSON allows, and takes some of its spaces for line breaks. */
function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

function isUnsafe(value: Yaml): value is Unsafe {
  return typeof value === 'object' && value !== null && 'unsafe' in value;
}

function isMap(value: Yaml): value is { readonly [key: string]: Yaml } {
  return typeof value === 'object' && value !== null && !isList(value) && !isUnsafe(value);
}
