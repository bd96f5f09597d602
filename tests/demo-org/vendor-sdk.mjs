// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds the demo organisation against the vendor's own JavaScript SDK, unmodified. By hand, since it needs npm:
//   mkdir sdk && cd sdk && npm install purecloud-platform-client-v2
//   node --experimental-websocket /path/to/tests/demo-org/vendor-sdk.mjs /path/to/bin/wrapdesk-demo-org
// (Node 22 and later need no flag.) Every endpoint the organisation offers is called once; the exit code is the
// number of expectations that failed.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const platform = createRequire(process.cwd() + '/')('purecloud-platform-client-v2');
const organisation = spawn(process.argv[2], ['--speed', '10'], { stdio: ['pipe', 'pipe', 'inherit'] });
const [ready] = await once(createInterface({ input: organisation.stdout }), 'line');
const { api, userToken } = JSON.parse(ready);

let failed = 0;
async function expect(what, action, isRight = () => true) {
  try {
    const answer = await action();
    if (isRight(answer)) return answer;
    console.log(`FAIL ${what}: ${JSON.stringify(answer)?.slice(0, 300)}`);
  } catch (error) {
    console.log(`FAIL ${what}: ${JSON.stringify(error.body ?? error.message ?? error)?.slice(0, 300)}`);
  }
  ++failed;
}
async function expectRefusal(what, code, action) {
  try {
    await action();
  } catch (error) {
    const body = error.body ?? error;
    if (body.code === code && body.status && body.contextId) return;
    console.log(`FAIL ${what}: ${JSON.stringify(body)?.slice(0, 300)}`);
    ++failed;
    return;
  }
  console.log(`FAIL ${what}: not refused`);
  ++failed;
}
const moment = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const client = platform.ApiClient.instance;
client.setGateway({ host: '127.0.0.1', protocol: 'http', port: new URL(api).port, path_params_login: 'login', path_params_api: '' });
const tokens = new platform.TokensApi();
const users = new platform.UsersApi();
const routing = new platform.RoutingApi();
const analytics = new platform.AnalyticsApi();
const conversations = new platform.ConversationsApi();
const notifications = new platform.NotificationsApi();

// Client credentials: may read, may not act as a person.
await expect('client credentials', () => client.loginClientCredentialsGrant('demo-client', 'demo-secret'), (a) => a.accessToken);
await expect('tokens/me', () => tokens.getTokensMe(), (a) => a.OAuthClient.authorizedGrantType === 'CLIENT-CREDENTIALS');
await expectRefusal('users/me without a user', 'not.a.user', () => users.getUsersMe());
await expect('organizations/me', () => new platform.OrganizationApi().getOrganizationsMe(), (a) => a.id && a.name);
await expect('revoke', () => tokens.deleteTokensMe());
await expectRefusal('a revoked token', 'bad.credentials', () => tokens.getTokensMe());

client.setAccessToken(userToken);
await expect('tokens/me HEAD', () => tokens.headTokensMe());
const me = await expect('users/me', () => users.getUsersMe(), (a) => a.id && a.name);
await expect('users by id', () => users.getUsers({ id: [me.id, me.id] }), (a) => a.total === 1);
await expect('divisions', () => new platform.AuthorizationApi().getAuthorizationDivisions({ pageSize: 100 }), (a) => a.entities.some((d) => d.homeDivision));

const queues = await expect('queues', () => routing.getRoutingQueues({ pageSize: 100 }), (a) => a.total === 12);
const queue = queues.entities.find((q) => q.acwSettings.wrapupPrompt === 'MANDATORY_TIMEOUT');
await expect('queue by name', () => routing.getRoutingQueues({ name: queue.name.slice(0, 4) + '*' }), (a) => a.entities.some((q) => q.id === queue.id));
await expect('queues by id', () => routing.getRoutingQueues({ id: queues.entities.slice(0, 2).map((q) => q.id) }), (a) => a.total === 2);
await expect('queue', () => routing.getRoutingQueue(queue.id), (a) => a.name === queue.name);
await expect('queue codes', () => routing.getRoutingQueueWrapupcodes(queue.id, { pageSize: 5, pageNumber: 1 }), (a) => a.entities.length === 5 && a.nextUri);
await expect('codes', () => routing.getRoutingWrapupcodes({ pageSize: 100, sortBy: 'name', sortOrder: 'descending' }), (a) => a.total >= 50);
await expectRefusal('unknown queue', 'not.found', () => routing.getRoutingQueue('nobody'));

// Analytics: legs without a code, of each medium.
const interval = `${new Date(Date.now() - 3 * 864e5).toISOString()}/${new Date().toISOString()}`;
const isWrapup = [{ dimension: 'purpose', value: 'agent' }, { dimension: 'segmentType', value: 'wrapup' }, { dimension: 'wrapUpCode', operator: 'notExists' }];
const page = await expect('details/query', () => analytics.postAnalyticsConversationsDetailsQuery({
  interval, order: 'asc', orderBy: 'conversationStart', paging: { pageSize: 100, pageNumber: 1 },
  conversationFilters: [{ type: 'and', predicates: [{ dimension: 'conversationEnd', operator: 'exists' }] }],
  segmentFilters: [{ type: 'and', predicates: isWrapup }],
}), (a) => a.totalHits > 0 && a.conversations.length > 0);
const ids = page.conversations.map((c) => c.conversationId);
await expect('details by ids', () => analytics.getAnalyticsConversationsDetails({ id: ids.slice(0, 3) }), (a) => a.conversations.length === Math.min(3, ids.length));
await expect('details of one', () => analytics.getAnalyticsConversationDetails(ids[0]), (a) => a.conversationId === ids[0]);
await expect('activity/query', () => analytics.postAnalyticsConversationsActivityQuery({
  metrics: ['oInteracting', 'oWaiting', 'oAlerting'].map((metric) => ({ metric, details: true })), groupBy: ['queueId'],
  filter: { type: 'or', predicates: queues.entities.map((q) => ({ dimension: 'queueId', value: q.id })) },
}), (a) => Array.isArray(a.results));

// Notifications.
const channel = await expect('channel', () => notifications.postNotificationsChannels(), (a) => a.connectUri.startsWith('ws://127.0.0.1:'));
await expect('channels', () => notifications.getNotificationsChannels(), (a) => a.entities.length === 1);
await expect('channel HEAD', () => notifications.headNotificationsChannel(channel.id));
await expect('topics', () => notifications.getNotificationsAvailabletopics({ expand: ['description', 'requiresPermissions'] }), (a) => a.entities.every((t) => t.description));
const topics = queues.entities.map((q) => ({ id: `v2.routing.queues.${q.id}.conversations` }));
await expect('subscribe', () => notifications.putNotificationsChannelSubscriptions(channel.id, topics), (a) => a.entities.every((t) => t.state === 'Permitted'));
await expectRefusal('unknown topic', 'notification.invalid.topic', () => notifications.postNotificationsChannelSubscriptions(channel.id, [{ id: 'v2.nonsense' }]));
await expect('unknown topic, errors ignored', () => notifications.postNotificationsChannelSubscriptions(channel.id, [{ id: 'v2.nonsense' }], { ignoreErrors: true }), (a) => a.entities[0].rejectionReason);
const frames = [];
const socket = new WebSocket(channel.connectUri);
socket.onmessage = (message) => frames.push(JSON.parse(message.data));
await once(socket, 'open');
socket.send('{"message":"ping"}');

// Reads and writes of wrap-ups, each medium by its own path, on legs of queues that have codes (one has none).
const codeCounts = await Promise.all(queues.entities.map((q) => routing.getRoutingQueueWrapupcodes(q.id, { pageSize: 1 })));
const isCodable = (id) => codeCounts[queues.entities.findIndex((q) => q.id === id)]?.total > 0;
await expect('settings', () => conversations.getConversationsSettings(), (a) => a.communicationBasedACW === false);
const names = { voice: 'Call', callback: 'Callback', email: 'Email', message: 'Message' };
for (const [media, name] of Object.entries(names)) {
  const found = page.conversations.flatMap((c) => c.participants.flatMap((p) => p.sessions.map((s) => ({ c, p, s }))))
    .find(({ p, s }) => p.purpose === 'agent' && s.mediaType === media && s.segments.some((g) => g.segmentType === 'wrapup' && !g.wrapUpCode && isCodable(g.queueId)));
  if (!found) { console.log(`note: no uncoded ${media} leg on the first page`); continue; }
  const leg = [found.c.conversationId, found.p.participantId];
  const communication = found.s.sessionId;
  await expect(`${media}: conversation`, () => conversations.getConversation(leg[0]), (a) => a.participants.some((p) => p.id === leg[1]));
  const codes = await expect(`${media}: codes`, () => conversations[`getConversations${name}ParticipantWrapupcodes`](...leg), (a) => a.length > 0);
  await expect(`${media}: wrap-up before`, () => conversations[`getConversations${name}ParticipantCommunicationWrapup`](...leg, communication), (a) => !a.code);
  await expect(`${media}: W1`, () => conversations[`postConversations${name}ParticipantCommunicationWrapup`](...leg, communication, { body: { code: codes[0].id, notes: 'by SDK' } }));
  await moment(500);
  await expect(`${media}: wrap-up after W1`, () => conversations[`getConversations${name}ParticipantCommunicationWrapup`](...leg, communication), (a) => a.code === codes[0].id && a.notes === 'by SDK');
  const patch = { wrapup: { code: codes.at(-1).id } };
  const isBodyOption = media === 'message'; // this one method of the SDK takes its body among the options
  await expect(`${media}: W2`, () => conversations[`patchConversations${name}Participant`](...leg, isBodyOption ? { body: patch } : patch));
  await moment(500);
  await expect(`${media}: wrap-up after W2`, () => conversations[`getConversations${name}ParticipantWrapup`](...leg), (a) => a.code === codes.at(-1).id);
  await expect(`${media}: W3`, () => conversations.patchConversationParticipant(...leg, { wrapup: { code: codes[0].id } }));
  await moment(500);
  await expect(`${media}: wrap-up after W3`, () => conversations.getConversationParticipantWrapup(...leg), (a) => a.code === codes[0].id);
  await expect(`${media}: neutral codes`, () => conversations.getConversationParticipantWrapupcodes(...leg), (a) => a.length === codes.length);
  await expectRefusal(`${media}: W1 without a code`, 'conversation.error.wrapup.code.required', () => conversations[`postConversations${name}ParticipantCommunicationWrapup`](...leg, communication, { body: {} }));
}
for (const name of ['Social', 'Video', 'Cobrowsesession', 'Screenshare'])
  await expectRefusal(`${name}: W1`, 'conversation.error.conversation.not.found', () => conversations[`postConversations${name}ParticipantCommunicationWrapup`](ids[0] + 'x', 'p', 'c', { body: { code: 'c' } }));

await expect('pong', async () => frames, (a) => a.some((f) => f.topicName === 'channel.metadata' && f.eventBody.message === 'pong'));
await expect('queue events with the code', async () => frames, (a) => a.some((f) => f.topicName.endsWith('.conversations') && f.eventBody.participants.some((p) => p.wrapup?.code)));
socket.close();
await expect('subscriptions', () => notifications.getNotificationsChannelSubscriptions(channel.id), (a) => a.entities.length === 12);
await expect('unsubscribe', () => notifications.deleteNotificationsChannelSubscriptions(channel.id));

const stats = await (await fetch(`${api}/demo/stats`)).json();
console.log(`${stats.requests.total} requests on ${Object.keys(stats.requests.byRoute).length} routes, ${stats.writes.length} legs written, ${failed} failed`);
organisation.stdin.end(); // its parent is gone, so it ends
await once(organisation, 'exit');
process.exit(failed);
