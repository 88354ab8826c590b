/** When a world begins, on a Monday just after nine in Paris, and when its digest is due a week later. */
export const monday0805 = new Date('2026-11-16T08:05:00Z');
export const nextMonday = new Date('2026-11-23T08:00:30Z');

/** A digest as people write it. */
export const weekly = `
title: Signals of the week
schedule: { every: week, on: monday, at: "09:00", timezone: Europe/Paris }
channel: "#foresight"
kinds: all
limit: 3
most_per_page: 3
group_by: kind
`;
