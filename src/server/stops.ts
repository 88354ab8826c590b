/** What has been started, to be stopped last first. */
export interface Stops {
  add(stop: () => Promise<unknown>): void;
  /** Safe to call twice. */
  run(): Promise<void>;
}

export function createStops(): Stops {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    add: (stop) => {
      stops.push(stop);
    },
    run: async () => {
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        await stop();
      }
    },
  };
}
