import { InlayHintKind, type InlayHint as LspInlayHint } from 'vscode-languageserver';
import { inlayHints } from '../core/inlay-hints.ts';
import type { InlayHintKind as HintKind } from '../core/language.ts';
import type { Settings } from '../protocol.ts';
import { answer, type Handler } from './handler.ts';
import { refreshOnChange } from './refresh.ts';

/** The setting of each kind of hint, and how it begins. */
const KINDS: Readonly<
  Record<HintKind, { readonly setting: keyof Settings['inlayHints']; readonly sign: string }>
> = {
  device: { setting: 'devices', sign: '' },
  unit: { setting: 'units', sign: '= ' },
  score: { setting: 'scores', sign: 'sum: ' },
  inherited: { setting: 'inherited', sign: 'common: ' },
};

/** Devices of minors and units of numbers, beside the values. */
export const inlayHint: Handler = (session, languages) => {
  if (!languages.some((language) => language.inlayHints)) return {};
  const { connection, capabilities } = session;
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    answer(session, 'inlayHint', null, async () => {
      const found = await session.find(textDocument.uri);
      if (!found) return null;
      const { document, cluster } = found;
      const within = { start: document.lines.offset(range.start), end: document.lines.offset(range.end) };
      return inlayHints(cluster, document, within)
        .filter(({ kind }) => session.settings.inlayHints[KINDS[kind].setting])
        .map(
          ({ kind, offset, text }): LspInlayHint => ({
            position: document.lines.range({ start: offset, end: offset }).start,
            label: `${KINDS[kind].sign}${text}`,
            kind: InlayHintKind.Type,
            paddingLeft: true,
          }),
        );
    }),
  );
  if (capabilities.workspace?.inlayHint?.refreshSupport) {
    refreshOnChange(session, () => connection.languages.inlayHint.refresh());
  }
  return { inlayHintProvider: true };
};
