import {
  SemanticTokenModifiers,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { SemanticKind } from '../core/language.ts';
import { semanticTokens as tokensIn } from '../core/semantic-tokens.ts';
import type { Span } from '../core/span.ts';
import type { Found } from '../core/workspace.ts';
import { answer, type Handler } from './handler.ts';
import { refreshOnChange } from './refresh.ts';

/** The types of the protocol have colours in every theme and editor; package.json gives VS Code closer ones. */
const TYPES: Readonly<Record<SemanticKind, SemanticTokenTypes>> = {
  node: SemanticTokenTypes.namespace,
  resource: SemanticTokenTypes.class,
  constraint: SemanticTokenTypes.interface,
  agent: SemanticTokenTypes.type,
  device: SemanticTokenTypes.variable,
  key: SemanticTokenTypes.label,
  option: SemanticTokenTypes.property,
  value: SemanticTokenTypes.enumMember,
  role: SemanticTokenTypes.modifier,
  action: SemanticTokenTypes.method,
  keyword: SemanticTokenTypes.keyword,
};

const MODIFIERS = [SemanticTokenModifiers.declaration, SemanticTokenModifiers.deprecated];

/** What words are, of a whole document, of a stretch of it, and what differs from the answer before. */
export const semanticTokens: Handler = (session, languages) => {
  if (!languages.some((language) => language.semanticTokens)) return {};
  const { connection, capabilities } = session;
  /** Of each open document the answer before, from which the next one may only tell what differs. */
  const builders = new Map<string, SemanticTokensBuilder>();
  session.documents.onDidClose(({ document }) => builders.delete(document.uri));

  const whole = async (uri: string, resultId?: string) => {
    const found = await session.find(uri);
    if (!found) return undefined;
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    // Without an id of the client's this only makes room for a new answer.
    builder.previousResult(resultId ?? '');
    push(builder, found, { start: 0, end: found.document.length });
    if (session.documents.get(uri)) builders.set(uri, builder);
    return builder;
  };

  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    answer(session, 'semanticTokens', NOTHING, async () => (await whole(uri))?.build() ?? NOTHING),
  );
  connection.languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) =>
    answer<SemanticTokens | SemanticTokensDelta>(
      session,
      'semanticTokens/delta',
      NOTHING,
      async () => (await whole(uri, previousResultId))?.buildEdits() ?? NOTHING,
    ),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    answer(session, 'semanticTokens/range', NOTHING, async () => {
      const found = await session.find(uri);
      if (!found) return NOTHING;
      const { lines } = found.document;
      const builder = new SemanticTokensBuilder();
      push(builder, found, { start: lines.offset(range.start), end: lines.offset(range.end) });
      return builder.build();
    }),
  );
  if (capabilities.workspace?.semanticTokens?.refreshSupport) {
    refreshOnChange(session, () => connection.languages.semanticTokens.refresh());
  }
  return {
    semanticTokensProvider: {
      legend: { tokenTypes: Object.values(TYPES), tokenModifiers: MODIFIERS },
      full: { delta: true },
      range: true,
    },
  };
};

const NOTHING: SemanticTokens = { data: [] };

/** The position of each kind in the legend. */
const NUMBERS = new Map(Object.keys(TYPES).map((kind, index) => [kind, index]));

function push(builder: SemanticTokensBuilder, { cluster, document }: Found, within: Span): void {
  for (const { line, character, length, kind, declares, obsolete } of tokensIn(cluster, document, within)) {
    builder.push(line, character, length, NUMBERS.get(kind) ?? 0, Number(declares) | (Number(obsolete) << 1));
  }
}
