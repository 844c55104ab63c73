import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

const screenshots = path.resolve(import.meta.dirname, '../output/screenshots');

/** A workbench in a browser, with the moves of a person who works in it. */
export class Workbench {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the workbench at an address and waits until it can be used. */
  static async open(browser: Browser, url: string): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(120_000);
    await page.goto(url);
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor();
    return new Workbench(page);
  }

  /** The editor in which one types. */
  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  /** The rows of the Problems panel. */
  get problems(): Locator {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /**
   * Shows the Problems panel and scrolls to the first problem that holds a text. The list renders only the rows
   * in view, so one walks down it.
   */
  async findProblem(text: string): Promise<Locator> {
    const row = this.problems.filter({ hasText: text }).first();
    await this.command('Problems: Focus on Problems View');
    await this.problems.first().waitFor();
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.page.keyboard.press('Home');
      for (let step = 0; step < 60; step++) {
        if (await row.isVisible()) return row;
        await this.page.keyboard.press('ArrowDown');
      }
      // It may not have been found yet.
      await this.page.waitForTimeout(500);
    }
    throw new Error(`The Problems panel does not list ${text}.`);
  }

  /** Opens a file by a part of its path, as Ctrl+P does. */
  async openFile(file: string): Promise<void> {
    await this.#ask('Control+P', file);
    const name = path.basename(file);
    // The list still shows what was there before the filter took hold; Enter takes the focused row.
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Opens a file by its names in the Explorer, from folder to folder. */
  async openInExplorer(...names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      const row = this.explorerRow(name);
      await row.waitFor();
      const isLast = index === names.length - 1;
      // A second click would close a folder again.
      if (isLast || (await row.getAttribute('aria-expanded')) === 'false') await row.click();
    }
    await this.page.locator('.tab.active', { hasText: names.at(-1) ?? '' }).waitFor();
  }

  /** A row of the Explorer by the whole name of its file or folder. */
  explorerRow(name: string): Locator {
    return this.page.locator('.explorer-viewlet .monaco-list-row', {
      has: this.page.locator('.label-name').getByText(name, { exact: true }),
    });
  }

  /** Runs a command by the name the command palette shows. One that is open does not show what extensions add later. */
  async command(name: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    for (let attempt = 0; attempt < 10; attempt++) {
      await this.#ask('F1', `>${name}`);
      const isChosen = await row.click({ timeout: 8000 }).then(
        () => true,
        () => false,
      );
      if (isChosen) return;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The command palette does not know ${name}.`);
  }

  /** The same until something is shown: a server that is still starting may have nothing to offer. */
  async commandUntil(name: string, shown: Locator): Promise<void> {
    for (let attempt = 0; attempt < 6; attempt++) {
      await this.command(name);
      const isShown = await shown.waitFor({ timeout: 20_000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
    }
    throw new Error(`"${name}" does not show what it should.`);
  }

  /** Puts the cursor at a place of the file and brings it into view. Lines and columns count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const input = this.page.locator('.quick-input-widget');
    for (let attempt = 0; attempt < 10; attempt++) {
      await this.#ask('Control+G', `:${line}:${column}`);
      await this.page.keyboard.press('Enter');
      const isTaken = await input.waitFor({ state: 'hidden', timeout: 6000 }).then(
        () => true,
        () => false,
      );
      if (isTaken) return;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The editor does not go to line ${line}.`);
  }

  /**
   * Presses a key that asks for input at the top of the window and answers, until that is taken: a webview that is
   * still loading, such as the preview of README at the start, takes the focus and swallows keys, and an editor that
   * is still opening closes the input again.
   */
  async #ask(key: string, answer: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.page.keyboard.press(key);
      const answered = await input.fill(answer, { timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (answered) return;
      await this.page
        .locator('.explorer-viewlet .monaco-list')
        .focus({ timeout: 3000 })
        .catch(() => undefined);
    }
    throw new Error(`The workbench does not answer to ${key}.`);
  }

  /**
   * Answers a dialog that asks for a file. It fills its own suggestion in when it has read the folder, and what is
   * typed or accepted before that is lost: so until it is gone.
   */
  async nameFile(file: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    for (let attempt = 0; attempt < 15; attempt++) {
      await input.fill(file, { timeout: 3000 }).catch(() => undefined);
      await this.page.keyboard.press('Enter');
      const isTaken = await input.waitFor({ state: 'hidden', timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isTaken) return;
    }
    throw new Error(`The dialog does not take ${file}.`);
  }

  /**
   * Points at something until a hover with the text shows up: code lenses that come late move what is below them
   * away from under the mouse.
   */
  async hover(at: Locator, text: string): Promise<Locator> {
    const shown = this.page.locator('.monaco-hover:visible', { hasText: text });
    for (let attempt = 0; attempt < 15; attempt++) {
      await this.page.mouse.move(0, 0);
      await at.hover();
      const isThere = await shown.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return shown;
    }
    throw new Error(`No hover shows ${text}.`);
  }

  /** Asks for the quick fixes at the cursor until one with the text is offered: problems may not have been found yet. */
  async quickFixes(text: string): Promise<Locator> {
    const menu = this.page.locator('.action-widget:visible', { hasText: text });
    for (let attempt = 0; attempt < 15; attempt++) {
      await this.page.keyboard.press('Control+.');
      const isThere = await menu.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return menu;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`No quick fix says ${text}.`);
  }

  /** Gives the name at the cursor another one, asking until the server knows that name. */
  async rename(name: string): Promise<void> {
    const box = this.page.locator('.rename-box input');
    for (let attempt = 0; attempt < 15; attempt++) {
      await this.page.keyboard.press('F2');
      const isTaken = await box.fill(name, { timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (isTaken) {
        await this.page.keyboard.press('Enter');
        return;
      }
    }
    throw new Error('The name at the cursor cannot be changed.');
  }

  /** Waits until the text has its colours: the first file of a language is shown plain for a moment. */
  async colours(): Promise<void> {
    await this.editor.locator('.view-line span[class^="mtk"]:not(.mtk1)').first().waitFor();
  }

  /** A line of the editor by what it shows. VS Code renders blanks as no-break spaces. */
  line(text: string): Locator {
    return this.editor.locator('.view-line', {
      hasText: new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\s\\u00a0]')),
    });
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  /** A thing, or a part of the window of some size with it in the middle as far as the window reaches. */
  async crop(
    name: string,
    around: Locator,
    size?: { readonly width: number; readonly height: number },
  ): Promise<void> {
    const [box, window] = [await around.boundingBox(), this.page.viewportSize()];
    if (!box || !window) throw new Error(`There is nothing to see for ${name}.`);
    const { width, height } = size ?? box;
    const within = (middle: number, length: number, most: number) =>
      Math.round(Math.max(0, Math.min(middle - length / 2, most - length)));
    const clip = {
      x: within(box.x + box.width / 2, width, window.width),
      y: within(box.y + box.height / 2, height, window.height),
      width,
      height,
    };
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`), clip });
  }
}
