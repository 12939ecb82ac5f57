/** Where the agent was, by tab of the browser: a reload leads back to it. */
import { Storage } from "../settings/storage.js";

const STORAGE = new Storage("sessionStorage");

/** Keeps the tab and the chat on screen, whenever they change; `agentId` is whose place it is. */
export function keepPlace(agentId, { tab, selected }) {
  STORAGE.write(key(agentId), { tab, selected });
}

export const forgetPlace = (agentId) => STORAGE.write(key(agentId), null);

/** Goes back there once the first news are in; a new login begins where somebody waits. */
export async function returnToPlace(app) {
  const { actions, api, desk, screen, threads } = app;
  if (threads.current || screen.isChosen) return;
  const place = STORAGE.read(key(desk.agent.id));
  const beginning = desk.mine.length === 0 && desk.queue.chats.length > 0 ? "waiting" : "active";
  actions.showTab(place?.tab ?? beginning);
  if (!place?.selected) return;
  const chat = desk.find(place.selected) ?? (await api.chat(place.selected).catch(() => null));
  if (chat && !threads.current) actions.select(chat);
}

const key = (agentId) => `console.place.${agentId}`;
