import type { Document } from '../../server/src/core/document.ts';
import { replaced } from '../../server/src/core/fix.ts';
import { format, indentOf } from '../../server/src/core/format.ts';
import type { FormatStyle, Language } from '../../server/src/core/language.ts';
import type { Span } from '../../server/src/core/span.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';

export interface FormatFile extends FixtureFile {
  readonly language?: Language;
}

function open(file: FormatFile): Document {
  const document = makeCluster([file]).documents.get(uriOf(file.path));
  if (!document) throw new Error(`${file.path} was not read`);
  return document;
}

export const styleOf = (file: FormatFile): FormatStyle => ({ indent: indentOf(open(file)), tabSize: 8 });

/** The text of a file after formatting, by default with the indentation it has. */
export function formatted(file: FormatFile, style = styleOf(file), within?: Span): string {
  return replaced(file.text, format(open(file), style, within));
}
