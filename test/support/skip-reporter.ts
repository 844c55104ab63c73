import type { Reporter, TestCase } from 'vitest/node';

/** Says of every test that was left out why, also in files that pass, of which the default reporter shows one line. */
export default class SkipReporter implements Reporter {
  readonly #skipped: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state !== 'skipped') return;
    this.#skipped.push(
      `${test.module.relativeModuleId} > ${test.fullName}: ${result.note ?? 'no reason given'}`,
    );
  }

  onTestRunEnd(): void {
    for (const line of this.#skipped) console.log(`skipped: ${line}`);
  }
}
