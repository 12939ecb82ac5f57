// A worker that waits for the page: {id, ms} in, id out when the time has passed.
onmessage = ({ data: { id, ms } }) => setTimeout(() => postMessage(id), ms);
