// A worker that waits for the page: {id, ms} in, id out when the time has passed.
addEventListener("message", ({ data: { id, ms } }) => setTimeout(() => postMessage(id), ms));
