import { ConfigurationTarget, languages, type TextDocument, type Uri, workspace } from 'vscode';
import { type FileLanguage, settingsSection } from '../../../../server/src/protocol.ts';

type Associations = Readonly<Record<string, FileLanguage>>;

const setting = 'files.associations';

/** Characters that mean something in a glob, each made to stand for itself. */
const escapeGlob = (path: string) => path.replace(/[*?[\]{}()!]/g, '[$&]');

/** How a setting names one file: by its path in the workspace, outside of it by its whole path. */
const globOf = (uri: Uri) => escapeGlob(workspace.asRelativePath(uri, false));

/** A glob without a leading `**` may begin at any folder: the server reads it the same way. */
const anywhere = (glob: string) => (glob.startsWith('**/') ? glob : `**/${glob.replace(/^\//, '')}`);

/** What the settings take a document for, if they say so. */
export function associationOf(document: TextDocument): FileLanguage | undefined {
  const associations = workspace.getConfiguration(settingsSection, document).get<Associations>(setting, {});
  const match = Object.entries(associations).find(
    ([glob]) => languages.match({ pattern: anywhere(glob) }, document) > 0,
  );
  return match?.[1];
}

/** Writes what one file is taken for into the workspace's settings (the user's without a workspace). */
export async function associate(uri: Uri, language: FileLanguage | undefined): Promise<void> {
  const configuration = workspace.getConfiguration(settingsSection);
  const inWorkspace = workspace.workspaceFolders !== undefined;
  const stored = configuration.inspect<Associations>(setting);
  const { [globOf(uri)]: _, ...others } = (inWorkspace ? stored?.workspaceValue : stored?.globalValue) ?? {};
  const changed = language === undefined ? others : { ...others, [globOf(uri)]: language };
  const value = Object.keys(changed).length === 0 ? undefined : changed;
  await configuration.update(
    setting,
    value,
    inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
  );
}
