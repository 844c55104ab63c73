import type { At } from './state.ts';

/** What is wrong between the calls of a script; the rule of that name words it. */
export type Finding = { readonly at: At; readonly earlier?: At } & (
  | { readonly kind: 'duplicate-target'; readonly what: 'tid' | 'name'; readonly key: string }
  | {
      readonly kind: 'undefined-target';
      readonly tid: string;
      readonly why: 'deleted' | 'later' | 'never';
      readonly known: readonly string[];
    }
  | { readonly kind: 'duplicate-lun'; readonly tid: string; readonly lun: string }
  | {
      readonly kind: 'undefined-lun';
      readonly tid: string;
      readonly lun: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'lun-gap'; readonly tid: string; readonly lun: string; readonly missing: string }
  | { readonly kind: 'duplicate-initiator'; readonly tid: string; readonly initiator: string }
  | { readonly kind: 'duplicate-account'; readonly user: string; readonly tid: string | undefined }
  | { readonly kind: 'duplicate-portal'; readonly portal: string }
  | { readonly kind: 'undefined-account'; readonly user: string; readonly known: readonly string[] }
  | { readonly kind: 'second-outgoing-account'; readonly tid: string }
  | { readonly kind: 'unbound-target'; readonly tid: string }
  | { readonly kind: 'target-without-lun'; readonly tid: string }
);

export type FindingOf<K extends Finding['kind']> = Extract<Finding, { readonly kind: K }>;
