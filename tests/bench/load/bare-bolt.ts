import { App, HTTPReceiver } from '@slack/bolt';

// The least that Slack is acknowledged by: Bolt, and a listener that does nothing else.
const receiver = new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? '' });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1' }),
});
app.command(/.*/, async ({ ack }) => ack());
await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log('ready');
