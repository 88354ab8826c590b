import type { Theme } from './theme.ts';
import { batteries } from './themes/batteries.ts';
import { care } from './themes/care.ts';
import { cash } from './themes/cash.ts';
import { courts } from './themes/courts.ts';
import { drones } from './themes/drones.ts';
import { food } from './themes/food.ts';
import { forests } from './themes/forests.ts';
import { heat } from './themes/heat.ts';
import { housing } from './themes/housing.ts';
import { languages } from './themes/languages.ts';
import { ports } from './themes/ports.ts';
import { repair } from './themes/repair.ts';
import { schools } from './themes/schools.ts';
import { water } from './themes/water.ts';
import { work } from './themes/work.ts';

/**
 * In the order in which pages take them, round and round. Every other one is about regulation, so
 * that each week has something for those who follow it; an odd number of them lets each theme come
 * on Sundays and on Wednesdays.
 */
export const THEMES: readonly Theme[] = [
  drones,
  water,
  housing,
  forests,
  courts,
  care,
  batteries,
  languages,
  schools,
  ports,
  work,
  heat,
  repair,
  food,
  cash,
];
