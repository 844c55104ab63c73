/** A line that is meant for a tag, and that Config::General takes for something else. */
export interface MeantTag {
  readonly kind: 'opening' | 'closing';
  /** Where the tag stands in the line. */
  readonly start: number;
  readonly end: number;
  /** The tag as it should be. */
  readonly text: string;
  /**
   * - `bare`: its `<` is lost, so that it is a key
   * - `behind`: something stands before it, so that it is a value
   * - `renamed`: a word in it makes it a section of another name
   * - `turned`: it opens where it should close, or the other way round
   */
  readonly trouble: 'bare' | 'behind' | 'renamed' | 'turned';
}

const NAME = '(?:target|backing-store|direct-store)';
/** The same with what belongs behind the name: a closing tag has nothing there. */
const BARE = new RegExp(`^(${NAME}[ \\t]+[^<>]*[^<>/\\s]|/${NAME})[ \\t]*>$`);
const BEHIND = new RegExp(`^[^<].*?(<(?:${NAME}[ \\t]+[^<>]*[^<>/\\s]|/${NAME})[ \\t]*>)$`);
const RENAMED = new RegExp(`^<(?!${NAME}[ \\t>])[^\\s<>/]+[ \\t]+(${NAME}[ \\t]+[^<>]*)>$`);
const TURNED = new RegExp(
  `^<[^\\s<>/]+[ \\t]+(/${NAME})[ \\t]*>$|^</[^\\s<>]+[ \\t]+(${NAME}[ \\t]+[^<>]+)>$|^<()>$`,
);

/** The tag that a line is meant for, where tgt-admin reads it otherwise; undefined for every other line. */
export function meantTag(line: string): MeantTag | undefined {
  if (!line.includes('>')) return undefined;
  const start = line.length - line.trimStart().length;
  const text = line.replace(/(?<!\\)#.*/s, '').trim();
  const end = start + text.length;
  const found = (trouble: MeantTag['trouble'], inner: string, from = start): MeantTag => ({
    kind: inner.startsWith('/') ? 'closing' : 'opening',
    start: from,
    end,
    text: `<${inner}>`,
    trouble,
  });
  const bare = BARE.exec(text)?.[1];
  if (bare !== undefined) return found('bare', bare);
  const behind = BEHIND.exec(text)?.[1];
  if (behind !== undefined) return found('behind', behind.slice(1, -1).trimEnd(), end - behind.length);
  const renamed = RENAMED.exec(text)?.[1];
  if (renamed !== undefined) return found('renamed', renamed);
  const turned = TURNED.exec(text);
  if (turned) return found('turned', turned[1] ?? turned[2] ?? '/target');
  return undefined;
}
