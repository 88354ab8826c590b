import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  YAMLMap,
} from 'yaml';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import { cutBetweenWords } from '../../model/text/headline.ts';

/** Collects what is wrong with one definition file. */
export interface Complaints {
  readonly problems: readonly Problem[];
  /** @param at - the node that is meant, or null for the whole file. */
  add(at: Node | null | undefined, code: string, message: string): void;
}

/** The keys of a mapping with their values; `node` says where the mapping itself stands. */
export interface Section {
  readonly node: Node;
  readonly keys: ReadonlyMap<string, { readonly key: Node; readonly value: Node | null }>;
}

export interface DefinitionFile {
  /** Null when the file is no mapping that can be read; the problems then say why. */
  readonly root: Section | null;
  readonly complaints: Complaints;
}

/** Of a file that is something else altogether, all of them help nobody. */
const MAX_PROBLEMS = 20;

/**
 * Reads the text of a definition file as YAML 1.2 (core schema: no dates, no
 * sexagesimal numbers, nothing executable). Anchors, aliases and tags are
 * refused: a definition needs none, and they are how small files become huge.
 */
export function readDefinitionFile(file: string, text: string): DefinitionFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  });
  const complaints = createComplaints(file, lines);
  for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, 5)) {
    complaints.addAt(pos[0], 'yaml', `This is not YAML that can be read: ${sentence(message)}`);
  }
  if (complaints.problems.length > 0) {
    return { root: null, complaints };
  }
  visit(document, (_key, node) => {
    if (isAlias(node) || (isAnchored(node) && node.anchor !== undefined)) {
      complaints.add(
        isAlias(node) || isMap(node) || isScalar(node) ? node : null,
        'alias',
        'Anchors (`&name`) and aliases (`*name`) cannot be used here; write the value out, or quote a text that starts with `&` or `*`.',
      );
      return visit.BREAK;
    }
    return undefined;
  });
  if (complaints.problems.length > 0) {
    return { root: null, complaints };
  }
  const root = sectionOf(document.contents);
  if (root === null) {
    complaints.add(
      document.contents,
      'shape',
      'A digest is a list of `key: value` lines; expected for example `channel: "#foresight"`.',
    );
  }
  return { root, complaints };
}

function isAnchored(node: unknown): node is { readonly anchor?: string } {
  return typeof node === 'object' && node !== null && 'anchor' in node;
}

/** The mapping's keys; null when the node is no mapping. Duplicate keys were refused before. */
export function sectionOf(node: Node | null | undefined): Section | null {
  if (!(node instanceof YAMLMap)) {
    return null;
  }
  const keys = new Map<string, { readonly key: Node; readonly value: Node | null }>();
  for (const { key, value } of node.items) {
    if (isScalar(key)) {
      keys.set(String(key.value), { key, value: isNode(value) ? value : null });
    }
  }
  return { node, keys };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function sentence(message: string): string {
  const [line = ''] = message.split('\n');
  const first = cutBetweenWords(line, 200);
  return /[.:!?]$/.test(first) ? first.replace(/:$/, '.') : `${first}.`;
}

function createComplaints(file: string, lines: LineCounter) {
  const problems: Problem[] = [];
  const addAt = (offset: number | null, code: string, message: string) => {
    if (problems.length < MAX_PROBLEMS) {
      const line = offset === null ? null : Math.max(1, lines.linePos(offset).line);
      problems.push(problemOf(file, 'rejected', { line, code, what: message }));
    }
  };
  return {
    problems,
    addAt,
    add: (at: Node | null | undefined, code: string, message: string) =>
      addAt(at?.range?.[0] ?? null, code, message),
  };
}
