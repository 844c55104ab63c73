import { strict as assert } from 'node:assert';
import {
  type CodeAction,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type SemanticTokens,
  type SemanticTokensLegend,
  window,
} from 'vscode';
import { sampleMistakes } from '../support/sample-cluster.ts';
import {
  after,
  codeOf,
  configure,
  eventually,
  extension,
  fileUri,
  noProblem,
  open,
  pause,
  problem,
  problems,
  replace,
  revertAll,
} from './support.ts';

const typo = 'drbd/unknown-option';
const commonFile = 'etc/drbd.d/global_common.conf';

suite('The extension', () => {
  test('wakes up when a cluster file is opened, and offers its commands', async () => {
    await open('etc/drbd.d/web.res');
    await eventually('activation', () => (extension().isActive ? true : undefined));
    const offered = await commands.getCommands(true);
    for (const name of ['setFileLanguage', 'restartServer', 'showOutput']) {
      assert(offered.includes(`haCluster.${name}`), `haCluster.${name} is missing`);
    }
  });
});

suite('Problems', () => {
  teardown(revertAll);

  for (const { file, at, code, names } of sampleMistakes) {
    test(`${code} in ${file}`, async () => {
      const { document } = await open(file);
      const found = await problem(file, code, names);
      assert.equal(found.range.start.line, after(document, at).line, 'reported at another line');
      assert(typeof found.code === 'object', 'the code has no link to its page');
      assert.match(found.code.target.toString(), new RegExp(`docs/rules/${code}`));
    });
  }

  test('show in files that no editor has open', async () => {
    await open('etc/drbd.d/db.res');
    await problem('etc/ha.d/authkeys', 'ha-authkeys/undefined-key');
  });

  test('come and go while typing', async () => {
    const editor = await open('etc/drbd.d/db.res');
    await eventually('the server', () => extension().exports.documentStatus(editor.document.uri));
    await replace(editor, 'shared-secret', 'shared-secrt');
    await problem('etc/drbd.d/db.res', typo, /shared-secret/);
    await replace(editor, 'shared-secrt', 'shared-secret');
    await noProblem('etc/drbd.d/db.res', typo);
  });

  test('in one file follow an edit in another', async () => {
    await open('cluster.crm');
    await problem('cluster.crm', 'cluster/device-mismatch');
    const editor = await open('etc/drbd.d/db.res');
    await replace(editor, '/dev/drbd1', '/dev/drbd2');
    await noProblem('cluster.crm', 'cluster/device-mismatch');
  });

  test('wait for the save with lint.run onSave', async () => {
    await configure('lint.run', 'onSave');
    // Nothing tells when the server has heard of a setting; it is told at once.
    await pause(1000);
    const file = 'etc/drbd.d/db.res';
    const editor = await open(file);
    await eventually('the server', () => extension().exports.documentStatus(editor.document.uri));
    await replace(editor, 'shared-secret', 'shared-secrt');
    await pause(3000);
    assert.deepEqual(problems(file).map(codeOf), [], 'reported before the file was saved');
    await editor.document.save();
    await problem(file, typo, /shared-secret/);
    await replace(editor, 'shared-secrt', 'shared-secret');
    await editor.document.save();
    await noProblem(file, typo);
  });

  test('have the level that the settings give their rule', async () => {
    await open(commonFile);
    await problem(commonFile, typo);
    await configure('rules', { [typo]: 'off' });
    await noProblem(commonFile, typo);
    await configure('rules', undefined);
    await problem(commonFile, typo);
  });

  test('come back after the server is restarted', async () => {
    await open(commonFile);
    await problem(commonFile, typo);
    await commands.executeCommand('haCluster.restartServer');
    await problem(commonFile, typo);
  });
});

/** The type of the token that begins at a place. */
function tokenAt({ data }: SemanticTokens, { tokenTypes }: SemanticTokensLegend, place: Position) {
  let line = 0;
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [below = 0, beside = 0, , type = 0] = data.subarray(at, at + 5);
    start = below > 0 ? beside : start + beside;
    line += below;
    if (line === place.line && start === place.character) return tokenTypes[type];
  }
  return undefined;
}

suite('Features', () => {
  teardown(revertAll);

  test('VS Code takes what words are, whichever language says it', async () => {
    const { document } = await open('cluster.crm');
    const at = document.positionAt(document.getText().indexOf('group web web_fs') + 'group web '.length);
    const found = await eventually('the token of a member of a group', async () => {
      const legend = await commands.executeCommand<SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      );
      const tokens = await commands.executeCommand<SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      );
      return legend && tokens && tokenAt(tokens, legend, at);
    });
    assert.equal(found, 'class');
  });

  test('completion offers the options of the section', async () => {
    const editor = await open('etc/drbd.d/db.res');
    await replace(editor, 'shared-secret "sample-secret-of-db";', 'ping-');
    const labels = await eventually('completions', async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        after(editor.document, 'ping-'),
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('ping-timeout') ? found : undefined;
    });
    assert(labels.includes('ping-int'), labels.join(', '));
  });

  test('completion offers what other files of the cluster define', async () => {
    const editor = await open('cluster.crm');
    await replace(editor, 'drbd_resource=web', 'drbd_resource=');
    await eventually('the resources of drbd.conf', async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        after(editor.document, 'drbd_resource='),
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('web') && found.includes('db') ? true : undefined;
    });
  });

  test('hover explains an option', async () => {
    const { document } = await open(commonFile);
    await eventually('a hover that explains on-io-error', async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        after(document, 'on-io-'),
      );
      const text = hovers
        .flatMap((h) => h.contents)
        .map((c) => (c instanceof MarkdownString ? c.value : ''))
        .join('\n');
      return text.includes('on-io-error') && text.includes('detach') ? true : undefined;
    });
  });

  test('the outline names what a crm script defines', async () => {
    const { document } = await open('cluster.crm');
    await eventually('the symbols of cluster.crm', async () => {
      const symbols =
        (await commands.executeCommand<DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        )) ?? [];
      const names = symbols.map(({ name }) => name);
      return ['web_fs', 'db', 'ms_db_drbd', 'web_with_drbd'].every((n) =>
        names.some((name) => name.includes(n)),
      )
        ? true
        : undefined;
    });
  });
});

suite('Conversions', () => {
  teardown(revertAll);

  test('open corosync.conf beside ha.cf, unsaved and without problems', async () => {
    const { document } = await open('etc/ha.d/ha.cf');
    await commands.executeCommand('haCluster.convertHaCf');
    const made = await eventually('the new editor', () => {
      const shown = window.activeTextEditor?.document;
      return shown && shown !== document ? shown : undefined;
    });
    assert.equal(made.languageId, 'corosync');
    assert(made.isUntitled, 'something was written');
    assert.match(made.getText(), /^ {4}name: alder$/m);
    assert.notEqual(window.activeTextEditor?.viewColumn, 1, 'not beside');
    await pause(500);
    assert.deepEqual(languages.getDiagnostics(made.uri), []);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('are offered as an action of the file', async () => {
    const { document } = await open('etc/ha.d/ha.cf');
    const found = await eventually('the action', async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new Range(0, 0, 0, 0),
        'refactor',
      );
      return actions.find(({ title }) => title === 'Convert ha.cf to corosync.conf');
    });
    assert.equal(found.command?.command, 'haCluster.convertHaCf');
  });
});

suite('What a file is taken for', () => {
  teardown(revertAll);

  const status = (file: string) => extension().exports.documentStatus(fileUri(file));

  for (const [file, language] of [
    ['etc/drbd.d/db.res', 'drbd'],
    ['etc/ha.d/ha.cf', 'ha-cf'],
    ['etc/ha.d/authkeys', 'ha-authkeys'],
    ['cluster.crm', 'crmsh'],
    ['setup-target.sh', 'tgtadm'],
  ] as const) {
    test(`${file} is ${language}, and the status item can say so`, async () => {
      await open(file);
      const found = await eventually(`the status of ${file}`, () => status(file));
      assert.equal(found.language, language);
      assert(found.languageName, 'the language has no name for people');
      assert(found.reason, 'nothing says why');
    });
  }

  test('a shell script without tgtadm is left alone', async () => {
    await open('plain.sh');
    await open('setup-target.sh');
    await eventually('the status of the script with tgtadm', () => status('setup-target.sh'));
    assert.equal(status('plain.sh')?.language, undefined);
    assert.deepEqual(languages.getDiagnostics(fileUri('plain.sh')), []);
  });

  test('a setting makes any file one of the cluster, and its absence takes that back', async () => {
    const file = 'attic/old-volume.txt';
    const { document } = await open(file);
    assert.equal(document.languageId, 'plaintext');
    await configure('files.associations', { 'attic/*.txt': 'drbd' });
    await problem(file, typo, /ping-timeout/);
    assert.equal(status(file)?.language, 'drbd');
    await configure('files.associations', undefined);
    await noProblem(file, typo);
    await eventually('its old language', () =>
      document.languageId === 'plaintext' || document.isClosed ? true : undefined,
    );
  });

  test('a setting keeps a file out', async () => {
    await open(commonFile);
    await problem(commonFile, typo);
    await configure('files.associations', { 'etc/drbd.d/global_common.conf': 'off' });
    await noProblem(commonFile, typo);
    await configure('files.associations', undefined);
    await problem(commonFile, typo);
  });
});
