// What client and server say to each other beyond the Language Server Protocol: all that the client may import
// from the server. Types and names only.

import type { Conversion } from './convert/conversion.ts';
import type { DirectoryEntry, HostErrorCode } from './core/host.ts';
import type { LanguageId } from './core/language.ts';
import type { Position, Range } from './core/span.ts';
import type { PastDeployment } from './deploy/history.ts';
import type { Plan } from './deploy/plan.ts';
import type { Confirmation, ConfirmRequest, DeployAnswer } from './deploy/service.ts';
import type { DriftView, FileView, ImportView, PlanView } from './deploy/view.ts';
import type { OverviewItem, OverviewKind } from './overview/item.ts';
import type { GuideName, GuideStep } from './scaffold/guide.ts';
import type { Answers, Choice, Question } from './scaffold/question.ts';

export type {
  Picture,
  PictureConstraint,
  PictureDrbd,
  PictureLink,
  PictureNode,
  PicturePlace,
  PictureResource,
  PictureTarget,
  PictureThing,
  PictureVolume,
} from './picture/picture.ts';
export type {
  Answers,
  Choice,
  Confirmation,
  ConfirmRequest,
  Conversion,
  DeployAnswer,
  DirectoryEntry,
  DriftView,
  FileView,
  GuideName,
  GuideStep,
  ImportView,
  LanguageId,
  OverviewItem,
  OverviewKind,
  PastDeployment,
  Plan,
  PlanView,
  Question,
};

/** What a person may take a file for: one of the languages, or `off` for "not a cluster file". */
export type FileLanguage = Exclude<LanguageId, 'ha-cluster'> | 'off';

/** When problems are looked for: while typing, or once a file is saved. */
export type LintRun = 'onType' | 'onSave';

export type RuleLevel = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** The section of the settings that the server asks for with `workspace/configuration`. */
export const settingsSection = 'haCluster';

/** The settings below `haCluster.`; package.json describes each to people. */
export interface Settings {
  readonly lint: { readonly run: LintRun };
  /** Glob → what the files it matches are taken for. */
  readonly files: { readonly associations: Readonly<Record<string, FileLanguage>> };
  /** Folders with the meta-data of further resource agents. */
  readonly agents: { readonly folders: readonly string[] };
  /** Lines above statements that tell who uses what they make. */
  readonly codeLens: { readonly enabled: boolean };
  /** What is shown beside values. */
  readonly inlayHints: {
    readonly devices: boolean;
    readonly units: boolean;
    readonly scores: boolean;
    readonly inherited: boolean;
  };
  /** How nodes are reached. */
  readonly deploy: { readonly ssh: string };
  /** Rule code → its level, where a person wants another one than the rule's own. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** Notification from the server: what an open document is taken for. Sent when it is opened and when that changes. */
export const documentStatusMethod = 'haCluster/documentStatus';

export interface DocumentStatus {
  readonly uri: string;
  /** Absent when the document is none of the cluster's files. */
  readonly language?: LanguageId;
  /** The language as people say it, e.g. "Heartbeat ha.cf". */
  readonly languageName?: string;
  /** The version of the tool that the file is checked against, e.g. "DRBD 9". */
  readonly dialect?: string;
  /** The path of the folder that is the cluster the file belongs to. */
  readonly cluster?: string;
  /** Why it is taken for that, in a few words for people, e.g. "by its name". */
  readonly reason?: string;
}

/** Request to the server: what the clusters of the workspace consist of, one item for each cluster. */
export const overviewMethod = 'haCluster/overview';

/** Request to the server: the clusters of the workspace as pictures, one for each. */
export const pictureMethod = 'haCluster/picture';

/** Notification from the server: what it would answer to `overviewMethod` and `pictureMethod` may have changed. */
export const overviewChangedMethod = 'haCluster/overviewChanged';

/**
 * Request to the client: a file that the server cannot read itself, such as every file when it is a web worker. Takes
 * a ReadFileRequest, and answers with a FileAnswer: the bytes in base64, since not every channel carries bytes.
 */
export const readFileMethod = 'haCluster/readFile';

export interface ReadFileRequest {
  readonly uri: string;
  /** In bytes: a larger file is not read. */
  readonly largest: number;
}

/** Request to the client: what is in a folder, by its URI. Answers with a FileAnswer of DirectoryEntry. */
export const listFolderMethod = 'haCluster/listFolder';

export type FileAnswer<T> = { readonly content: T } | { readonly trouble: FileTrouble };

/** Why something could not be read. */
export interface FileTrouble {
  readonly code: HostErrorCode;
  readonly message: string;
}

export const defaultSettings: Settings = {
  lint: { run: 'onType' },
  files: { associations: {} },
  agents: { folders: [] },
  codeLens: { enabled: true },
  inlayHints: { devices: true, units: true, scores: true, inherited: true },
  deploy: { ssh: 'ssh' },
  rules: {},
};

/**
 * Command of the server: what a file becomes for the tools of today. Takes the URI of the file, and answers with a
 * Conversion, or with null when the file need not become anything.
 */
export const convertCommand = 'haCluster.convertFile';

/** Which files become what, and the commands of the client that open the result. */
export const conversions: readonly {
  readonly from: LanguageId;
  readonly command: string;
  readonly title: string;
}[] = [
  { from: 'ha-cf', command: 'haCluster.convertHaCf', title: 'Convert ha.cf to corosync.conf' },
  {
    from: 'haresources',
    command: 'haCluster.convertHaresources',
    title: 'Convert haresources to crm statements',
  },
];

/** What the commands of the guides take: the guide, and what was answered so far. */
export interface GuideRequest {
  readonly guide: GuideName;
  readonly answers: Answers;
}

/** Command of the server: what comes next in a guide. Takes a GuideRequest, and answers with a GuideStep. */
export const nextQuestionCommand = 'haCluster.nextQuestion';

/**
 * Command of the server: what is wrong with an answer. Takes a GuideRequest, the id of a question and the answer;
 * answers with a sentence for people, or with null when the answer can be used.
 */
export const checkAnswerCommand = 'haCluster.checkAnswer';

/** Command of the server: what a guide writes. Takes a GuideRequest, and answers with a GuideResult, or with null. */
export const finishGuideCommand = 'haCluster.finishGuide';

export interface GuideResult {
  readonly label: string;
  /** A WorkspaceEdit of the protocol. Everything in it wants to be confirmed by a person. */
  readonly edit: unknown;
  /** The files that it makes. */
  readonly creates: readonly string[];
  /** Those of them that only their owner may read. */
  readonly secrets: readonly string[];
  /** The file to look at afterwards. */
  readonly shows?: string;
}

/**
 * Commands of the server that go to the nodes of a cluster; each takes the request of its name and answers with a
 * DeployAnswer. They are there in servers that can run ssh.
 */
export const deployCommands = {
  clusters: 'haCluster.deploy.clusters',
  plan: 'haCluster.deploy.plan',
  apply: 'haCluster.deploy.apply',
  rollback: 'haCluster.deploy.rollback',
  drift: 'haCluster.deploy.drift',
  history: 'haCluster.deploy.history',
  import: 'haCluster.deploy.import',
} as const;

/** A cluster of the workspace; the answer to `clusters` is a list of them. */
export interface DeployCluster {
  /** The path of its root, by which the other commands know it. */
  readonly root: string;
  readonly nodes: DeployAnswer<readonly string[]>;
}

export interface PlanRequest {
  readonly root: string;
  /** The names of the nodes; all without it. */
  readonly only?: readonly string[];
  readonly filesOnly?: boolean;
}

export interface ApplyRequest {
  readonly plan: Plan;
  readonly activate: boolean;
}

export interface RollbackRequest {
  readonly root: string;
  /** Without it, the last one. */
  readonly id?: string;
}

export interface ImportRequest {
  /** What ssh takes: aliases, or `user@host`. */
  readonly destinations: readonly string[];
  readonly become: boolean;
}

/** Request to the client: what ssh wants to know, a password or a passphrase. Answered with a text, or null. */
export const askSecretMethod = 'haCluster/askSecret';

/** Request to the client: whether to take a deployment back, as a ConfirmRequest. Answered with a Confirmation. */
export const confirmMethod = 'haCluster/confirm';

/** Notification from the server: a step of a deployment, as it begins, in words for people. */
export const deployProgressMethod = 'haCluster/deployProgress';

/** A command of the client, called with URIs of files that a fix has made: only their owner may read them. */
export const restrictFilesCommand = 'haCluster.restrictFiles';

/** Command of the client that shows two files side by side: the URIs of both. */
export const compareCopiesCommand = 'haCluster.compareCopies';

/** A command of the client that deploys a cluster: the path of its root, without which it asks. */
export const deployCommand = 'haCluster.deploy';

/**
 * A command of the client that shows places beside a position, as "Find All References" does: the URI of a file, a
 * PositionInFile and a list of PlaceInFile.
 */
export const showReferencesCommand = 'haCluster.showReferences';

export type PositionInFile = Position;

export interface PlaceInFile {
  readonly uri: string;
  readonly range: Range;
}

/** What the client says when it starts the server. */
export interface InitializationOptions {
  /** Where the rules are documented, as a URI without trailing slash: codes of problems link to their page there. */
  readonly rulesFolder?: string;
  /** Settings of clients that cannot be asked for them. */
  readonly settings?: Partial<Settings>;
  /** Commands of the client that code actions may call. */
  readonly commands?: readonly string[];
  /** `false` where a person does not trust the workspace: then no program is run. */
  readonly deployment?: boolean;
}
