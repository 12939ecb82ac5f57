// The one live region: what a screen reader is told while the guest is somewhere else on the page.
const announcer = element("div.aside", { ariaLive: "polite" });
const announce = (text) => announcer.replaceChildren(text);

// The page's own title may change at any time, and begin with a count of its own.
let counted = "";
const countInTitle = (count) => {
  const own = page.title.replace(counted, "");
  counted = count ? `(${count}) ` : "";
  if (page.title != counted + own) page.title = counted + own;
};
