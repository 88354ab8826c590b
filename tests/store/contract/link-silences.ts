import { expect, it } from 'vitest';
import { ChannelId, MessageTs } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { team } from '../../support/builders.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const ts = (n: number) => MessageTs.parse(`179000000${n}.000100`);
const link = 'example.org/air';
const shown = { team, channel: ChannelId.parse('C0FORESIGHT'), link, ts: ts(1) };

export function linkSilenceContract(current: () => Store): void {
  it('lasts until its end, in its channel and for its link alone', async () => {
    const store = current();
    const begin = (silence: Partial<typeof shown>, minute: number) =>
      store.beginSilence({ ...shown, ...silence, until: at(minute + 30) }, at(minute));

    expect(await begin({}, 0)).toBe(true);
    expect(await begin({ ts: ts(2) }, 29)).toBe(false);
    expect(await begin({ ts: ts(2), link: 'example.org/water' }, 29)).toBe(true);
    expect(await begin({ ts: ts(2), channel: ChannelId.parse('C0OTHER') }, 29)).toBe(true);
    expect(await begin({ ts: ts(2) }, 30)).toBe(true);
    expect(await begin({ ts: ts(3) }, 59)).toBe(false);
  });

  it('lets the message that began it begin it again', async () => {
    const store = current();
    await store.beginSilence({ ...shown, until: at(30) }, at(0));

    expect(await store.beginSilence({ ...shown, until: at(31) }, at(1))).toBe(true);
    expect(await store.beginSilence({ ...shown, ts: ts(2), until: at(32) }, at(2))).toBe(false);
  });

  it('is taken back by the message that began it, and by no other', async () => {
    const store = current();
    const second = { ...shown, ts: ts(2), until: at(31) };
    await store.beginSilence({ ...shown, until: at(30) }, at(0));

    await store.endSilence({ ...shown, ts: ts(2) });
    expect(await store.beginSilence(second, at(1))).toBe(false);
    await store.endSilence(shown);
    expect(await store.beginSilence(second, at(1))).toBe(true);
  });

  it('is begun by one of many who come at once', async () => {
    const store = current();

    const begun = await Promise.all(
      Array.from({ length: 9 }, (_, n) =>
        store.beginSilence({ ...shown, ts: ts(n), until: at(30) }, at(0)),
      ),
    );

    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  it('is dropped with what passes, and not before it has ended', async () => {
    const store = current();
    await store.beginSilence({ ...shown, until: at(30) }, at(0));
    const second = { ...shown, ts: ts(2), until: at(45) };

    await store.dropPast(at(30));
    expect(await store.beginSilence(second, at(15))).toBe(false);
    await store.dropPast(at(31));
    expect(await store.beginSilence(second, at(15))).toBe(true);
  });
}
