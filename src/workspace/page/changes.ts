import type { Change } from '../page-protocol.ts';
import type { Happening } from '../state/happenings.ts';
import type { WeatherStation } from '../weather.ts';
import type { Sight } from './snapshot.ts';

/** What a happening changes on one person's page; null where nothing. */
export function changeFor(
  { sight, weather }: { readonly sight: Sight; readonly weather: WeatherStation },
  as: string,
  happening: Happening,
): Change | null {
  switch (happening.kind) {
    case 'message': {
      const message = sight.message(as, happening.message);
      return message === undefined ? null : { kind: 'message', message };
    }
    case 'message-removed': {
      const { message } = happening;
      return sight.message(as, message) === undefined
        ? null
        : { kind: 'message-removed', channel: message.channel, ts: message.ts };
    }
    case 'modals':
      return happening.user === as ? { kind: 'modals', modals: sight.modals(as) } : null;
    case 'home':
      return happening.user === as ? { kind: 'home', home: sight.home(as) } : null;
    case 'channels':
      return { kind: 'channels', channels: sight.channels(as) };
    case 'app':
      return { kind: 'app', app: sight.app() };
    case 'clock':
      return { kind: 'clock', clock: sight.clock() };
    case 'weather':
      return { kind: 'weather', weather: weather.now() };
    case 'wire':
      return { kind: 'wire', entry: happening.entry };
  }
}
