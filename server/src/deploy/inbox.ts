import type { Readable } from 'node:stream';

/** The bytes that arrive on a stream, taken piece by piece up to marks in them. */
export class Inbox {
  #bytes = Buffer.alloc(0);
  #chunks: Buffer[] = [];
  #ended = false;
  /** Up to here no mark begins; what comes is searched from here on. */
  #searched = 0;
  #wake: () => void = () => undefined;
  readonly #end: Promise<void>;

  constructor(stream: Readable) {
    stream.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#wake();
    });
    this.#end = new Promise((resolve) => {
      const end = () => {
        this.#ended = true;
        resolve();
        this.#wake();
      };
      stream.once('close', end);
      stream.once('error', end);
    });
  }

  /** What comes before a mark; both are taken out. Rejects when the stream ends before. */
  async until(mark: string): Promise<Uint8Array> {
    this.#searched = 0;
    for (;;) {
      this.#gather();
      const at = this.#bytes.indexOf(mark, this.#searched);
      if (at >= 0) {
        const before = this.#bytes.subarray(0, at);
        this.#bytes = this.#bytes.subarray(at + mark.length);
        return before;
      }
      if (this.#ended) throw new Error('The stream ended.');
      this.#searched = Math.max(0, this.#bytes.length - mark.length + 1);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Resolves when nothing more will come. */
  async end(): Promise<void> {
    await this.#end;
  }

  /** All that is there and was not taken. */
  text(): string {
    this.#gather();
    return this.#bytes.toString();
  }

  clear(): void {
    this.#bytes = Buffer.alloc(0);
    this.#chunks = [];
  }

  #gather(): void {
    if (this.#chunks.length === 0) return;
    this.#bytes = Buffer.concat([this.#bytes, ...this.#chunks]);
    this.#chunks = [];
  }
}
