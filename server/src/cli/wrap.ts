/**
 * Markdown as plain text for terminals: paragraphs are wrapped, code blocks indented, the marks of emphasis and code
 * taken away or, where they tell words apart, turned into quotes.
 */
export function wrapped(markdown: string, width: number): string {
  const out: string[] = [];
  for (const [index, piece] of markdown.split(/^```.*$\n?/m).entries()) {
    const isCode = index % 2 === 1;
    if (isCode) out.push(piece.trimEnd().replaceAll(/^(?=.)/gm, '    '));
    else {
      const paragraphs = piece.split(/\n{2,}/).filter((one) => one.trim() !== '');
      for (const paragraph of paragraphs) out.push(wrapParagraph(paragraph, width));
    }
  }
  return out.join('\n\n');
}

function wrapParagraph(paragraph: string, width: number): string {
  // List items stay on lines of their own.
  return paragraph
    .split(/\n(?=[-*] |\d+\. )/)
    .map((one) => wrapLine(withoutMarks(one.replaceAll(/\s*\n\s*/g, ' ').trim()), width))
    .join('\n');
}

function withoutMarks(text: string): string {
  return text
    .replaceAll('**', '')
    .replaceAll(/`([^`]+)`/g, (_, code: string) => (/\s/.test(code) ? `"${code}"` : code));
}

function wrapLine(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
