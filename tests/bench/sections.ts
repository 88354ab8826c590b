import { alertsSection } from './alerts-section.ts';
import { cliSection } from './cli-section.ts';
import { digestSection } from './digest-section.ts';
import { growthSection } from './growth-section.ts';
import { indexSection } from './index-section.ts';
import { loadSection } from './load-section.ts';
import { postgresSection } from './postgres-section.ts';
import { reviewSection } from './review-section.ts';
import { searchSection } from './search-section.ts';
import type { Section } from './section.ts';
import { startSection } from './start-section.ts';

/** Everything that can be measured, in the order in which it is. */
export const SECTIONS: readonly Section[] = [
  searchSection,
  cliSection,
  startSection,
  indexSection,
  growthSection,
  loadSection,
  digestSection,
  alertsSection,
  postgresSection,
  reviewSection,
];
