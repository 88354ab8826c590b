import { expect, it, onTestFinished } from 'vitest';
import type { OpenView } from '../../../../src/workspace/page-protocol.ts';
import { anArchiveItem, pageId } from '../../../support/builders.ts';
import { jonas, mira, startApp } from '../../../support/running-app.ts';

const proposals = (modal: OpenView | undefined) =>
  (modal?.view.blocks ?? []).flatMap((block) =>
    block.type === 'input' && 'element' in block && block.element.type === 'radio_buttons'
      ? block.element.options.map(({ value }) => value)
      : [],
  );

it('opens the form for a duplicate in time, and proposes items once they are found', async () => {
  const { promise: found, resolve: find } = Promise.withResolvers<[typeof item]>();
  const item = anArchiveItem({ name: 'Drones over the harbour' }, { id: pageId(2) });
  const running = await startApp({
    transport: 'http',
    curators: [mira],
    search: () => ({ nearest: () => found }),
  });
  onTestFinished(() => running.stop());
  await running.click(jonas, await running.type(jonas, '/signals regulation'), 'Flag');
  await running.workspace.idle();
  const queue = await running.type(mira, '/signalpost review');

  await running.click(mira, queue, 'Duplicate of…');
  const early = await running.modal(mira, 'Drone regulation 1');
  find([item]);

  expect(proposals(early)).toEqual([]);
  await running.workspace.until(mira, ({ modals }) => proposals(modals[0]).includes(item.item.id));
});
