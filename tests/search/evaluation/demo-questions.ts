import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ArchiveItem } from '../../../src/model/archive-item.ts';
import { type Question, WrittenQuestions } from './question.ts';

const FILES = ['./demo-questions.yaml', './asked-questions.yaml'];

/** The judged questions on the demo archive; items without a name are called by their description. */
export function demoQuestions(items: readonly ArchiveItem[]): readonly Question[] {
  const written = FILES.flatMap((name) => {
    const file = new URL(name, import.meta.url);
    return WrittenQuestions.parse(parse(readFileSync(file, 'utf8')));
  });
  return written.map(({ kind, query, items: names = {}, pages = {} }) => {
    const grades = new Map<string, number>();
    for (const [title, grade] of Object.entries(pages)) {
      const ofPage = items.filter(({ page }) => page.title === title);
      const [first] = ofPage;
      if (first === undefined) {
        throw new Error(`“${query}” names a page that the demo has not: ${title}`);
      }
      // Of a topic's page each item counts; who asks for a page is content with any of them.
      for (const id of kind === 'topic' ? ofPage.map(({ item }) => item.id) : [first.page.id]) {
        grades.set(id, grade);
      }
    }
    for (const [name, grade] of Object.entries(names)) {
      const named = items.filter(({ item }) => (item.name ?? item.description) === name);
      if (named.length === 0) {
        throw new Error(`“${query}” names an item that the demo has not: ${name}`);
      }
      for (const { item } of named) {
        grades.set(item.id, grade);
      }
    }
    return { kind, query, grades };
  });
}
