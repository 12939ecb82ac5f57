/** The tab's title: how much waits for the agent. */

export function showInTitle(count) {
  const title = count ? `(${count}) Charla` : "Charla";
  if (document.title !== title) document.title = title;
}
