// The one live region: what a screen reader is told while the guest is somewhere else on the page.
const announcer = element("div", { className: "hidden", ariaLive: "polite" });
const announce = (text) => announcer.replaceChildren(text);

// The page's own title may change at any time, so the count is taken off before it is put on.
const countInTitle = (count) => {
  const plain = page.title.replace(/^\(\d+\) /, "");
  const title = count ? `(${count}) ${plain}` : plain;
  if (page.title != title) page.title = title;
};
