/** Where the agent was, by tab of the browser: a reload leads back to it. */
import { Storage } from "../settings/storage.js";

const STORAGE = new Storage("sessionStorage");

/** Keeps the tab, the chat and the pane on screen, whenever they change; `agentId` is whose place it is. */
export function keepPlace(agentId, { tab, selected, pane }) {
  STORAGE.write(key(agentId), { tab, selected, pane });
}

export const forgetPlace = (agentId) => STORAGE.write(key(agentId), null);

/** Goes back there once the first news are in; a new login begins where somebody waits. */
export async function returnToPlace(app) {
  const { actions, inbox, viewState, threads } = app;
  if (threads.current || viewState.isChosen) return;
  const place = STORAGE.read(key(inbox.agent.id));
  const beginning = inbox.mine.length === 0 && inbox.queue.chats.length > 0 ? "waiting" : "active";
  actions.showTab(place?.tab ?? beginning);
  const chat = place?.selected && (await actions.find(place.selected).catch(() => null));
  if (!chat || threads.current) return;
  actions.select(chat);
  viewState.pane = place.pane;
}

const key = (agentId) => `console.place.${agentId}`;
