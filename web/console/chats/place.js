/** Where the agent was, by tab of the browser: a reload leads back to it. */
import { Storage } from "../settings/storage.js";

const STORAGE = new Storage("sessionStorage");

/** Keeps the tab and the chat on screen, whenever they change; `agentId` is whose place it is. */
export function keepPlace(agentId, { tab, selected }) {
  STORAGE.write(key(agentId), { tab, selected });
}

export const forgetPlace = (agentId) => STORAGE.write(key(agentId), null);

/** Goes back there, once the first news are in. */
export async function returnToPlace(app) {
  const place = STORAGE.read(key(app.desk.agent.id));
  if (!place || app.threads.current) return;
  app.actions.showTab(place.tab);
  if (!place.selected) return;
  const chat = app.desk.find(place.selected) ?? (await app.api.chat(place.selected).catch(() => null));
  if (chat && !app.threads.current) app.actions.select(chat);
}

const key = (agentId) => `console.place.${agentId}`;
