// What the extension and the page of the picture say to each other.

import type { Picture, PicturePlace } from '../../../server/src/protocol.ts';

export type ToPage =
  | { readonly type: 'pictures'; readonly pictures: readonly Picture[] }
  /** The things under the cursor in the text. */
  | { readonly type: 'current'; readonly ids: readonly string[] }
  | { readonly type: 'export' };

export type FromPage =
  /** The page is there and wants to be told what to show. */
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly place: PicturePlace }
  /** The answer to `export`: a stand-alone file. */
  | { readonly type: 'svg'; readonly name: string; readonly svg: string };
