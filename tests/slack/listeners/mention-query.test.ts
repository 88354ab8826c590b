import { expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { mentionQuery } from '../../../src/slack/listeners/mention-query.ts';

it.each([
  ['<@U0APP> regulation', 'regulation', ITEM_KINDS],
  ['hello <@U0APP|signalpost>, "air space" rel:&gt;=4', '"air space" rel:>=4', ITEM_KINDS],
  ['<@U0APP> signals regulation', 'regulation', ['signal']],
  ['<@U0APP> /Technologies\nsand  batteries', 'sand  batteries', ['technology']],
  ['<@U0APP> signal regulation', 'signal regulation', ITEM_KINDS],
  ['<@U0APP> signals', '', ['signal']],
  ['<@U0APP> drones <@U0APP>', 'drones', ITEM_KINDS],
  ['<@U0APP> drones <@U0MIRA>', 'drones @U0MIRA', ITEM_KINDS],
  ['<@U0APP> *signals* `carbon`', 'carbon', ['signal']],
  ['<@U0APP> :seedling: _carbon_ batter*', 'carbon batter*', ITEM_KINDS],
  ['thanks <@U0APP>', '', ITEM_KINDS],
  ['<@U0APP>', '', ITEM_KINDS],
])('reads %j as %j of %j', (said, text, kinds) => {
  expect(mentionQuery(said, 'U0APP')).toEqual({ text, kinds, leftOut: [] });
});

it('reads a question as its telling words, and keeps the others to be named', () => {
  expect(mentionQuery('<@U0APP> which *concerns* are there about privacy?', 'U0APP')).toEqual({
    text: 'privacy',
    kinds: ['concern'],
    leftOut: ['which', 'concerns', 'are', 'there', 'about'],
  });
});
