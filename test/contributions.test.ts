import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryRoot } from './support/paths.ts';

// What people meet before they have read anything: the palette, the settings, the empty view, the walkthrough.

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: {
    readonly image?: Readonly<Record<string, string>>;
    readonly altText?: string;
    readonly markdown?: string;
  };
  readonly completionEvents: readonly string[];
}

interface Contributions {
  readonly commands: readonly {
    readonly command: string;
    readonly title: string;
    readonly category: string;
  }[];
  readonly configuration: {
    readonly properties: Readonly<
      Record<
        string,
        {
          readonly order: number;
          readonly markdownDescription?: string;
          readonly enum?: readonly string[];
          readonly markdownEnumDescriptions?: readonly string[];
        }
      >
    >;
  };
  readonly viewsWelcome: readonly {
    readonly view: string;
    readonly contents: string;
    readonly when?: string;
  }[];
  readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
}

const { contributes, files } = JSON.parse(readRepositoryFile('package.json')) as {
  readonly files: readonly string[];
  readonly contributes: Contributions;
};
const own = new Set(contributes.commands.map(({ command }) => command));
/** Commands of VS Code that texts lead to. */
const FOREIGN = new Set([
  'vscode.openFolder',
  'workbench.actions.view.problems',
  'workbench.action.openSettings',
  'editor.action.quickFix',
  'editor.action.fixAll',
]);
const linked = (text: string) =>
  [...text.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command ?? '');
const unknown = (commands: readonly string[]) => commands.filter((one) => !own.has(one) && !FOREIGN.has(one));

describe('the command palette', () => {
  it('shows all commands with one prefix', () => {
    for (const { command, title, category } of contributes.commands) {
      expect(category, command).toBe('HA Cluster');
      expect(command).toMatch(/^haCluster\.\w+$/);
      expect(title, command).toMatch(/^[A-Z]/);
    }
    expect(own.size).toBe(contributes.commands.length);
  });
});

describe('the settings', () => {
  it.each(Object.entries(contributes.configuration.properties))('%s says what it is for', (name, setting) => {
    expect(name).toMatch(/^haCluster\./);
    expect(setting.markdownDescription).toMatch(/^[A-Z].{20,}[.`]$/s);
    if (setting.enum) expect(setting.markdownEnumDescriptions).toHaveLength(setting.enum.length);
  });

  it('have a place each in the settings editor', () => {
    const orders = Object.values(contributes.configuration.properties).map(({ order }) => order);
    expect(orders.toSorted((a, b) => a - b)).toEqual(orders.map((_, index) => index + 1));
  });
});

describe('the empty view', () => {
  it('has a way on, with a folder and without', () => {
    expect(contributes.viewsWelcome.map(({ when }) => when)).toEqual([
      'workspaceFolderCount == 0',
      'workspaceFolderCount != 0',
    ]);
    for (const { contents } of contributes.viewsWelcome) {
      expect(contents).toMatch(/^\[[^\]]+\]\(command:[\w.]+\)$/m);
      expect(unknown(linked(contents))).toEqual([]);
    }
  });
});

describe('the walkthrough', () => {
  const steps = contributes.walkthroughs.flatMap((one) => one.steps);

  it('leads from the files to the nodes', () => {
    expect(contributes.walkthroughs.map(({ id }) => id)).toEqual(['firstSteps']);
    expect(steps.map(({ id }) => id)).toEqual(['open', 'problems', 'fix', 'picture', 'group', 'deploy']);
  });

  it.each(steps.map((step) => [step.id, step] as const))(
    'step %s has a picture, a button and an end',
    (_, step) => {
      const { image, markdown, altText } = step.media;
      const shown = image ? Object.values(image) : [markdown ?? ''];
      expect(shown).toHaveLength(image ? 4 : 1);
      for (const file of shown) expect(existsSync(path.join(repositoryRoot, file)), file).toBe(true);
      if (image) expect(altText).toMatch(/\.$/);
      expect(linked(step.description).length).toBeGreaterThan(0);
      const events = step.completionEvents.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? []);
      expect(step.completionEvents.length).toBeGreaterThan(0);
      expect(unknown([...linked(step.description), ...events])).toEqual([]);
    },
  );

  it('goes with the package', () => {
    for (const { media } of steps) {
      for (const file of [...Object.values(media.image ?? {}), media.markdown ?? 'docs/images']) {
        const [, folder = ''] = /^(docs\/\w+)/.exec(file) ?? [];
        expect(files).toContain(folder);
        expect(path.isAbsolute(file)).toBe(false);
      }
    }
  });
});
