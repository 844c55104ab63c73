// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';
import addressAfterService from './rules/address-after-service.ts';
import argumentCount from './rules/argument-count.ts';
import badAddress from './rules/bad-address.ts';
import carriageReturn from './rules/carriage-return.ts';
import commentInContinuation from './rules/comment-in-continuation.ts';
import commentedBackslash from './rules/commented-backslash.ts';
import duplicateKey from './rules/duplicate-key.ts';
import gluedWords from './rules/glued-words.ts';
import ignoredWithCrm from './rules/ignored-with-crm.ts';
import keyPattern from './rules/key-pattern.ts';
import lineTooLong from './rules/line-too-long.ts';
import literalQuote from './rules/literal-quote.ts';
import missingContinuation from './rules/missing-continuation.ts';
import missingDrbddisk from './rules/missing-drbddisk.ts';
import noResources from './rules/no-resources.ts';
import placeholder from './rules/placeholder.ts';
import resourceOrder from './rules/resource-order.ts';
import singleColon from './rules/single-colon.ts';
import strayBackslash from './rules/stray-backslash.ts';
import unknownScript from './rules/unknown-script.ts';
import usedTwice from './rules/used-twice.ts';

export const rules: readonly Rule[] = [addressAfterService, argumentCount, badAddress, carriageReturn, commentInContinuation, commentedBackslash, duplicateKey, gluedWords, ignoredWithCrm, keyPattern, lineTooLong, literalQuote, missingContinuation, missingDrbddisk, noResources, placeholder, resourceOrder, singleColon, strayBackslash, unknownScript, usedTwice];
