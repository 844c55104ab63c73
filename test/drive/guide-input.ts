import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The questions of a guide, as a person answers them. */
export class GuideInput {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get widget(): Locator {
    return this.#workbench.page.locator('.quick-input-widget');
  }

  /** Where one types. */
  get box(): Locator {
    return this.widget.locator('input[type="text"]');
  }

  choice(label: string): Locator {
    return this.widget.locator('.monaco-list-row', { hasText: label }).first();
  }

  /** Waits for a question by its title. */
  async question(title: string): Promise<void> {
    await this.widget.locator('.quick-input-title', { hasText: title }).waitFor();
  }

  /** Takes what is suggested, or writes something else. */
  async answer(title: string, text?: string): Promise<void> {
    await this.question(title);
    if (text !== undefined) await this.box.fill(text);
    await this.#workbench.page.keyboard.press('Enter');
  }

  async choose(title: string, label: string): Promise<void> {
    await this.question(title);
    await this.choice(label).click();
  }

  /** The row of a file in the preview of what the guide makes. */
  previewed(file: string): Locator {
    return this.#workbench.page.locator('.bulk-edit-panel .monaco-list-row', { hasText: file }).first();
  }

  /** Ticks a file: VS Code ticks nothing by itself that wants to be confirmed. */
  async tick(file: string): Promise<void> {
    await this.previewed(file).locator('.edit-checkbox').click();
  }

  async apply(): Promise<void> {
    await this.#workbench.page.getByRole('button', { name: 'Apply', exact: true }).first().click();
  }
}
