import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { Cluster } from '../core/cluster.ts';
import type { Diagnostic, FixKind, RuleCode } from '../core/diagnostic.ts';
import { changeOf } from '../core/fix.ts';
import { fixAll, lineEdits, type Wanted } from '../core/fix-all.ts';
import { levelOf } from '../core/level.ts';
import { restrictFilesCommand } from '../protocol.ts';
import { compareActions } from './compare-copies.ts';
import { rangeOf, toLspDiagnostics } from './convert.ts';
import { CONVERT, convertActions } from './convert-file.ts';
import { answer, type Handler } from './handler.ts';
import type { Session } from './session.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** Rewrites that no fault asks for: `editor.codeActionsOnSave` and keys may be bound to them apart. */
const MODERNISE = `${CodeActionKind.RefactorRewrite}.haCluster.modernise`;

const KINDS: Readonly<Record<FixKind, CodeActionKind>> = {
  mend: CodeActionKind.QuickFix,
  modernise: MODERNISE,
};

/** All certain fixes of a document: for `editor.codeActionsOnSave`. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.haCluster`;

/** Stands in the data of an action whose edit is worked out when it is chosen. */
interface FixAllData {
  readonly uri: string;
  /** The kind of problems to mend; all kinds when absent. */
  readonly code?: RuleCode;
}

/** What rules propose for the problems under the cursor, and the same for all problems of a document. */
export const codeAction: Handler = (session) => {
  const resolves =
    session.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;
  session.connection.onCodeAction(({ textDocument, range, context }) =>
    answer(session, 'codeAction', [], async () => {
      const { uri } = textDocument;
      const found = await session.find(uri);
      if (!found) return [];
      const all = found.cluster.diagnostics(uri);
      const here = all.filter(({ location }) => overlaps(rangeOf(location), range));
      const isWanted = ({ kind }: CodeAction) =>
        // A source action is for those who ask for it, not for every move of the cursor.
        context.only ? context.only.some((wanted) => isWithin(kind, wanted)) : kind !== FIX_ALL;
      const actions = [
        ...here.flatMap((diagnostic) => fixesOf(session, diagnostic, uri)),
        ...here.flatMap((diagnostic) => compareActions(session, diagnostic)),
        ...fixAllActions(session, all, here, uri),
        ...here.flatMap((diagnostic) => ignoreActions(session, found.cluster, diagnostic)),
        ...convertActions(session, found.document),
      ].filter(isWanted);
      return resolves ? actions : actions.map((action) => resolved(session, action, found.cluster));
    }),
  );
  session.connection.onCodeActionResolve((action) =>
    answer(session, 'codeAction/resolve', action, async () => {
      const found = isFixAll(action.data) && (await session.find(action.data.uri));
      return found ? resolved(session, action, found.cluster) : action;
    }),
  );
  return {
    codeActionProvider: {
      codeActionKinds: [...Object.values(KINDS), FIX_ALL, CONVERT],
      ...(resolves && { resolveProvider: true }),
    },
  };
};

/** What puts a comment into the file that keeps a problem quiet. */
function ignoreActions(session: Session, cluster: Cluster, diagnostic: Diagnostic): CodeAction[] {
  const diagnostics = shown(session, diagnostic);
  if (diagnostics.length === 0) return [];
  const { code, location } = diagnostic;
  const { document } = location.slot;
  const titles = { line: `Ignore ${code} here`, file: `Ignore ${code} in this file` } as const;
  return (['line', 'file'] as const).flatMap((reach): CodeAction[] => {
    const comment = cluster.ignoreEdit(diagnostic, reach);
    if (!comment) return [];
    const title = titles[reach];
    const change = { edits: new Map([[document, [comment]]]), creates: [] };
    const edit = toWorkspaceEdit(session, change, document.uri, title);
    return edit ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }] : [];
  });
}

/** The actions that mend several problems at once, still without their edits. */
function fixAllActions(
  session: Session,
  all: readonly Diagnostic[],
  here: readonly Diagnostic[],
  uri: string,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (all.some((one) => one.fixes.some((fix) => wantedBy(session)(one, fix)))) {
    const data: FixAllData = { uri };
    actions.push({ title: 'Fix everything that is certain', kind: FIX_ALL, data });
  }
  for (const code of new Set(here.map((one) => one.code))) {
    const alike = all.flatMap((one) =>
      one.code === code ? (one.fixes.find((fix) => wantedBy(session, code)(one, fix)) ?? []) : [],
    );
    const [first] = alike;
    if (!first || alike.length < 2) continue;
    const data: FixAllData = { uri, code };
    actions.push({ title: `Fix all ${alike.length} of this kind: ${code}`, kind: KINDS[first.kind], data });
  }
  return actions;
}

/** Which fixes fix-all takes: modernisations only where they were asked for by their code. */
function wantedBy(session: Session, code?: RuleCode): Wanted {
  return (diagnostic, fix) =>
    fix.certain &&
    levelOf(session.settings.rules, diagnostic.code) !== 'off' &&
    (code === undefined ? fix.kind === 'mend' : diagnostic.code === code);
}

/** The action with its edit. */
function resolved(session: Session, action: CodeAction, cluster: Cluster): CodeAction {
  const { data } = action;
  if (!isFixAll(data)) return action;
  const texts = fixAll(cluster, [data.uri], wantedBy(session, data.code));
  const edits = new Map([...texts].map(([one, text]) => [one, lineEdits(one.text, text)]));
  const edit = toWorkspaceEdit(session, { edits, creates: [] }, data.uri, action.title);
  return edit ? { ...action, edit } : action;
}

function isFixAll(data: unknown): data is FixAllData {
  return typeof data === 'object' && data !== null && 'uri' in data && typeof data.uri === 'string';
}

function fixesOf(session: Session, diagnostic: Diagnostic, uri: string): CodeAction[] {
  const diagnostics = shown(session, diagnostic);
  if (diagnostics.length === 0) return [];
  return diagnostic.fixes.flatMap((fix): CodeAction[] => {
    const edit = toWorkspaceEdit(session, changeOf(fix), uri, fix.title);
    if (!edit) return [];
    const secrets = fix.creates.filter(({ secret }) => secret).map(({ uri: made }) => made);
    const restricts = secrets.length > 0 && session.options.commands?.includes(restrictFilesCommand);
    return [
      {
        title: fix.title,
        kind: KINDS[fix.kind],
        diagnostics,
        isPreferred: fix.certain,
        edit,
        ...(restricts && {
          command: { title: 'Let only its owner read it', command: restrictFilesCommand, arguments: secrets },
        }),
      },
    ];
  });
}

/** The problem as the client knows it; nothing when it is off. */
function shown(session: Session, diagnostic: Diagnostic) {
  return toLspDiagnostics([diagnostic], {
    levels: session.settings.rules,
    rulesFolder: session.options.rulesFolder,
  });
}

/** `refactor.rewrite` is within `refactor`. */
function isWithin(kind: CodeActionKind | undefined, wanted: CodeActionKind): boolean {
  return kind === wanted || wanted === '' || (kind?.startsWith(`${wanted}.`) ?? false);
}

function overlaps(a: Range, b: Range): boolean {
  const before = (x: Range['start'], y: Range['start']) =>
    x.line < y.line || (x.line === y.line && x.character < y.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
