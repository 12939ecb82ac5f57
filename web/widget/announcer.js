// The one live region: what a screen reader is told while the guest is somewhere else on the page.
const announcer = element("div.aside", { ariaLive: "polite" });
const announce = (text) => announcer.replaceChildren(text);

// The page's own title may change at any time, so the count is taken off before it is put on.
const countInTitle = (count) => {
  const title = (count ? `(${count}) ` : "") + page.title.replace(/^\(\d+\) /, "");
  if (page.title != title) page.title = title;
};
