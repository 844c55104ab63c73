/**
 * How wide texts are. Everything is set in the font of the editor, whose characters are all as wide as 0.6 of their
 * height or less (Menlo, Consolas, DejaVu Sans Mono), so that the layout needs no page to measure in.
 */
export type TextSize = 'name' | 'small';

const WIDTHS: Readonly<Record<TextSize, number>> = { name: 7.9, small: 6.7 };

/** East Asian characters and pictographs take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

export function textWidth(text: string, size: TextSize): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns * WIDTHS[size];
}

/** A text of at most so many characters; the middle goes, since names of one cluster differ at their ends. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const tail = Math.floor((most - 1) / 2);
  return `${characters.slice(0, most - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}
