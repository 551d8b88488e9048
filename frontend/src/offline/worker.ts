/**
 * The service worker of a site that its reader saved: the network where it answers, else the saved copy.
 * The build puts SITE before it (onrecord.offline): the saved files, and a version named by a hash of them.
 * Not in here: keys. They are never saved, so that an instructor can withhold them.
 */

import { addresses, isLive, isSaved } from "./addresses.ts";

/** The parts of a service worker's world that are used here; TypeScript's own list excludes the page's. */
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}

declare const SITE: { version: string; files: string[]; live: string };
const worker = globalThis as unknown as Worker;
const scope = worker.registration.scope;
const prefix = `onrecord:${scope}:`;
const name = prefix + SITE.version;
const live = `${prefix}live`;

/** All files or none: where one fails, the copy that was there before stays in use. */
async function save(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(SITE.files.map((file) => new Request(scope + file, { cache: "reload" })));
  await worker.skipWaiting(); // pages come from the network first, so that no page meets files of another version
}

async function dropOlder(): Promise<void> {
  const names = (await caches.keys()).filter((other) => other.startsWith(prefix) && other !== name && other !== live);
  await Promise.all(names.map((other) => caches.delete(other)));
  if (await caches.has(live)) await dropOlderLive();
  await worker.clients.claim();
}

async function dropOlderLive(): Promise<void> {
  const cache = await caches.open(live);
  const older = (await cache.keys()).filter(({ url }) => !url.startsWith(scope + SITE.live));
  await Promise.all(older.map((request) => cache.delete(request)));
}

/** What was used once is not asked for again. */
async function answerLive(request: Request): Promise<Response> {
  const cache = await caches.open(live);
  const saved = await cache.match(request.url);
  if (saved) return saved;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

async function answer(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const saved = await find(request.url);
    if (saved) return saved;
    throw error;
  }
}

async function find(url: string): Promise<Response | undefined> {
  const cache = await caches.open(name);
  for (const address of addresses(url)) {
    const saved = await cache.match(address);
    if (saved) return saved.redirected ? new Response(saved.body, saved) : saved; // a page may not come by a redirect
  }
  return undefined;
}

worker.addEventListener("install", (event) => event.waitUntil(save()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET") return;
  if (isLive(url, scope)) event.respondWith(answerLive(event.request));
  else if (isSaved(url, scope)) event.respondWith(answer(event.request));
});
